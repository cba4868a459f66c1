#include "project/mapping_memory.hpp"

#include <doctest/doctest.h>

#include <cstdlib>

#include "core/error.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using namespace zamin::project;
using zamin::test::TemporaryFolder;

namespace {

io::LayerInfo layer(const std::vector<std::string>& names) {
    io::LayerInfo info;
    info.geometry = "Polygon";
    for (const std::string& name : names) {
        info.columns.emplace_back().name = name;
    }
    return info;
}

const ConfirmedMapping plots{"plots", {{"crop", "Зироат"}}, "sotka", "CP1251", "adlia", "1=F,2=M"};

}  // namespace

TEST_CASE("a header is known by its names, their order and the kind of geometry") {
    const std::string one = header_fingerprint(layer({"a", "Зироат"}));
    CHECK(one == header_fingerprint(layer({"a", "Зироат"})));
    CHECK(one != header_fingerprint(layer({"Зироат", "a"})));
    CHECK(one != header_fingerprint(layer({"a,Зироат"})));
    io::LayerInfo table = layer({"a", "Зироат"});
    table.geometry = "None";
    CHECK(one != header_fingerprint(table));
    // Text that is no UTF-8 is no reason to fail.
    CHECK(!header_fingerprint(layer({"\xFF"})).empty());
}

TEST_CASE("what was confirmed is there the next time, until it is forgotten") {
    const TemporaryFolder folder;
    const auto file = folder / "data" / "columns.json";
    const std::string header = header_fingerprint(layer({"a"}));
    {
        MappingMemory memory(file);
        CHECK(memory.find(header) == nullptr);
        memory.confirm(header, plots);
    }
    MappingMemory memory(file);
    REQUIRE(memory.find(header) != nullptr);
    CHECK(*memory.find(header) == plots);
    ProjectSource source;
    memory.find(header)->apply_to(source);
    CHECK(ConfirmedMapping::of(source) == plots);
    memory.forget(header);
    CHECK(MappingMemory(file).find(header) == nullptr);
}

TEST_CASE("two windows do not lose each other's mappings") {
    const TemporaryFolder folder;
    MappingMemory one(folder / "columns.json");
    MappingMemory other(folder / "columns.json");
    one.confirm("a", plots);
    other.confirm("b", plots);
    const MappingMemory later(folder / "columns.json");
    CHECK(later.find("a") != nullptr);
    CHECK(later.find("b") != nullptr);
}

TEST_CASE("a damaged file warns, is kept aside, and keeps nobody from confirming") {
    const TemporaryFolder folder;
    const auto file = folder / "columns.json";
    for (const char* damage : {"{", "[]x", "{\"a\": 1}", "{\"a\": {\"role\": 3}}", "\xFF"}) {
        CAPTURE(damage);
        test::write_text(file, damage);
        MappingMemory memory(file);
        CHECK(memory.find("a") == nullptr);
        CHECK(memory.warning().find("is damaged") != std::string::npos);
        memory.confirm("a", plots);
        CHECK(memory.warning().empty());
        CHECK(MappingMemory(file).find("a") != nullptr);
        CHECK(test::read_text(folder / "columns.json.damaged") == damage);
    }
}

TEST_CASE("a place that cannot be written to is an error with its name") {
    const TemporaryFolder folder;
    test::write_text(folder / "file", "");
    MappingMemory memory(folder / "file" / "columns.json");
    CHECK_THROWS_AS(memory.confirm("a", plots), Error);
    CHECK_THROWS_AS(MappingMemory("").confirm("a", plots), Error);
}

TEST_CASE("the file lies in the user's folder for data") {
    setenv("XDG_DATA_HOME", "/somewhere", 1);
    CHECK(MappingMemory::default_file() == "/somewhere/zamin/columns.json");
    unsetenv("XDG_DATA_HOME");
}
