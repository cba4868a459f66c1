#include "io/check_file.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "core/error.hpp"
#include "io/read.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using test::TemporaryFolder;
using test::write_text;

namespace {

void append_to(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file, std::ios::app) << text;
}

}  // namespace

TEST_CASE("a file that is written while it is read is refused") {
    const TemporaryFolder folder;
    const auto file = folder / "plots.csv";
    write_text(file, "crop,lon,lat\nrice,69,38\n");
    bool written = false;
    Progress progress([&](double, const std::string&) {
        if (!written) {
            written = true;
            append_to(file, "onion,69,38.1\n");
        }
    });
    CHECK_THROWS_WITH_AS(io::read_layer({file.string(), ""}, {}, progress),
                         doctest::Contains("changed while it was being read"), Error);
    // Left alone, it is read.
    CHECK(io::read_layer({file.string(), ""}, {}, progress).layer.size() == 2);
}

TEST_CASE("the files of a shapefile are watched together") {
    const TemporaryFolder folder;
    for (const char* name : {"a.shp", "a.dbf", "a.shx"}) {
        write_text(folder / name, "content");
    }
    const io::FileStamp stamp((folder / "a.shp").string());
    CHECK_NOTHROW(stamp.check_unchanged());
    append_to(folder / "a.dbf", "more");
    CHECK_THROWS_AS(stamp.check_unchanged(), Error);

    const io::FileStamp connection("PG:dbname=land");
    CHECK_NOTHROW(connection.check_unchanged());
    const io::FileStamp gone((folder / "b.csv").string());
    write_text(folder / "b.csv", "a\n");
    CHECK_THROWS_AS(gone.check_unchanged(), Error);
}

TEST_CASE("zeros at the beginning are told from small files and from zeros further on") {
    const TemporaryFolder folder;
    const auto file = folder / "a.bin";
    write_text(file, std::string(100, '\0'));
    CHECK_NOTHROW(io::check_readable(file.string()));
    write_text(file, std::string(70000, '\0'));
    CHECK_THROWS_WITH_AS(io::check_readable(file.string()), doctest::Contains("zero bytes"), Error);
    write_text(file, "x" + std::string(70000, '\0'));
    CHECK_NOTHROW(io::check_readable(file.string()));
    CHECK_NOTHROW(io::check_readable(folder.path().string()));
    CHECK_THROWS_WITH_AS(io::check_readable((folder / "none").string()),
                         doctest::Contains("no such file or folder"), Error);
    CHECK_THROWS_WITH_AS(io::check_readable((folder / "a.bin/none").string()),
                         doctest::Contains("no such file or folder"), Error);
    CHECK_THROWS_AS(io::check_readable((folder / std::string(5000, 'n')).string()), Error);
}
