#include <doctest/doctest.h>

#include "run_program.hpp"
#include "small_world.hpp"

using zamin::test::golden;
using zamin::test::Outcome;
using zamin::test::read_text;
using zamin::test::run_program;
using zamin::test::TemporaryFolder;

TEST_CASE("info tells what sources hold") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    const std::vector<std::string> sources{"info", "plots.geojson", "members.csv"};
    const Outcome text = run_program(folder.path(), sources);
    CHECK(text.code == 0);
    CHECK(text.err.empty());
    CHECK(text.out == golden("info.txt", text.out));
    auto with_output = sources;
    with_output.insert(with_output.end(), {"-o", "out.json"});
    const Outcome json = run_program(folder.path(), with_output);
    CHECK(json.code == 0);
    CHECK(json.out.empty());
    CHECK(read_text(folder / "out.json") == golden("info.json", read_text(folder / "out.json")));
}
