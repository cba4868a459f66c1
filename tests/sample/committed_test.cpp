// The committed files are what the generator writes, and it writes the same each time.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "project/project.hpp"
#include "sample/layers.hpp"
#include "sample/write_sample.hpp"
#include "sample_files.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using namespace zamin::test;

namespace {

// Row by row; coordinates to 1e-7 degrees, since libraries may differ in the last digit.
void check_same(const Layer& a, const Layer& b) {
    CAPTURE(a.name);
    REQUIRE(a.size() == b.size());
    REQUIRE(a.columns.size() == b.columns.size());
    for (std::size_t c = 0; c < a.columns.size(); ++c) {
        REQUIRE(a.columns[c].name == b.columns[c].name);
        std::size_t different = 0;
        for (std::size_t row = 0; row < a.size(); ++row)
            different += a.columns[c].text(row) != b.columns[c].text(row) ||
                                 a.columns[c].is_null(row) != b.columns[c].is_null(row)
                             ? 1
                             : 0;
        CAPTURE(a.columns[c].name);
        CHECK(different == 0);
    }
    CHECK(a.geometry.kinds == b.geometry.kinds);
    CHECK(a.geometry.ring_offsets == b.geometry.ring_offsets);
    REQUIRE(a.geometry.coords.size() == b.geometry.coords.size());
    double farthest = 0.0;
    for (std::size_t i = 0; i < a.geometry.coords.size(); ++i)
        farthest = std::max({farthest, std::abs(a.geometry.coords[i].x - b.geometry.coords[i].x),
                             std::abs(a.geometry.coords[i].y - b.geometry.coords[i].y)});
    CHECK(farthest < 1.5e-7);
}

}  // namespace

TEST_CASE("the committed GeoPackage is the generator's, row by row") {
    for (const Layer& made : sample::world_layers(sample_world()))
        check_same(made, committed_layer(made.name));
}

TEST_CASE("the generator gives the same world twice, another for another seed") {
    Progress progress;
    const sample::Land land = sample::make_land(progress);
    CHECK(land.heights_m.values == sample_land().heights_m.values);
    const auto first = sample::world_layers(sample_world());
    const auto again = sample::world_layers(sample::settle(land, {}, progress));
    REQUIRE(first.size() == again.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        check_same(first[i], again[i]);
        CHECK(first[i].geometry.coords == again[i].geometry.coords);
    }
    sample::SampleOptions other;
    other.seed = 1;
    const auto different = sample::world_layers(sample::settle(land, other, progress));
    for (std::size_t i = 0; i < first.size(); ++i) {
        const bool land_itself = first[i].name == "districts" || first[i].name == "roads";
        const bool with_people = first[i].name == "plots" || first[i].name == "members";
        if (land_itself)
            check_same(first[i], different[i]);
        if (with_people)
            CHECK((first[i].size() != different[i].size() ||
                   first[i].geometry.coords != different[i].geometry.coords ||
                   first[i].columns[1].texts()[0] != different[i].columns[1].texts()[0]));
    }
}

TEST_CASE("the committed project and relief are the generator's, small enough, and load") {
    const TemporaryFolder folder;
    Progress progress;
    sample::write_sample(folder.path(), {}, progress);
    for (const char* name : {"khatlon.toml", "khatlon_elevation.tif"}) {
        CAPTURE(name);
        CHECK(read_text(folder / name) == read_text(sample_folder() / name));
    }
    CHECK(folder.names() ==
          std::vector<std::string>{"khatlon.gpkg", "khatlon.toml", "khatlon_elevation.tif"});
    std::uintmax_t bytes = 0;
    for (const std::string& name : folder.names())
        bytes += std::filesystem::file_size(folder / name);
    CHECK(bytes < 6'000'000);
    const project::Project project = project::load(folder / "khatlon.toml");
    CHECK(project.sources.size() == 16);
    for (const project::ProjectSource& source : project.sources)
        if (source.role != "elevation")
            CHECK_NOTHROW(io::read_layer(source.source, io::ReadOptions{}, progress));
}
