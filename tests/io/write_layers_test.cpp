#include <doctest/doctest.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <limits>

#include "core/error.hpp"
#include "io/gdal_handles.hpp"
#include "io/shapes.hpp"
#include "io/write.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using test::TemporaryFolder;

namespace {

// Three rows: a square with a hole, two points' worth of nothing, a square; every column type, each
// with a null.
Layer every_type() {
    Geometries shapes;
    test::add_polygon(shapes, {test::square(0, 0, 10), {{2, 2}, {2, 4}, {4, 4}, {4, 2}, {2, 2}}});
    shapes.add_empty();
    test::add_polygon(shapes, {test::square(20, 20, 1)});
    Layer layer = test::layer_of("plots", shapes);
    layer.feature_ids = {3, 7, 20};
    const auto add = [&](const char* name, ColumnType type) -> Column& {
        return layer.columns.emplace_back(name, type);
    };
    Column& n = add("n", ColumnType::integer);
    n.push_integer(std::numeric_limits<std::int64_t>::max());
    n.push_null();
    n.push_integer(-1);
    Column& r = add("r", ColumnType::real);
    r.push_real(0.1);
    r.push_real(1e300);
    r.push_null();
    Column& t = add("т", ColumnType::text);
    t.push_text("Ҷомӣ");
    t.push_text("");
    t.push_null();
    Column& b = add("b", ColumnType::boolean);
    b.push_integer(1);
    b.push_integer(0);
    b.push_null();
    Column& d = add("d", ColumnType::date);
    d.push_text("2018-05-03");
    d.push_null();
    d.push_text("1999-12-31");
    Column& w = add("w", ColumnType::datetime);
    w.push_text("2018-05-03T07:30:00Z");
    w.push_null();
    w.push_text("1999-12-31T23:59:59Z");
    return layer;
}

void write(const Layer& layer, const std::filesystem::path& path) {
    Progress progress;
    const Layer* one = &layer;
    io::write_layers({&one, 1}, path, progress);
}

io::Dataset open(const std::filesystem::path& path) {
    io::register_gdal_drivers();
    return io::Dataset(GDALDataset::Open(path.string().c_str(), GDAL_OF_VECTOR));
}

std::string wkt(const OGRFeature& feature) {
    const OGRGeometry* geometry = feature.GetGeometryRef();
    return geometry ? geometry->exportToWkt() : "none";
}

}  // namespace

TEST_CASE("a GeoPackage keeps types, nulls, ids, rows without geometry and their order") {
    const TemporaryFolder folder;
    write(every_type(), folder / "out.gpkg");
    CHECK(folder.names() == std::vector<std::string>{"out.gpkg"});
    const io::Dataset dataset = open(folder / "out.gpkg");
    REQUIRE(dataset);
    OGRLayer* layer = dataset->GetLayerByName("plots");
    REQUIRE(layer);
    CHECK(layer->GetGeomType() == wkbPolygon);
    CHECK(std::string(layer->GetSpatialRef()->GetAuthorityCode(nullptr)) == "4326");
    const OGRFeatureDefn& fields = *layer->GetLayerDefn();
    REQUIRE(fields.GetFieldCount() == 6);
    CHECK(fields.GetFieldDefn(0)->GetType() == OFTInteger64);
    CHECK(fields.GetFieldDefn(1)->GetType() == OFTReal);
    CHECK(fields.GetFieldDefn(2)->GetType() == OFTString);
    CHECK(std::string(fields.GetFieldDefn(2)->GetNameRef()) == "т");
    CHECK(fields.GetFieldDefn(3)->GetSubType() == OFSTBoolean);
    CHECK(fields.GetFieldDefn(4)->GetType() == OFTDate);
    CHECK(fields.GetFieldDefn(5)->GetType() == OFTDateTime);

    const io::Feature first(layer->GetNextFeature());
    CHECK(first->GetFID() == 3);
    CHECK(wkt(*first) == "POLYGON ((0 0,10 0,10 10,0 10,0 0),(2 2,2 4,4 4,4 2,2 2))");
    CHECK(first->GetFieldAsInteger64(0) == std::numeric_limits<std::int64_t>::max());
    CHECK(first->GetFieldAsDouble(1) == 0.1);
    CHECK(std::string(first->GetFieldAsString(2)) == "Ҷомӣ");
    CHECK(first->GetFieldAsInteger(3) == 1);
    CHECK(std::string(first->GetFieldAsString(4)) == "2018/05/03");
    CHECK(std::string(first->GetFieldAsString(5)) == "2018/05/03 07:30:00+00");

    const io::Feature second(layer->GetNextFeature());
    CHECK(second->GetFID() == 7);
    CHECK(wkt(*second) == "none");
    CHECK_FALSE(second->IsFieldSetAndNotNull(0));
    CHECK(second->IsFieldSetAndNotNull(2));  // empty text is not null
    CHECK(std::string(second->GetFieldAsString(2)).empty());
    CHECK_FALSE(second->IsFieldSetAndNotNull(4));

    const io::Feature third(layer->GetNextFeature());
    CHECK_FALSE(third->IsFieldSetAndNotNull(1));
    CHECK_FALSE(third->IsFieldSetAndNotNull(2));
    CHECK_FALSE(third->IsFieldSetAndNotNull(3));
    CHECK_FALSE(layer->GetNextFeature());
}

TEST_CASE("several layers share a GeoPackage; ids that would reorder rows are given anew") {
    const TemporaryFolder folder;
    Geometries points;
    test::add_points(points, {{1, 2}});
    test::add_points(points, {{3, 4}, {5, 6}});
    Layer wells = test::layer_of("wells", points, "EPSG:32642");
    wells.feature_ids = {9, 4};
    Layer table;
    table.name = "members";
    table.feature_ids = {1};
    table.geometry.add_empty();
    table.columns.emplace_back("member_id", ColumnType::text).push_text("m1");
    Progress progress;
    const std::vector<const Layer*> layers{&wells, &table};
    io::write_layers(layers, folder / "out.gpkg", progress);
    const io::Dataset dataset = open(folder / "out.gpkg");
    REQUIRE(dataset->GetLayerCount() == 2);
    OGRLayer* written = dataset->GetLayerByName("wells");
    CHECK(written->GetGeomType() == wkbMultiPoint);
    const io::Feature first(written->GetNextFeature());
    CHECK(first->GetFID() == 1);
    CHECK(wkt(*first) == "MULTIPOINT (1 2)");
    CHECK(dataset->GetLayerByName("members")->GetGeomType() == wkbNone);
}

TEST_CASE("columns named like GeoPackage's own, or alike but for case, are kept") {
    const TemporaryFolder folder;
    Geometries points;
    test::add_points(points, {{1, 2}});
    Layer layer = test::layer_of("wells", points);
    for (const char* name : {"fid", "geom", "Name", "name"}) {
        layer.columns.emplace_back(name, ColumnType::text).push_text(name);
    }
    write(layer, folder / "out.gpkg");
    const io::Dataset dataset = open(folder / "out.gpkg");
    OGRLayer* written = dataset->GetLayer(0);
    CHECK(std::string(written->GetFIDColumn()) == "fid_2");
    CHECK(std::string(written->GetGeometryColumn()) == "geom_2");
    const io::Feature row(written->GetNextFeature());
    CHECK(std::string(row->GetFieldAsString("fid")) == "fid");
    CHECK(std::string(row->GetFieldAsString("name_2")) == "name");
}

TEST_CASE("mixed kinds get a generic geometry type") {
    const TemporaryFolder folder;
    Geometries mixed;
    test::add_points(mixed, {{1, 2}});
    test::add_line(mixed, {{0, 0}, {1, 1}});
    for (const char* name : {"out.gpkg", "out.fgb"}) {
        write(test::layer_of("mixed", mixed), folder / name);
        const io::Dataset dataset = open(folder / name);
        REQUIRE(dataset);
        CHECK(dataset->GetLayer(0)->GetGeomType() == wkbUnknown);
        CHECK(dataset->GetLayer(0)->GetFeatureCount() == 2);
    }
}

TEST_CASE("the same layers give the same bytes") {
    const TemporaryFolder folder;
    Geometries points;
    test::add_points(points, {{1, 2}});
    const Layer layer = test::layer_of("wells", points);
    for (const std::string ending : {"gpkg", "fgb", "geojson", "csv"}) {
        write(layer, folder / ("one." + ending));
        write(layer, folder / ("two." + ending));
        CHECK(test::read_text(folder / ("one." + ending)) ==
              test::read_text(folder / ("two." + ending)));
    }
}

TEST_CASE("FlatGeobuf keeps types; rows without geometry are refused, not dropped") {
    const TemporaryFolder folder;
    Layer layer = every_type();
    CHECK_THROWS_WITH_AS(write(layer, folder / "out.fgb"),
                         doctest::Contains("'plots' has 1 (the first is feature 7)"), UsageError);
    CHECK(folder.names().empty());
    Geometries squares;
    for (double x = 0.0; x < 3.0; ++x) {
        test::add_polygon(squares, {test::square(x, x, 1)});
    }
    layer.geometry = squares;
    write(layer, folder / "out.fgb");
    CHECK(folder.names() == std::vector<std::string>{"out.fgb"});
    const io::Dataset dataset = open(folder / "out.fgb");
    REQUIRE(dataset);
    OGRLayer* written = dataset->GetLayer(0);
    CHECK(written->GetFeatureCount() == 3);
    written->SetAttributeFilter("b = 0");
    const io::Feature row(written->GetNextFeature());
    REQUIRE(row);
    CHECK(wkt(*row) == "POLYGON ((1 1,2 1,2 2,1 2,1 1))");
    CHECK(row->GetFieldAsDouble("r") == 1e300);
    CHECK(std::string(row->GetFieldAsString("т")).empty());
    CHECK_FALSE(row->IsFieldSetAndNotNull(row->GetFieldIndex("d")));
    written->SetAttributeFilter("b = 1");
    const io::Feature first(written->GetNextFeature());
    CHECK(std::string(first->GetFieldAsString("т")) == "Ҷомӣ");
    CHECK(std::string(first->GetFieldAsString("w")) == "2018/05/03 07:30:00+00");
}

TEST_CASE("a date that is none is an error naming the feature, and nothing is written") {
    const TemporaryFolder folder;
    Layer layer = every_type();
    layer.columns.clear();
    Column& d = layer.columns.emplace_back("d", ColumnType::date);
    d.push_text("2018-05-03");
    d.push_text("spring");
    d.push_null();
    CHECK_THROWS_WITH_AS(write(layer, folder / "out.gpkg"),
                         doctest::Contains("feature 7: column 'd' holds 'spring'"), Error);
    CHECK(folder.names().empty());
}

TEST_CASE("cancelled, nothing is written") {
    const TemporaryFolder folder;
    Geometries points;
    test::add_points(points, {{1, 2}});
    const Layer layer = test::layer_of("wells", points);
    for (const char* name : {"out.gpkg", "out.fgb", "out.geojson", "out.csv"}) {
        test::write_text(folder / name, "old");
        Progress progress;
        progress.cancel();
        const Layer* one = &layer;
        CHECK_THROWS_AS(io::write_layers({&one, 1}, folder / name, progress), Cancelled);
        CHECK(test::read_text(folder / name) == "old");
    }
    CHECK(folder.names().size() == 4);
}

TEST_CASE("formats of one layer refuse two, and unknown endings name the known ones") {
    const TemporaryFolder folder;
    const Layer layer = every_type();
    const std::vector<const Layer*> two{&layer, &layer};
    Progress progress;
    CHECK_THROWS_WITH_AS(io::write_layers(two, folder / "out.geojson", progress),
                         doctest::Contains("holds one layer, not 2; write .gpkg"), UsageError);
    CHECK_THROWS_WITH_AS(write(layer, folder / "out.shp"),
                         doctest::Contains(".gpkg, .geojson, .fgb, .csv"), UsageError);
    CHECK(io::has_ending("A.GPKG", io::layer_endings()));
    CHECK(folder.names().empty());
}
