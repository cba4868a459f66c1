// Tiles from a server of our own on this machine: there, not there, and one that never answers.
#include "io/tile_source.hpp"

#include <doctest/doctest.h>
#include <gdal_priv.h>

#include "core/error.hpp"
#include "core/raster.hpp"
#include "io/local_server.hpp"
#include "io/network.hpp"
#include "io/read_raster.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using namespace zamin::test;

namespace {

// A tile of one colour, as PNG.
std::string green_tile() {
    GDALAllRegister();
    GDALDriverManager& drivers = *GetGDALDriverManager();
    GDALDataset* tile = drivers.GetDriverByName("MEM")->Create("", 256, 256, 3, GDT_Byte, nullptr);
    tile->GetRasterBand(2)->Fill(200.0);
    const std::string name = "/vsimem/tile.png";
    GDALClose(drivers.GetDriverByName("PNG")->CreateCopy(name.c_str(), tile, FALSE, nullptr,
                                                         nullptr, nullptr));
    GDALClose(tile);
    vsi_l_offset size = 0;
    GByte* bytes = VSIGetMemFileBuffer(name.c_str(), &size, TRUE);
    std::string png(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    CPLFree(bytes);
    return png;
}

constexpr const char* tile_path = "/{z}/{x}/{y}.png";

// 64 x 64 cells of 100 m in Khatlon.
RealRaster grid() {
    RealRaster grid;
    grid.crs = Crs::parse("EPSG:32642");
    grid.west = 500'000.0;
    grid.north = 4'180'000.0;
    grid.cell_width = grid.cell_height = 100.0;
    grid.width = grid.height = 64;
    return grid;
}

std::string failure_of(const std::string& path) {
    Progress progress;
    io::allow_host(io::host_of(path));
    try {
        io::read_picture_onto({path, ""}, "", grid(), progress);
    } catch (const Error& e) {
        return e.what();
    }
    return "";
}

}  // namespace

TEST_CASE("tiles are known by their address or their description") {
    CHECK(io::names_tiles("https://tiles.example/{z}/{x}/{y}.png"));
    CHECK(io::names_tiles("https://tiles.example/{z}/{x}/{-y}.png?key=1&style=2"));
    CHECK(io::names_tiles("<GDAL_WMS></GDAL_WMS>"));
    CHECK(io::names_tiles("WMS:https://maps.example/wms"));
    CHECK_FALSE(io::names_tiles("https://data.example/plots.geojson"));
    CHECK_FALSE(io::names_tiles("{z}/{x}/{y}.png"));
    CHECK_FALSE(io::names_tiles("nowhere.xml"));
    CHECK(io::tile_title("https://tiles.example/{z}/{x}/{y}.png") == "tiles.example");
    CHECK(io::tile_title("/maps/region.xml") == "region.xml");
}

TEST_CASE("a description without a time of its own is given one") {
    const TemporaryFolder folder;
    const auto file = folder / "wms.xml";
    write_text(file, "<?xml version=\"1.0\"?>\n<GDAL_WMS><Service/></GDAL_WMS>\n");
    CHECK(io::names_tiles(file.string()));
    CHECK(io::tile_description(file.string()).find("<Timeout>10</Timeout></GDAL_WMS>") !=
          std::string::npos);
    write_text(file, "<GDAL_WMS><Timeout>3</Timeout></GDAL_WMS>");
    CHECK(io::tile_description(file.string()) == "<GDAL_WMS><Timeout>3</Timeout></GDAL_WMS>");
    CHECK(io::tile_description("https://a.example/{z}/{x}/{y}?a=1&b=2").find("a=1&amp;b=2") !=
          std::string::npos);
}

TEST_CASE("a server's tiles come as colours of the map's cells") {
    const LocalServer server("200 OK", "image/png", green_tile());
    io::allow_host(server.host());
    const auto info = io::raster_info({server.address(tile_path), ""});
    CHECK(info.picture);
    CHECK(server.requests() == 0);
    Progress progress;
    const auto argb = io::read_picture_onto({server.address(tile_path), ""}, "", grid(), progress);
    CHECK(server.requests() > 0);
    REQUIRE(argb.size() == 64 * 64);
    CHECK(argb[0] == 0xFF00C800);
    CHECK(argb[64 * 64 - 1] == 0xFF00C800);
}

TEST_CASE("what a server does not have, refuses or never answers is told, and nothing hangs") {
    {
        const LocalServer server("404 Not Found");
        CHECK(failure_of(server.address(tile_path)).empty());  // no tile there: an empty picture
    }
    {
        const LocalServer server("500 Out of order");
        CHECK(failure_of(server.address(tile_path)).find("cannot be read") != std::string::npos);
    }
    {
        const LocalServer server("");
        std::string description = io::tile_description(server.address(tile_path));
        const std::string usual = "<Timeout>10</Timeout>";
        description.replace(description.find(usual), usual.size(), "<Timeout>1</Timeout>");
        CHECK(failure_of(description).find("cannot be read") != std::string::npos);
    }
    // Nobody listens there.
    CHECK(failure_of("http://127.0.0.1:1/{z}/{x}/{y}.png").find("cannot be read") !=
          std::string::npos);
}
