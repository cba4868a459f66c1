// Outputs that cannot be written: the old file stays, and nothing is left beside it.
#include <doctest/doctest.h>
#include <unistd.h>

#include "run_program.hpp"
#include "small_world.hpp"

using zamin::test::Circumstances;
using zamin::test::Outcome;
using zamin::test::read_text;
using zamin::test::run_program;
using zamin::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

bool has(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

}  // namespace

TEST_CASE("an output folder that is not there, or may not be written to") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    const Outcome missing =
        run_program(folder.path(), {"coverage", "project.toml", "-o", "none/out.csv"});
    CHECK(missing.code == 1);
    CHECK(missing.err ==
          "zamin: none/out.csv: cannot be written: there is no folder none; create it first\n");

    fs::create_directory(folder / "locked");
    zamin::test::write_text(folder / "locked/out.csv", "old");
    fs::permissions(folder.path(), fs::perms(0755));
    fs::permissions(folder / "locked", fs::perms(0555));
    Circumstances powerless;
    powerless.without_rights = true;
    const Outcome locked =
        run_program(folder.path(), {"coverage", "project.toml", "-o", "locked/out.csv"}, powerless);
    fs::permissions(folder / "locked", fs::perms(0755));
    if (locked.code == 127) {
        MESSAGE("skipped: the program cannot be run as another user here");
        return;
    }
    CHECK(locked.code == 1);
    CHECK(locked.err == "zamin: locked/out.csv: cannot be written: Permission denied\n");
    CHECK(read_text(folder / "locked/out.csv") == "old");
    CHECK(std::distance(fs::directory_iterator(folder / "locked"), {}) == 1);
}

TEST_CASE("a full disk") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    const std::size_t before = folder.names().size();
    Circumstances full;
    full.largest_file_bytes = 100;
    for (const char* name : {"out.csv", "out.json", "out.xlsx", "out.gpkg", "out.geojson"}) {
        CAPTURE(name);
        const Outcome run =
            run_program(folder.path(), {"coverage", "project.toml", "-o", name}, full);
        CHECK(run.code == 1);
        CHECK(has(run.err, std::string("zamin: ") + name + ": "));
        CHECK(folder.names().size() == before);
    }
    zamin::test::write_text(folder / "out.csv", "old");
    CHECK(run_program(folder.path(), {"coverage", "project.toml", "-o", "out.csv"}, full).code ==
          1);
    CHECK(read_text(folder / "out.csv") == "old");
}

TEST_CASE("a full disk under standard output") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    if (!fs::exists("/dev/full")) {
        return;
    }
    const std::string command = "cd '" + folder.path().string() +
                                "' && '" ZAMIN_PROGRAM
                                "' coverage project.toml >/dev/full 2>err.txt";
    const int status = std::system(command.c_str());
    CHECK(WEXITSTATUS(status) == 1);
    CHECK(has(read_text(folder / "err.txt"), "zamin: standard output: cannot be written: "));
}

TEST_CASE("outputs that are folders or devices") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    fs::create_directory(folder / "out.csv");
    const Outcome run = run_program(folder.path(), {"coverage", "project.toml", "-o", "out.csv"});
    CHECK(run.code == 1);
    CHECK(run.err == "zamin: out.csv: cannot be written: it is a folder; name a file\n");
}
