#include "io/atomic_file.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

#include "core/error.hpp"
#include "temporary_folder.hpp"

using zamin::io::AtomicFile;
using zamin::test::read_text;
using zamin::test::TemporaryFolder;
using zamin::test::write_text;
namespace fs = std::filesystem;

TEST_CASE("the target changes at commit, all at once") {
    const TemporaryFolder folder;
    write_text(folder / "out.csv", "old");
    {
        AtomicFile file(folder / "out.csv");
        CHECK(file.temporary().extension() == ".csv");
        CHECK(file.temporary().parent_path() == folder.path());
        file.append("new ");
        file.append("text");
        CHECK(read_text(folder / "out.csv") == "old");
        file.commit();
    }
    CHECK(read_text(folder / "out.csv") == "new text");
    CHECK(folder.names() == std::vector<std::string>{"out.csv"});
}

TEST_CASE("given up, it leaves the old file and nothing beside it") {
    const TemporaryFolder folder;
    write_text(folder / "out.gpkg", "old");
    {
        AtomicFile file(folder / "out.gpkg");
        file.append("half");
        write_text(file.temporary().string() + "-wal", "of the driver");
        write_text(file.temporary().string() + "-journal", "of the driver");
    }
    CHECK(read_text(folder / "out.gpkg") == "old");
    CHECK(folder.names() == std::vector<std::string>{"out.gpkg"});
}

TEST_CASE("a symbolic link stays one, and its file keeps its permissions") {
    const TemporaryFolder folder;
    write_text(folder / "real.csv", "old");
    fs::permissions(folder / "real.csv", fs::perms::owner_read | fs::perms::owner_write);
    fs::create_symlink("real.csv", folder / "link.csv");
    zamin::io::write_file(folder / "link.csv", "new");
    CHECK(fs::is_symlink(folder / "link.csv"));
    CHECK(read_text(folder / "real.csv") == "new");
    CHECK(fs::status(folder / "real.csv").permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("targets that cannot be, each with its reason") {
    const TemporaryFolder folder;
    write_text(folder / "file", "");
    const auto making = [](const fs::path& target) { const AtomicFile file(target); };
    CHECK_THROWS_WITH_AS(making(folder / "none/out.csv"), doctest::Contains("there is no folder"),
                         zamin::Error);
    CHECK_THROWS_WITH_AS(making(folder / "file/out.csv"), doctest::Contains("is not a folder"),
                         zamin::Error);
    CHECK_THROWS_WITH_AS(making(folder.path()), doctest::Contains("it is a folder; name a file"),
                         zamin::Error);
    CHECK_THROWS_WITH_AS(making("/dev/full"), doctest::Contains("not an ordinary file"),
                         zamin::Error);
    CHECK_THROWS_WITH_AS(making("/sys/kernel/out.csv"),
                         doctest::Contains("/sys/kernel/out.csv: cannot be written: "),
                         zamin::Error);
    CHECK(folder.names() == std::vector<std::string>{"file"});
}

TEST_CASE(
    "what a power cut left is cleared away by the next writing, what another one writes is not") {
    const TemporaryFolder folder;
    const fs::path left = folder / ".out.part-0123abcd.csv";
    write_text(left, "half");
    fs::last_write_time(left, fs::file_time_type::clock::now() - std::chrono::hours(25));
    write_text(folder / ".out.part-89abcdef.csv", "of another writing, now");
    write_text(folder / ".other.part-89abcdef.csv", "of another file");
    fs::last_write_time(folder / ".other.part-89abcdef.csv",
                        fs::file_time_type::clock::now() - std::chrono::hours(25));
    write_text(folder / ".out.part-2018.csv", "of somebody's own");
    fs::last_write_time(folder / ".out.part-2018.csv",
                        fs::file_time_type::clock::now() - std::chrono::hours(25));
    zamin::io::write_file(folder / "out.csv", "new");
    std::vector<std::string> names = folder.names();
    std::ranges::sort(names);
    CHECK(names == std::vector<std::string>{".other.part-89abcdef.csv", ".out.part-2018.csv",
                                            ".out.part-89abcdef.csv", "out.csv"});
}
