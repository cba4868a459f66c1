#include "project/adopt_columns.hpp"
#include "project/sex_codes.hpp"
#include "text/remark_text.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using namespace zamin::project;
using zamin::test::TemporaryFolder;

namespace {

ProjectSource source_of(const char* role, const std::filesystem::path& file = "plots.csv") {
    ProjectSource source;
    source.role = role;
    source.source.path = file.string();
    return source;
}

Layer table(const std::vector<std::string>& names,
            const std::vector<std::vector<std::string>>& rows) {
    Layer layer;
    layer.source = "plots.csv";
    layer.name = "plots";
    for (const std::string& name : names) {
        layer.columns.emplace_back(name, ColumnType::text);
    }
    for (const auto& row : rows) {
        layer.feature_ids.push_back(std::ssize(layer.feature_ids) + 1);
        layer.geometry.add_empty();
        for (std::size_t i = 0; i < row.size(); ++i) {
            layer.columns[i].push_text(row[i]);
        }
    }
    return layer;
}

io::ReadResult read(const ProjectSource& source, const std::vector<std::string>& columns,
                    std::vector<Remark>& notes) {
    io::ReadOptions options;
    options.columns = columns;
    options.optional_columns = {"season"};
    options.stand_in = stand_in(source, notes);
    Progress progress;
    return io::read_layer(source.source, options, progress);
}

}  // namespace

TEST_CASE("a missing column is read from the one that clearly holds it, and that is said") {
    const TemporaryFolder folder;
    const auto file = folder / "plots.csv";
    test::write_text(file, "id,Зироат,Мавсим,x\n1,шолӣ,2018,a\n2,пиёз,2018,b\n");
    std::vector<Remark> notes;
    const auto result = read(source_of("plots", file), {"crop"}, notes);
    REQUIRE(result.layer.columns.size() == 2);
    CHECK(result.layer.column("crop").text(0) == "шолӣ");
    CHECK(result.layer.column("season").text(1) == "2018");
    REQUIRE(notes.size() == 2);
    CHECK(notes.front().english() ==
          "plots: column 'Зироат' is taken for 'crop', since it is named 'Зироат'; "
          "name another with --map plots.crop=COLUMN");
}

TEST_CASE("a column that could be one of several is an error that lists them") {
    const TemporaryFolder folder;
    const auto file = folder / "plots.csv";
    test::write_text(file, "id,Зироат,Культура\n1,шолӣ,рис\n2,пиёз,лук\n");
    std::vector<Remark> notes;
    ProjectSource source = source_of("plots", file);
    CHECK_THROWS_WITH_AS(read(source, {"crop"}, notes),
                         doctest::Contains("'Зироат' (шолӣ, пиёз), 'Культура' (рис, лук); name it "
                                           "with --map plots.crop=COLUMN"),
                         UsageError);
    // A mapping settles it; one to a column that is not there is an error of its own.
    source.columns["crop"] = "Культура";
    CHECK(read(source, {source.column("crop")}, notes).layer.columns.front().text(0) == "рис");
    source.columns["crop"] = "nothing";
    CHECK_THROWS_WITH_AS(read(source, {source.column("crop")}, notes),
                         doctest::Contains("has no column 'nothing'"), UsageError);
    CHECK(notes.empty());
}

TEST_CASE("a column that nothing is like is missing as before") {
    const TemporaryFolder folder;
    const auto file = folder / "plots.csv";
    test::write_text(file, "a,b\n1,2\n");
    std::vector<Remark> notes;
    CHECK_THROWS_WITH_AS(read(source_of("plots", file), {"crop"}, notes),
                         doctest::Contains("has no column 'crop'"), UsageError);
}

TEST_CASE("of a layer read whole, columns are added under the fields' names") {
    std::vector<Remark> notes;
    Layer members = table({"id", "Ҷинс", "гурӯҳ"}, {{"m1", "зан", "g1"}, {"m2", "мард", "g1"}});
    adopt_columns(members, source_of("members"), notes);
    CHECK(members.column("member_id").text(0) == "m1");
    CHECK(members.column("sex").text(1) == "мард");
    CHECK(members.column("group_id").text(1) == "g1");
    CHECK(members.column("Ҷинс").text(1) == "мард");
    CHECK(notes.size() == 3);
    // Nothing to do for the fields' own names, nor a second time.
    notes.clear();
    adopt_columns(members, source_of("members"), notes);
    CHECK(notes.empty());
}

TEST_CASE("numbers become sexes only as a person says") {
    const auto sexes = [](const char* codes) {
        Layer members =
            table({"member_id", "sex"}, {{"a", "1"}, {"b", "2"}, {"c", "9"}, {"d", "F"}});
        ProjectSource source = source_of("members");
        source.sex_codes = codes;
        std::vector<Remark> notes;
        settle_sex_codes(members, source, notes);
        std::string text;
        for (std::size_t row = 0; row < members.size(); ++row) {
            text += members.column("sex").text(row) + "|";
        }
        return text + (notes.empty() ? "" : notes.front().english());
    };
    CHECK(sexes("") == "1|2|9|F|");
    CHECK(sexes("1=F,2=M, 9=") == "F|M||F|members: column 'sex' is read with 1=F,2=M, 9=");
    CHECK(sexes("1=мард, 2=зан") ==
          "M|F|9|F|members: column 'sex' is read with 1=мард, 2=зан; 1 rows have none of these "
          "codes");
    for (const char* wrong : {"1", "1=X", "=F", "1=F,1=M", "1=F,,2=M", "1=2"}) {
        CAPTURE(wrong);
        CHECK_THROWS_AS(sex_codes_from(wrong), UsageError);
    }
}

TEST_CASE("a required field that could be one of several is an error") {
    std::vector<Remark> notes;
    Layer plots = table({"id", "uuid"}, {{"1", "x"}, {"2", "y"}});
    CHECK_THROWS_WITH_AS(adopt_columns(plots, source_of("plots"), notes),
                         doctest::Contains("'id' (1, 2), 'uuid' (x, y)"), UsageError);
}

TEST_CASE("declared areas become hectares by the unit that was answered or is written") {
    std::vector<Remark> notes;
    const auto declared = [&](const char* name, const char* unit) {
        Layer plots = table({"plot_id", name}, {{"1", "50"}, {"2", "12,5"}, {"3", "many"}});
        ProjectSource source = source_of("plots");
        source.declared_unit = unit;
        notes.clear();
        settle_declared_unit(plots, source, notes);
        return plots.columns[1].number(1);
    };
    CHECK(declared("declared_area", "sotka") == doctest::Approx(0.125));
    REQUIRE(notes.size() == 1);
    CHECK(notes.front().english() ==
          "plots: areas of column 'declared_area' were turned from sotka into hectares");
    CHECK(declared("declared_area", "m2") == doctest::Approx(0.00125));
    CHECK(declared("declared_area", "acre") == doctest::Approx(12.5 * 0.40468564224));
    CHECK(declared("сотка", "") == doctest::Approx(0.125));
    declared("Area_ha", "ha");
    CHECK(notes.empty());
    declared("area", "");  // without shapes nobody can tell
    REQUIRE(notes.size() == 1);
    CHECK(notes.front().english().find("In which unit are the areas of column 'area'?") !=
          std::string::npos);
    CHECK(notes.front().english().find("--declared-unit UNIT") != std::string::npos);
    Layer districts = table({"name", "area"}, {{"a", "1"}});
    notes.clear();
    settle_declared_unit(districts, source_of("districts"), notes);
    CHECK(notes.empty());
}

TEST_CASE(
    "what was taken for what is told in the reader's language too, roles and problems with it") {
    Problem problem;
    problem.problem = "no geometry";
    problem.detail = said("{0} rows have none of these codes", {Figure{3}});
    problem.action = as_it_is("x");
    const Remark told = remark("plots", problem);
    CHECK(told.english() == "plots: no geometry: 3 rows have none of these codes; x");
    const Remark unit{
        "plots", "",
        said("areas of column '{0}' were turned from {1} into hectares", {"area", "sotka"})};
    CHECK(unit.english() == "plots: areas of column 'area' were turned from sotka into hectares");
    CHECK(text::remark_text(unit, text::Catalogue(text::Language::russian)) ==
          "участки: площади из столбца 'area' переведены из sotka в гектары");
    CHECK(text::remark_text(unit, text::Catalogue(text::Language::tajik)).starts_with("қитъаҳо: "));
}
