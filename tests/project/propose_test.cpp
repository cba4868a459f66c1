#include "project/propose.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "core/error.hpp"
#include "io/layer_info.hpp"
#include "project/area_unit.hpp"
#include "project/column_score.hpp"
#include "project/roles.hpp"
#include "text/words.hpp"

using namespace zamin;
using namespace zamin::project;

namespace {

io::ColumnInfo column(const std::string& name, const std::vector<std::string>& values,
                      ColumnType type = ColumnType::text) {
    io::ColumnSampler sampler(name, type);
    for (const std::string& value : values) {
        sampler.add(value);
    }
    return sampler.info();
}

io::LayerInfo layer(std::vector<io::ColumnInfo> columns, const char* geometry = "Polygon") {
    io::LayerInfo info;
    info.name = "survey";
    info.geometry = geometry;
    info.features = 4;
    info.rows_looked_at = 4;
    info.columns = std::move(columns);
    return info;
}

// The column proposed for a field if it is clear, else "".
std::string clear_column(const ColumnsProposal& proposal, std::string_view field) {
    const FieldProposal* found = proposal.find(field);
    return found && found->clear ? found->candidates.front().column : "";
}

std::string clear_column(std::string_view role, std::string_view field, const std::string& name,
                         const std::vector<std::string>& values,
                         ColumnType type = ColumnType::text) {
    return clear_column(propose_columns(role, layer({column(name, values, type)})), field);
}

const std::vector<std::string> ids{"a1", "a2", "a3", "a4"};
const std::vector<std::string> crops{"rice", "rice", "onion", "onion"};

}  // namespace

TEST_CASE("every field of every role has words in English, Tajik and Russian or its own name") {
    std::set<std::string_view> seen;
    for (const FieldWords& words : all_field_words()) {
        CHECK_MESSAGE(seen.insert(words.field).second, words.field);
        // Words that folding would change could never be found.
        for (const std::string_view list : {words.strong, words.weak}) {
            CHECK_MESSAGE(text::fold_word(list) == list, list);
        }
    }
    for (const Role& role : all_roles()) {
        for (const RoleField& field : role.fields) {
            CAPTURE(role.name);
            CAPTURE(field.name);
            CHECK(field_words(field.name) != nullptr);
            const auto own = propose_columns(role.name, layer({column(field.name, {})}));
            CHECK(clear_column(own, field.name) == field.name);
        }
    }
}

TEST_CASE("columns are known by their names in three languages") {
    for (const char* name : {"crop", "Crop", "CROP_NAME", "crop:name", "CropType1", "Зироат",
                             "ЗИРОАТ", "Культура", "group_a/crop", "main-crop"}) {
        CAPTURE(name);
        CHECK(clear_column("plots", "crop", name, crops) == name);
    }
    for (const char* name :
         {"plot_id", "PLOT_ID", "Plot-ID", "Рақами қитъа", "Кадастровый номер", "id", "участок"}) {
        CAPTURE(name);
        CHECK(clear_column("plots", "plot_id", name, ids) == name);
    }
    for (const char* name : {"sex", "Gender", "jins", "Ҷинс", "чинс", "Пол", "about/sex"}) {
        CAPTURE(name);
        CHECK(clear_column("members", "sex", name, {"F", "M", "F", ""}) == name);
    }
    for (const char* name : {"irrigated", "Irrigation", "обӣ", "Полив", "орошение", "water"}) {
        CAPTURE(name);
        CHECK(clear_column("plots", "irrigation", name, {"yes", "no", "no", ""}) == name);
    }
    for (const char* name :
         {"NAME_2", "shapeName", "ноҳия", "Район", "название", "ном", "номи ноҳия"}) {
        CAPTURE(name);
        CHECK(clear_column("districts", "name", name, {"A", "B", "C", "D"}) == name);
    }
    for (const char* name : {"Area_ha", "metrics:area", "Площадь", "Масоҳат", "майдон", "ga"}) {
        CAPTURE(name);
        CHECK(clear_column("plots", "declared_ha", name, {"0.1", "0.4"}, ColumnType::real) == name);
    }
}

TEST_CASE("a better word goes before a worse one") {
    const auto score = [](const char* name) {
        return score_column(*field_words("crop"), false, column(name, {})).score;
    };
    CHECK(score("crop") == 1.0);
    CHECK(score("crop") > score("Crop"));
    CHECK(score("Crop") > score("croptype"));
    CHECK(score("croptype") > score("CropType"));
    CHECK(score("CropType") > score("label_1"));
    CHECK(score("label_1") > score("crop in spring"));
    CHECK(score("crop in spring") > 0.45);
    CHECK(score("colour") == 0.0);
}

TEST_CASE("values that cannot be right speak against a name") {
    CHECK(clear_column("members", "sex", "sex", {"red", "green", "blue"}).empty());
    CHECK(clear_column("plots", "declared_ha", "area", {"big", "small"}).empty());
    CHECK(clear_column("plots", "share_pct", "share", {"50", "150"}, ColumnType::real).empty());
    CHECK(clear_column("plots", "share_pct", "share", {"50", "100"}, ColumnType::real) == "share");
    CHECK(clear_column("rights", "date", "date", {"2018-05-03", "03.05.2018"}) == "date");
    CHECK(clear_column("rights", "date", "date", {"soon"}).empty());
    CHECK(clear_column("yields", "year", "год", {"2017", "2018"}, ColumnType::integer) == "год");
}

TEST_CASE("two columns that suit alike are no clear proposal") {
    const auto both = propose_columns(
        "plots", layer({column("Зироат", crops), column("Культура", crops), column("n", ids)}));
    const FieldProposal* crop = both.find("crop");
    REQUIRE(crop != nullptr);
    CHECK(!crop->clear);
    CHECK(crop->candidates.size() == 2);
    const auto several = propose_columns(
        "plots", layer({column("Crop1", crops), column("Crop2", crops), column("n", ids)}));
    REQUIRE(several.find("crop") != nullptr);
    CHECK(!several.find("crop")->clear);
    CHECK(clear_column("plots", "crop", "Crop1", crops) == "Crop1");
    // The field's own name settles it.
    const auto named =
        propose_columns("plots", layer({column("Зироат", crops), column("crop", crops)}));
    CHECK(clear_column(named, "crop") == "crop");
}

TEST_CASE("a column is proposed for one field only, with samples and a reason") {
    const auto proposal = propose_columns(
        "members",
        layer({column("id", ids), column("пол", {"ж", "м"}), column("гурӯҳ", ids)}, "None"));
    CHECK(clear_column(proposal, "member_id") == "id");
    CHECK(clear_column(proposal, "sex") == "пол");
    CHECK(clear_column(proposal, "group_id") == "гурӯҳ");
    CHECK(proposal.find("village_id") == nullptr);
    const ColumnProposal& sex = proposal.find("sex")->candidates.front();
    CHECK(sex.reason.english() == "it is named 'пол' and its values fit");
    CHECK(sex.samples == std::vector<std::string>{"ж", "м"});
}

TEST_CASE("a column of districts is a name among districts only") {
    const std::vector<io::ColumnInfo> columns{column("id", ids), column("Ном", ids),
                                              column("Ноҳия", crops), column("Ҷамоат", crops)};
    const auto villages = propose_columns("villages", layer(columns, "Point"));
    CHECK(clear_column(villages, "name") == "Ном");
    CHECK(clear_column(villages, "district") == "Ноҳия");
    CHECK(clear_column(villages, "jamoat") == "Ҷамоат");
    CHECK(clear_column("districts", "name", "Ноҳия", ids) == "Ноҳия");
}

TEST_CASE("values alone make a proposal, but never a clear one") {
    const auto proposal = propose_columns(
        "plots", layer({column("what", crops), column("who", {"зан", "мард", "зан", "зан"})}));
    const FieldProposal* crop = proposal.find("crop");
    REQUIRE(crop != nullptr);
    CHECK(crop->candidates.front().column == "what");
    CHECK(!crop->clear);
    const FieldProposal* holder = proposal.find("holder_sex");
    REQUIRE(holder != nullptr);
    CHECK(holder->candidates.front().column == "who");
    CHECK(!holder->clear);
}

TEST_CASE("codes for sex are not guessed, and that is said") {
    const auto proposal = propose_columns(
        "members", layer({column("sex", {"1", "2", "1"}, ColumnType::integer)}, "None"));
    CHECK(clear_column(proposal, "sex") == "sex");
    REQUIRE(proposal.questions.size() == 1);
    CHECK(proposal.questions.front().field == "sex");
    CHECK(proposal.questions.front().text.english().find("never guessed") != std::string::npos);
}

TEST_CASE("units of declared areas are known by ratio and name, and asked about") {
    // A plot of 0.5 ha in each unit; an acre is 4,046.86 m2.
    CHECK(guess_area_unit("area", 5000.0, 0.5).by_ratio == &area_unit("m2"));
    CHECK(guess_area_unit("area", 50.0, 0.5).by_ratio == &area_unit("sotka"));
    CHECK(guess_area_unit("area", 1.2355, 0.5).by_ratio == &area_unit("acre"));
    CHECK(guess_area_unit("area", 0.52, 0.5).by_ratio == &area_unit("ha"));
    CHECK(guess_area_unit("area", 15.0, 0.5).by_ratio == nullptr);
    CHECK(guess_area_unit("area", std::nullopt, 0.5).settled() == nullptr);
    CHECK(guess_area_unit("area", 0.0, 0.5).settled() == nullptr);
    for (const char* name : {"Area_ha", "площадь, га", "plot area (ha)", "га"}) {
        CHECK_MESSAGE(guess_area_unit(name, {}, {}).settled() == &area_unit("ha"), name);
    }
    CHECK(guess_area_unit("сотка", {}, {}).settled() == &area_unit("sotka"));
    CHECK(guess_area_unit("area m2", 5000.0, 0.5).settled() == &area_unit("m2"));
    CHECK(guess_area_unit("area", 0.5, 0.5).settled() == &area_unit("ha"));
    // Name and shapes contradict each other; or only the shapes speak, and not of hectares.
    CHECK(guess_area_unit("area_ha", 5000.0, 0.5).settled() == nullptr);
    CHECK(guess_area_unit("area", 5000.0, 0.5).settled() == nullptr);
    CHECK_THROWS_AS(area_unit("tanob"), UsageError);

    io::LayerInfo plots = layer({column("area", {"5000", "4800"}, ColumnType::real)});
    plots.median_area_ha = 0.5;
    const auto proposal = propose_columns("plots", plots);
    REQUIRE(proposal.questions.size() == 1);
    CHECK(proposal.questions.front().likely == "m2");
    CHECK(proposal.questions.front().answers ==
          std::vector<std::string>{"ha", "m2", "sotka", "acre"});
}

TEST_CASE("a role is proposed by name, by shapes, by columns") {
    io::LayerInfo named = layer({});
    named.name = "Ноҳияҳо 2018";
    CHECK(propose_role(named).role == "districts");
    CHECK(propose_role(layer({}), "khatlon_plots").role == "plots");
    io::LayerInfo large = layer({column("NAME_2", ids)});
    large.median_area_ha = 90000.0;
    CHECK(propose_role(large).role == "districts");
    large.columns.clear();
    CHECK(propose_role(large).role == "plots");
    const io::LayerInfo members =
        layer({column("member_id", ids), column("sex", {"F", "M"})}, "None");
    CHECK(propose_role(members).role == "members");
    CHECK(propose_role(members).reason == "2 of its columns are named like fields of members");
    CHECK(propose_role(layer({column("a", ids), column("b", ids)}, "None")).role.empty());
    io::LayerInfo part_of_a_word = layer({});
    part_of_a_word.name = "kenya_plantvillage_00";
    CHECK(propose_role(part_of_a_word).role == "plots");
    io::LayerInfo parcels = layer({column("parcel_id", ids)});
    parcels.name = "parcels";
    CHECK(propose_role(parcels).role == "parcels");
    parcels.columns = {column("plot_id", ids), column("crop", crops)};
    CHECK(propose_role(parcels).role == "plots");
    io::LayerInfo points = layer({}, "Point");
    points.name = "plots";
    CHECK(propose_role(points).role.empty());
}

TEST_CASE("a role that does not exist is wrong usage") {
    CHECK_THROWS_AS(propose_columns("plotz", layer({})), UsageError);
}

TEST_CASE("real survey files get the proposals that a person would make") {
    const std::filesystem::path data = ZAMIN_REAL_DATA_DIR;
    if (data.empty() || !std::filesystem::exists(data)) {
        MESSAGE("skipped: the collection of real files is not on this machine");
        return;
    }
    const auto cawa = io::describe({(data / "parcels/cawa_croptype_samples.gpkg").string(), ""});
    const io::LayerInfo& fields = cawa.layers.front();
    CHECK(propose_role(fields).role == "plots");
    const auto columns = propose_columns("plots", fields);
    CHECK(clear_column(columns, "crop") == "label_1");
    CHECK(clear_column(columns, "declared_ha") == "area");
    REQUIRE(columns.questions.size() == 1);
    CHECK(columns.questions.front().likely == "m2");
    const auto districts =
        io::describe({(data / "districts/geoBoundaries-TJK-ADM2.geojson").string(), ""});
    CHECK(propose_role(districts.layers.front()).role == "districts");
    CHECK(clear_column(propose_columns("districts", districts.layers.front()), "name") ==
          "shapeName");
}
