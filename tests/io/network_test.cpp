// What a file or a project may not do by itself: ask somebody on a network. The server counts.
#include "io/network.hpp"

#include <cpl_vsi.h>
#include <doctest/doctest.h>

#include "core/progress.hpp"
#include "core/raster.hpp"
#include "io/local_server.hpp"
#include "io/read.hpp"
#include "io/read_raster.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using namespace zamin::io;
using test::LocalServer;
using test::TemporaryFolder;
using test::write_text;

namespace {

constexpr const char* points =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":7},
        "geometry":{"type":"Point","coordinates":[68.8,37.8]}}]})";

// The host that reading was refused for; empty where it was not refused, "?" for another failure.
std::string refused(const std::string& path) {
    try {
        Progress progress;
        (void)read_layer({path, ""}, {}, progress);
        return "";
    } catch (const NetworkRefused& refusal) {
        CHECK(std::string(refusal.what()).find("--allow-network") != std::string::npos);
        return refusal.host();
    } catch (const std::exception& failure) {
        MESSAGE(failure.what());
        return "?";
    }
}

std::string raster_refused(const std::string& path) {
    try {
        (void)raster_info({path, ""});
        return "";
    } catch (const NetworkRefused& refusal) {
        return refusal.host();
    } catch (const std::exception& failure) {
        MESSAGE(failure.what());
        return "?";
    }
}

std::string vrt(const std::string& source) {
    return R"(<OGRVRTDataSource><OGRVRTLayer name="points"><SrcDataSource>)" + source +
           R"(</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>)";
}

std::string raster_vrt(const std::string& source) {
    return R"(<VRTDataset rasterXSize="256" rasterYSize="256"><SRS>EPSG:32642</SRS>
        <GeoTransform>500000,30,0,4180000,0,-30</GeoTransform><VRTRasterBand dataType="Byte" band="1">
        <SimpleSource><SourceFilename relativeToVRT="0">)" +
           source + R"(</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand>
        </VRTDataset>)";
}

std::string tiles(const std::string& address) {
    return "<GDAL_WMS><Service name=\"TMS\"><ServerUrl>" + address +
           R"(</ServerUrl></Service><DataWindow><UpperLeftX>-20037508.34</UpperLeftX>
        <UpperLeftY>20037508.34</UpperLeftY><LowerRightX>20037508.34</LowerRightX>
        <LowerRightY>-20037508.34</LowerRightY><TileLevel>18</TileLevel><TileCountX>1</TileCountX>
        <TileCountY>1</TileCountY><YOrigin>top</YOrigin></DataWindow>
        <Projection>EPSG:3857</Projection><BandsCount>3</BandsCount></GDAL_WMS>)";
}

}  // namespace

TEST_CASE("whom a name asks") {
    struct Asked {
        const char* name;
        const char* host;
    };
    for (const Asked& asked : std::initializer_list<Asked>{
             {"plots.gpkg", ""},
             {"/data/land.zip", ""},
             {"C:/data/plots.shp", ""},
             {"/vsizip/land.zip/plots.shp", ""},
             {"file:///data/plots.gpkg", ""},
             {"PG:dbname=land", ""},
             {"PG:host=/run/postgresql dbname=land", ""},
             {"https://Tiles.Example/{z}/{x}/{y}.png", "tiles.example"},
             {"http://user:secret@a.example:8080/x?y=http://b", "a.example:8080"},
             {"http://good.example\\@b.example/", "b.example"},
             {"http://good.example%2F@b.example/", "b.example"},
             {"/vsicurl/https://a.example/plots.fgb", "a.example"},
             {"/vsizip//vsicurl/ftp://a.example/x.zip/plots.shp", "a.example"},
             {"/vsicurl?list_dir=no&url=https%3A%2F%2Fa.example%2Fx", "a.example"},
             {"/vsis3/bucket/plots.fgb", "vsis3/bucket"},
             {"/vsizip//vsigs_streaming/bucket/a.zip", "vsigs_streaming/bucket"},
             {"WFS:https://a.example/wfs", "a.example"},
             {"wms:maps.example/wms", "maps.example"},
             {"PG:host=db.example dbname=land", "db.example"},
             {"PG:dbname=land host = 'db.example' hostaddr=10.0.0.1", "db.example,10.0.0.1"},
             {"PG:service=office", "office"},
             {"postgresql://u:p@db.example:5433/land", "db.example:5433"},
             {"MySQL:land,host=db.example,user=u", "db.example"},
             {"ODBC:land", "odbc"}}) {
        CAPTURE(asked.name);
        CHECK(host_of(asked.name) == asked.host);
    }
    // Two addresses in one: neither is taken for the other.
    CHECK(host_of("/vsicurl?a=http://good.example&url=http://b.example") != "good.example");
}

TEST_CASE("nothing is asked for before somebody said yes, wherever an address hides") {
    const LocalServer server("200 OK", "application/json", points);
    const TemporaryFolder folder;
    const std::string address = server.address("/points.geojson");
    const std::string curl = "/vsicurl/" + address;
    const auto file = [&](const char* name, const std::string& text) {
        write_text(folder / name, text);
        return (folder / name).string();
    };
    for (const std::string& source :
         {address, curl, "/vsicurl?url=http%3A%2F%2F" + server.host() + "%2Fpoints.geojson",
          "/vsicurl_streaming/" + address, "/vsizip/" + curl + ".zip", "GeoJSON:" + address,
          "WFS:" + server.address("/wfs"), "OAPIF:" + server.address("/api"),
          "CSW:" + server.address("/csw"), "PG:dbname=land host=127.0.0.1 port=" + server.port(),
          file("by_address.vrt", vrt(address)), file("by_curl.vrt", vrt(curl)),
          file("by_database.vrt", vrt("PG:host=127.0.0.1 port=" + server.port())),
          file("twice.vrt", vrt((folder / "by_curl.vrt").string())),
          file("wfs.xml",
               "<OGRWFSDataSource><URL>" + server.address("/wfs") + "</URL></OGRWFSDataSource>")}) {
        CAPTURE(source);
        CHECK(refused(source) != "");
        CHECK(server.requests() == 0);
    }
    CHECK(refused(folder / "by_curl.vrt") == server.host());
    CHECK(refused(folder / "twice.vrt") == server.host());
    CHECK(refused(address) == server.host());
    // In a zip beside other files.
    const std::string zip = "/vsizip/" + (folder / "land.zip").string();
    VSILFILE* const inside = VSIFOpenL((zip + "/by_curl.vrt").c_str(), "wb");
    const std::string text = vrt(curl);
    REQUIRE(inside != nullptr);
    VSIFWriteL(text.data(), 1, text.size(), inside);
    VSIFCloseL(inside);
    CHECK(refused(folder / "land.zip") == server.host());
    CHECK(server.requests() == 0);
}

TEST_CASE("tiles and rasters are no other than files") {
    const LocalServer server("404 Not Found");
    const TemporaryFolder folder;
    const std::string address = server.address("/${z}/${x}/${y}.png");
    write_text(folder / "tiles.xml", tiles(address));
    write_text(folder / "hidden.xml", tiles("ht&#116;p&#58;//" + server.host() + "/a.png"));
    write_text(folder / "curl.vrt", raster_vrt("/vsicurl/" + server.address("/dem.tif")));
    write_text(folder / "tiles.vrt", raster_vrt((folder / "tiles.xml").string()));
    for (const std::string& source :
         {server.address("/{z}/{x}/{y}.png"), tiles(address), "WMS:" + server.address("/wms"),
          (folder / "tiles.xml").string(), (folder / "hidden.xml").string(),
          (folder / "curl.vrt").string()}) {
        CAPTURE(source);
        CHECK(raster_refused(source) == server.host());
        CHECK(server.requests() == 0);
    }
    // Opened only when it is drawn, and refused then.
    RealRaster grid;
    grid.crs = Crs::parse("EPSG:32642");
    grid.west = 500'000;
    grid.north = 4'180'000;
    grid.cell_width = grid.cell_height = 100;
    grid.width = grid.height = 8;
    Progress progress;
    CHECK_THROWS_AS(read_raster_onto({(folder / "tiles.vrt").string(), ""}, "", Resample::smooth,
                                     grid, progress),
                    Error);
    CHECK(server.requests() == 0);
}

TEST_CASE("files that only mention an address are read, and it is not asked") {
    const LocalServer server("200 OK", "text/xml", "<a/>");
    const TemporaryFolder folder;
    write_text(
        folder / "links.kml",
        R"(<kml xmlns="http://www.opengis.net/kml/2.2"><Document><NetworkLink><Link><href>)" +
            server.address("/more.kml") +
            R"(</href></Link></NetworkLink><Placemark><name>a</name><Point><coordinates>68.8,37.8
            </coordinates></Point></Placemark></Document></kml>)");
    write_text(folder / "schema.gml",
               R"(<?xml version="1.0"?><!DOCTYPE x SYSTEM ")" + server.address("/x.dtd") +
                   R"("><f:FeatureCollection xmlns:f="http://www.opengis.net/wfs/2.0"
            xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:a="http://a"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://a )" +
                   server.address("/a.xsd") +
                   R"("><f:member><a:plot gml:id="p1"><a:at><gml:Point srsName=")" +
                   server.address("/crs") +
                   R"("><gml:pos>37.8 68.8</gml:pos></gml:Point></a:at></a:plot></f:member>
            </f:FeatureCollection>)");
    CHECK(refused(folder / "links.kml") == "");
    (void)refused(folder / "schema.gml");
    CHECK(server.requests() == 0);
}

TEST_CASE("after a yes to its host a source is read, and other hosts are as before") {
    const LocalServer server("200 OK", "application/json", points);
    const LocalServer other("200 OK", "application/json", points);
    const TemporaryFolder folder;
    write_text(folder / "points.vrt", vrt("/vsicurl/" + server.address("/points.geojson")));
    CHECK_FALSE(host_allowed(server.host()));
    allow_host(server.host());
    CHECK(host_allowed(server.host()));
    Progress progress;
    CHECK(read_layer({server.address("/points.geojson"), ""}, {}, progress).layer.size() == 1);
    CHECK(server.requests() > 0);
    CHECK(refused(other.address("/points.geojson")) == other.host());
    CHECK(other.requests() == 0);
}
