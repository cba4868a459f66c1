// Small files that claim to be very large: they are read or refused within little memory.
#include <doctest/doctest.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <cstring>

#include "core/error.hpp"
#include "core/raster.hpp"
#include "io/read.hpp"
#include "io/read_raster.hpp"
#include "io/small_memory.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using namespace zamin::io;
using test::SmallMemory;
using test::TemporaryFolder;

namespace {

constexpr rlim_t little_bytes = rlim_t{700} << 20U;

// One polygon of this many corners, of a layer that a driver writes.
void write_polygon(const std::string& file, const char* driver, int corners) {
    GDALAllRegister();
    GDALDataset* const dataset = GetGDALDriverManager()->GetDriverByName(driver)->Create(
        file.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
    OGRSpatialReference wgs84;
    wgs84.importFromEPSG(4326);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRLayer* const layer = dataset->CreateLayer("plots", &wgs84, wkbPolygon, nullptr);
    OGRFieldDefn crop("crop", OFTString);
    layer->CreateField(&crop);
    OGRFeature feature(layer->GetLayerDefn());
    feature.SetField("crop", "wheat");
    OGRLinearRing ring;
    for (int i = 0; i < corners; ++i) {
        const double turn = 6.283185307 * i / corners;
        ring.addPoint(68.8 + std::cos(turn), 37.8 + std::sin(turn));
    }
    ring.closeRings();
    OGRPolygon polygon;
    polygon.addRing(&ring);
    feature.SetGeometry(&polygon);
    CHECK(layer->CreateFeature(&feature) == OGRERR_NONE);
    GDALClose(dataset);
}

// The rows read, or -1 for a refusal in words.
int rows_of(const std::string& file) {
    const SmallMemory small(little_bytes);
    Progress progress;
    try {
        return static_cast<int>(read_layer({file, ""}, {}, progress).layer.size());
    } catch (const Error& failure) {
        CHECK(std::strlen(failure.what()) > 0);
        return -1;
    }
}

void patch(const std::string& file, std::size_t at, const std::string& bytes) {
    std::string content = test::read_text(file);
    REQUIRE(at + bytes.size() <= content.size());
    content.replace(at, bytes.size(), bytes);
    test::write_text(file, content);
}

}  // namespace

TEST_CASE("a GeoPackage that claims thousands of millions of rows") {
    const TemporaryFolder folder;
    const std::string file = folder / "plots.gpkg";
    write_polygon(file, "GPKG", 20'000);
    GDALDataset* const dataset = GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE);
    dataset->ExecuteSQL("UPDATE gpkg_ogr_contents SET feature_count = 4000000000", nullptr, "");
    GDALClose(dataset);
    CHECK(rows_of(file) == 1);
}

TEST_CASE("a shapefile whose parts claim to be longer than the files") {
    const TemporaryFolder folder;
    const std::string file = folder / "plots.shp";
    write_polygon(file, "ESRI Shapefile", 20'000);
    const std::string dbf = folder / "plots.dbf";
    SUBCASE("rows of the table") {
        patch(dbf, 4, std::string("\xFF\xFF\xFF\x7F", 4));
    }
    SUBCASE("length of a row") {
        patch(dbf, 10, std::string("\xFF\xFF", 2));
    }
    SUBCASE("points of the polygon") {
        patch(file, 100 + 8 + 4 + 32 + 4, std::string("\xFF\xFF\xFF\x07", 4));
    }
    SUBCASE("length of the record") {
        patch(file, 104, std::string("\x7F\xFF\xFF\xF0", 4));
    }
    SUBCASE("rows in the index") {
        patch(folder / "plots.shx", 24, std::string("\x7F\xFF\xFF\xF0", 4));
    }
    const int rows = rows_of(file);
    CHECK(rows <= 1);
}

TEST_CASE("a FlatGeobuf with a forged head") {
    const TemporaryFolder folder;
    const std::string file = folder / "plots.fgb";
    write_polygon(file, "FlatGeobuf", 2'000);
    const std::string good = test::read_text(file);
    // Whatever of the first bytes claims to be large.
    for (std::size_t at = 8; at < 200; at += 4) {
        CAPTURE(at);
        test::write_text(file, good);
        patch(file, at, std::string("\xFF\xFF\xFF\x7F", 4));
        CHECK(rows_of(file) <= 1);
    }
}

TEST_CASE("a picture with a palette that claims 3,600 million cells") {
    const TemporaryFolder folder;
    const std::string file = folder / "map.tif";
    GDALAllRegister();
    const char* const words[] = {"SPARSE_OK=TRUE", "TILED=YES", nullptr};
    GDALDataset* const dataset = GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
        file.c_str(), 60'000, 60'000, 1, GDT_Byte, const_cast<char**>(words));
    GDALColorTable colours;
    const GDALColorEntry green{0, 200, 0, 255};
    colours.SetColorEntry(0, &green);
    dataset->GetRasterBand(1)->SetColorTable(&colours);
    double transform[] = {400'000, 1, 0, 4'200'000, 0, -1};
    dataset->SetGeoTransform(transform);
    OGRSpatialReference utm;
    utm.importFromEPSG(32642);
    dataset->SetSpatialRef(&utm);
    GDALClose(dataset);

    RealRaster grid;
    grid.crs = Crs::parse("EPSG:32642");
    grid.west = 410'000;
    grid.north = 4'190'000;
    grid.cell_width = grid.cell_height = 10;
    grid.width = grid.height = 32;
    Progress progress;
    const SmallMemory small(little_bytes);
    const auto argb = read_picture_onto({file, ""}, "", grid, progress);
    REQUIRE(argb.size() == 32 * 32);
    CHECK(argb.front() == 0xFF00C800);
    CHECK(argb.back() == 0xFF00C800);
}
