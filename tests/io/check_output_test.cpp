#include <doctest/doctest.h>

#include "core/error.hpp"
#include "io/write.hpp"
#include "temporary_folder.hpp"

using zamin::io::check_output_is_not_input;
using zamin::io::SourceName;
using zamin::test::TemporaryFolder;
using zamin::test::write_text;
namespace fs = std::filesystem;

TEST_CASE("a source name splits at its last mark") {
    CHECK(SourceName::parse("a.gpkg::plots").path == "a.gpkg");
    CHECK(SourceName::parse("a.gpkg::plots").layer == "plots");
    CHECK(SourceName::parse("a.gpkg").layer.empty());
    CHECK(SourceName::parse("odd::name.gpkg::plots").path == "odd::name.gpkg");
    CHECK(SourceName::parse("a.gpkg::plots").text() == "a.gpkg::plots");
    CHECK(SourceName::parse("PG:dbname=land").text() == "PG:dbname=land");
}

TEST_CASE("an output that is an input is refused under any of its names") {
    const TemporaryFolder folder;
    write_text(folder / "plots.gpkg", "x");
    write_text(folder / "walks.zip", "x");
    fs::create_symlink("plots.gpkg", folder / "link.gpkg");
    fs::create_hard_link(folder / "plots.gpkg", folder / "hard.gpkg");
    const auto refused = [&](const fs::path& output, const std::string& source) {
        const std::vector<SourceName> sources{SourceName::parse(source)};
        try {
            check_output_is_not_input(output, sources);
        } catch (const zamin::UsageError&) {
            return true;
        }
        return false;
    };
    const std::string plots = (folder / "plots.gpkg").string();
    CHECK(refused(plots, plots + "::plots"));
    CHECK(refused(folder.path() / "." / "plots.gpkg", plots));
    CHECK(refused(folder / "link.gpkg", plots));
    CHECK(refused(folder / "hard.gpkg", plots));
    CHECK(refused(folder / "walks.zip",
                  "/vsizip/" + (folder / "walks.zip").string() + "/in/walks.shp"));
    CHECK(refused(plots, folder.path().string()));
    CHECK_FALSE(refused(folder / "new.gpkg", folder.path().string()));
    CHECK_FALSE(refused(folder / "new.gpkg", plots));
    CHECK_FALSE(refused(folder / "new.gpkg", "PG:dbname=land"));
}
