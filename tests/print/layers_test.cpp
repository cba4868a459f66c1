// Layers that a reader can switch, and layers of many small features as pictures.
#include <doctest/doctest.h>
#include <gdal_priv.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <numeric>

#include "print/layer_picture.hpp"
#include "print/sample_sheet.hpp"

using namespace zamin;
using namespace zamin::print;

namespace {

// `side` x `side` squares of 8 m, 10 m apart: 64 % of the ground.
std::shared_ptr<const Geometries> many_squares(int side) {
    auto squares = std::make_shared<Geometries>();
    for (int i = 0; i < side * side; ++i) {
        const double x = 600000.0 + 10.0 * (i % side);
        const double y = 4190000.0 + 10.0 * (i / side);
        for (const Coord p : {Coord{x, y}, {x + 8, y}, {x + 8, y + 8}, {x, y + 8}, {x, y}}) {
            squares->coords.push_back(p);
        }
        squares->end_ring();
        squares->end_part();
        squares->end_feature(GeometryKind::polygon);
    }
    return squares;
}

MapLayer crowd(int side) {
    MapLayer layer;
    layer.name = "Crowd";
    layer.geometry = many_squares(side);
    layer.fills = {Fill{style::Colour::hex(0xAA0000)}, Fill{style::Colour::hex(0x0000AA)}};
    for (int i = 0; i < side * side; ++i) {
        layer.classes.push_back(i % side < side / 2 ? 0 : 1);
    }
    return layer;
}

std::vector<std::size_t> all_of(const MapLayer& layer) {
    std::vector<std::size_t> features(layer.geometry->feature_count());
    std::iota(features.begin(), features.end(), std::size_t{0});
    return features;
}

// 100 x 100 mm of 1000 x 1000 m.
MapFrame frame_at(double scale) {
    MapFrame frame;
    frame.place = {20.0, 30.0, 100.0, 100.0};
    frame.centre_m = {600500.0, 4190500.0};
    frame.scale = scale;
    return frame;
}

std::string layers_of(const std::filesystem::path& file, int page) {
    const std::string name = "PDF:" + std::to_string(page) + ":" + file.string();
    const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(name.c_str()));
    REQUIRE(dataset);
    std::string names;
    for (char** entry = dataset->GetMetadata("LAYERS"); entry != nullptr && *entry != nullptr;
         ++entry) {
        names += std::string(*entry) + ";";
    }
    return names;
}

}  // namespace

TEST_CASE(
    "plots far smaller than a dot cover the share of the picture that they cover of the ground") {
    const MapLayer layer = crowd(100);
    for (const double dpi : {40.0, 150.0, 300.0}) {
        const LayerPicture picture = paint_picture(layer, frame_at(10000.0), all_of(layer), dpi);
        double covered = 0.0;
        for (const std::uint8_t dot : picture.cover) {
            covered += dot / 255.0;
        }
        const double dots_a_mm2 = (dpi / 25.4) * (dpi / 25.4);
        CHECK(covered / dots_a_mm2 == doctest::Approx(0.64 * 100.0 * 100.0).epsilon(0.01));
    }
}

TEST_CASE("a dot has the colour of the class that covers most of it") {
    const MapLayer layer = crowd(100);
    const LayerPicture picture = paint_picture(layer, frame_at(10000.0), all_of(layer), 50.0);
    const auto at = [&](double x_mm, double y_mm) {
        const auto x = static_cast<int>((x_mm - picture.place.x) * 50.0 / 25.4);
        const auto y = static_cast<int>((y_mm - picture.place.y) * 50.0 / 25.4);
        return picture.palette[picture.colours[static_cast<std::size_t>(y * picture.width_px + x)]];
    };
    CHECK(at(40.0, 80.0).r > 0.6F);  // the western half
    CHECK(at(100.0, 80.0).b > 0.6F);
    CHECK(picture.place.x <= 20.0);
    CHECK(picture.place.right() >= 120.0);
}

TEST_CASE("the picture is the same whatever lies beside the frame, and empty without features") {
    const MapLayer layer = crowd(40);
    const LayerPicture none = paint_picture(layer, frame_at(10000.0), {}, 100.0);
    CHECK(std::accumulate(none.cover.begin(), none.cover.end(), 0) == 0);
    // At 1:100 000 the crowd is 4 mm wide, at 1:100 most of it is outside.
    for (const double scale : {100000.0, 100.0}) {
        const LayerPicture once = paint_picture(layer, frame_at(scale), all_of(layer), 100.0);
        const LayerPicture again = paint_picture(layer, frame_at(scale), all_of(layer), 100.0);
        CHECK(once.colours == again.colours);
        CHECK(once.cover == again.cover);
    }
}

TEST_CASE("a PDF's layers are listed on every page, pictures among them, and a page stays small") {
    GDALAllRegister();
    const std::filesystem::path file = std::filesystem::temp_directory_path() / "zamin_layers.pdf";
    Progress progress;
    const auto sheet = [](std::size_t page) {
        Sheet result = sample_sheet({});
        if (page == 1) {
            result.map->layers.push_back(crowd(200));
            result.map->extent_m = result.map->layers.back().geometry->box();
            result.map->scale = 25000.0;
        }
        return result;
    };
    const Printed printed = print_sheets(2, sheet, PrintOptions{}, text::Catalogue(), progress);
    std::ofstream(file, std::ios::binary) << printed.files.front();
    CHECK(printed.files.front().size() < 500000);
    for (const int page : {1, 2}) {
        const std::string names = layers_of(file, page);
        CHECK(names.find("=Squares;") != std::string::npos);
        CHECK(names.find("=Coordinate_grid;") != std::string::npos);  // as GDAL writes it
        CHECK(names.find("=Crowd;") != std::string::npos);            // the book's, on every page
    }
    std::filesystem::remove(file);
}

TEST_CASE("the same pages give the same bytes") {
    const auto bytes = [] {
        Progress progress;
        const auto sheet = [](std::size_t) { return sample_sheet({}); };
        return print_sheets(3, sheet, PrintOptions{}, text::Catalogue(), progress).files.front();
    };
    CHECK(bytes() == bytes());
}
