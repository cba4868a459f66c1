// Sources whose columns are not named like the fields, and the options that say what they are.
#include <doctest/doctest.h>

#include "io/dbf.hpp"
#include "run_program.hpp"
#include "small_world.hpp"

using zamin::test::golden;
using zamin::test::Outcome;
using zamin::test::read_text;
using zamin::test::run_program;
using zamin::test::TemporaryFolder;
using zamin::test::write_text;

namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

// The small world with Tajik names for its columns.
struct TajikWorld : TemporaryFolder {
    TajikWorld() {
        zamin::test::write_world(*this);
        rename("plots.geojson", "\"crop\"", "\"Зироат\"");
        rename("districts.geojson", "\"name\"", "\"ноҳия\"");
    }
    void rename(const std::string& file, const std::string& from, const std::string& to) const {
        write_text(path() / file, replaced(read_text(path() / file), from, to));
    }
    Outcome coverage(std::vector<std::string> arguments = {}) const {
        std::vector<std::string> all{"coverage",    "--plots",           "plots.geojson",
                                     "--districts", "districts.geojson", "--season-column",
                                     "season"};
        all.insert(all.end(), arguments.begin(), arguments.end());
        return run_program(path(), all);
    }
};

}  // namespace

TEST_CASE("columns that are clear are used and named, with the same result") {
    const TajikWorld world;
    const Outcome run = world.coverage();
    CHECK(run.code == 0);
    CHECK(run.out == golden("coverage.txt", run.out));
    CHECK(run.err.find("zamin: plots: column 'Зироат' is taken for 'crop', since it is named "
                       "'Зироат'") != std::string::npos);
    CHECK(run.err.find("districts: column 'ноҳия' is taken for 'name'") != std::string::npos);
    // Named, nothing is guessed.
    const Outcome mapped =
        world.coverage({"--map", "crop=Зироат", "--map", "districts.name=ноҳия"});
    CHECK(mapped.out == run.out);
    CHECK(mapped.err.find("is taken for") == std::string::npos);
}

TEST_CASE("columns that are not clear are an error that lists them") {
    const TajikWorld world;
    world.rename("plots.geojson", "\"plot_id\"", "\"Культура\"");
    const Outcome run = world.coverage();
    CHECK(run.code == 2);
    CHECK(run.out.empty());
    CHECK(
        run.err.find("layer 'plots' has no column 'crop' and it is not clear which one holds it") !=
        std::string::npos);
    CHECK(run.err.find("'Зироат' (rice, onion") != std::string::npos);
    CHECK(run.err.find("'Культура' (p1, p2, p3)") != std::string::npos);
    CHECK(run.err.find("--map plots.crop=COLUMN") != std::string::npos);
    CHECK(world.coverage({"--map", "crop=Зироат"}).code == 0);
}

TEST_CASE("wrong words for what sources are, are wrong usage") {
    const TajikWorld world;
    const auto refused = [&](std::vector<std::string> arguments) {
        const Outcome run = world.coverage(std::move(arguments));
        CHECK(run.code == 2);
        CHECK(run.out.empty());
        return run.err;
    };
    CHECK(refused({"--map", "crop"}).find("expected FIELD=COLUMN") != std::string::npos);
    CHECK(refused({"--map", "krop=a"}).find("did you mean 'crop'?") != std::string::npos);
    CHECK(refused({"--map", "roads.class=a"}).find("there are no roads among the sources") !=
          std::string::npos);
    CHECK(refused({"--map", "crop=nothing"}).find("nothing") != std::string::npos);
    CHECK(refused({"--encoding", "klingon"}).find("not an encoding") != std::string::npos);
    CHECK(refused({"--font-table", "plots=none"}).find("adlia, second") != std::string::npos);
    CHECK(refused({"--declared-unit", "tanob"}).find("ha, m2, sotka, acre") != std::string::npos);
}

TEST_CASE("check tells what columns are taken for, and what it cannot tell") {
    const TajikWorld world;
    world.rename("plots.geojson", "\"holder_id\":\"m1\"",
                 "\"sex\":1,\"area\":1.5,\"holder_id\":\"m1\"");
    write_text(world / "members.csv", "member_id,sex\nm1,1\nm2,2\n");
    const Outcome run = run_program(world.path(), {"check", "project.toml", "-o", "out.csv"});
    CHECK(run.code == 0);
    const std::string csv = read_text(world / "out.csv");
    CHECK(
        csv.find("column by another name,note,\"'Зироат' is taken for the field 'crop' of plots") !=
        std::string::npos);
    CHECK(csv.find("open question") != std::string::npos);
    CHECK(csv.find("never guessed") != std::string::npos);
    CHECK(csv.find("In which unit are the areas of column 'area'?") != std::string::npos);
}

TEST_CASE("info shows three readings of a table whose encoding nobody said") {
    const TemporaryFolder folder;
    const std::vector<std::string> names{"\xC2\xEE\xF1\xE5", "\xCA\xF3\xEB\xFF\xE1",
                                         "\xCF\xE0\xED\xE4\xE6"};  // Восе, Куляб, Пандж
    zamin::test::write_dbf(folder / "groups.dbf", "NAME", names, 0x57);
    const Outcome guessed = run_program(folder.path(), {"info", "groups.dbf"});
    CHECK(guessed.code == 0);
    CHECK(guessed.out.find("texts read as CP1251 (guessed); readings: CP1251: Восе, Куляб, Пандж | "
                           "KOI8-T: ") != std::string::npos);
    CHECK(guessed.out.find("probably for: groups") != std::string::npos);
    const Outcome asked = run_program(folder.path(), {"info", "--encoding", "CP866", "groups.dbf"});
    CHECK(asked.out.find("texts read as CP866 (as asked)") != std::string::npos);
    const Outcome json = run_program(folder.path(), {"info", "groups.dbf", "-o", "out.json"});
    CHECK(json.code == 0);
    const std::string text = read_text(folder / "out.json");
    CHECK(text.find("\"read_as\": \"CP1251\"") != std::string::npos);
    CHECK(text.find("\"declared\": \"ISO-8859-1\"") != std::string::npos);
}
