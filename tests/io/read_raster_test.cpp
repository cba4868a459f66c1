#include "io/read_raster.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "core/error.hpp"
#include "io/write_raster.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using test::TemporaryFolder;

namespace {

RealRaster grid_of(double west, double north, double cell, std::size_t width, std::size_t height) {
    RealRaster grid;
    grid.crs = Crs::parse("EPSG:32642");
    grid.west = west;
    grid.north = north;
    grid.cell_width = grid.cell_height = cell;
    grid.width = width;
    grid.height = height;
    return grid;
}

// Four rows of four cells of 100 m: 0, 1, 2, ... 15; the last one is missing.
RealRaster sixteen() {
    RealRaster raster = grid_of(500000, 4200000, 100, 4, 4);
    for (int i = 0; i < 15; ++i) {
        raster.values.push_back(static_cast<float>(i));
    }
    raster.values.push_back(-99.0F);
    raster.nodata = -99.0F;
    return raster;
}

}  // namespace

TEST_CASE("a raster is read onto its own cells, a part of them, larger ones") {
    const TemporaryFolder folder;
    io::write_raster(sixteen(), folder / "heights.tif");
    const io::SourceName source{(folder / "heights.tif").string(), {}};
    const io::RasterInfo info = io::raster_info(source);
    CHECK(info.crs.code() == "EPSG:32642");
    CHECK(info.width == 4);
    CHECK(info.cell_width == 100.0);
    CHECK(info.has_nodata);
    CHECK(info.extent_deg.contains(Coord{69.001, 37.947}));
    Progress progress;
    RealRaster same = grid_of(500000, 4200000, 100, 4, 4);
    io::read_raster_onto(source, {}, io::Resample::smooth, same, progress);
    CHECK(same.values[5] == 5.0F);
    CHECK(std::isnan(same.values[15]));
    RealRaster part = grid_of(500100, 4199900, 100, 2, 1);
    io::read_raster_onto(source, {}, io::Resample::nearest, part, progress);
    CHECK(part.values == std::vector<float>{5.0F, 6.0F});
    RealRaster coarse = grid_of(500000, 4200000, 200, 2, 2);
    io::read_raster_onto(source, {}, io::Resample::smooth, coarse, progress);
    CHECK(coarse.values[0] == doctest::Approx((0 + 1 + 4 + 5) / 4.0));
    CHECK(coarse.values[3] == doctest::Approx((10 + 11 + 14) / 3.0));
    RealRaster beside = grid_of(600000, 4200000, 100, 1, 1);
    io::read_raster_onto(source, {}, io::Resample::smooth, beside, progress);
    CHECK(std::isnan(beside.values[0]));
}

TEST_CASE("what is no raster is refused by name") {
    const TemporaryFolder folder;
    test::write_text(folder / "no.tif", "not a raster");
    CHECK_THROWS_WITH_AS(io::raster_info({(folder / "no.tif").string(), {}}),
                         doctest::Contains("cannot be read as a raster"), Error);
    CHECK_THROWS_WITH_AS(io::raster_info({(folder / "none.tif").string(), {}}),
                         doctest::Contains("there is no such file"), Error);
}

TEST_CASE("an SRTM tile in a zip is the tile inside") {
    const std::string tile = std::string(ZAMIN_REAL_DATA_DIR) + "/elevation/N43E007.hgt.zip";
    if (!std::filesystem::exists(tile)) {
        MESSAGE("skipped: there is no " << tile);
        return;
    }
    const io::RasterInfo info = io::raster_info({tile, {}});
    CHECK(info.width == 1201);
    CHECK(info.crs.geographic());
}
