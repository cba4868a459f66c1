#include "viewer/file_list.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using namespace zamin::viewer;

TEST_CASE("folders first, then what can be opened, by name; the rest is counted") {
    const test::TemporaryFolder folder;
    std::filesystem::create_directory(folder / "zones");
    test::write_text(folder / "b.gpkg", "x");
    test::write_text(folder / "A.GeoJSON", "x");
    test::write_text(folder / "project.toml", "x");
    test::write_text(folder / "notes.docx", "x");
    test::write_text(folder / ".hidden.gpkg", "x");
    const FolderList list = list_folder(folder.path());
    REQUIRE(list.entries.size() == 4);
    CHECK(list.entries[0].name == "zones");
    CHECK(list.entries[0].folder);
    CHECK(list.entries[1].name == "A.GeoJSON");
    CHECK(list.entries[1].bytes == 1);
    CHECK(list.entries[2].name == "b.gpkg");
    CHECK(list.entries[3].name == "project.toml");
    CHECK(list.hidden_files == 1);
}

TEST_CASE("a folder that is not there is an error that names it") {
    const test::TemporaryFolder folder;
    CHECK_THROWS_AS(list_folder(folder / "missing"), Error);
}

TEST_CASE("sizes as people read them") {
    CHECK(file_size(0, text::Catalogue()) == "0 B");
    CHECK(file_size(999, text::Catalogue()) == "999 B");
    CHECK(file_size(4600, text::Catalogue()) == "5 kB");
    CHECK(file_size(3039232, text::Catalogue()) == "3.0 MB");
    CHECK(file_size(2500000000, text::Catalogue()) == "2.5 GB");
}
