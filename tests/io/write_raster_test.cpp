#include "io/write_raster.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using test::TemporaryFolder;

namespace {

// Two rows of three cells of 100 m.
Raster six_cells() {
    Raster raster;
    raster.crs = Crs::parse("EPSG:32642");
    raster.west = 500000;
    raster.north = 4200000;
    raster.cell_width = raster.cell_height = 100;
    raster.width = 3;
    raster.height = 2;
    raster.values = {300, 310, 320, -5, 0, 4000};
    return raster;
}

}  // namespace

TEST_CASE("a raster becomes a GeoTIFF, the same each time, with nothing left beside it") {
    const TemporaryFolder folder;
    io::write_raster(six_cells(), folder / "relief.tif");
    const std::string first = test::read_text(folder / "relief.tif");
    CHECK(first.substr(0, 4) == std::string("II*\0", 4));
    io::write_raster(six_cells(), folder / "relief.tif");
    CHECK(test::read_text(folder / "relief.tif") == first);
    CHECK(folder.names() == std::vector<std::string>{"relief.tif"});
    Raster other = six_cells();
    other.nodata = -5;
    io::write_raster(other, folder / "relief.tif");
    CHECK(test::read_text(folder / "relief.tif") != first);
}

TEST_CASE("what cannot be written is refused with its reason, and the old file stays") {
    const TemporaryFolder folder;
    test::write_text(folder / "relief.tif", "old");
    CHECK_THROWS_WITH_AS(io::write_raster(six_cells(), folder / "relief.png"),
                         doctest::Contains("ends in .tif"), UsageError);
    Raster raster = six_cells();
    raster.values.pop_back();
    CHECK_THROWS_WITH_AS(io::write_raster(raster, folder / "relief.tif"),
                         doctest::Contains("5 values for 3 x 2 cells"), Error);
    raster = six_cells();
    raster.crs = Crs();
    CHECK_THROWS_WITH_AS(io::write_raster(raster, folder / "relief.tif"),
                         doctest::Contains("coordinate system is unknown"), Error);
    CHECK_THROWS_AS(io::write_raster(six_cells(), folder / "no such folder/relief.tif"), Error);
    CHECK(test::read_text(folder / "relief.tif") == "old");
    CHECK(folder.names() == std::vector<std::string>{"relief.tif"});
}
