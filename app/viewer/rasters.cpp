#include "viewer/rasters.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string_view>

#include "core/error.hpp"
#include "io/tile_source.hpp"
#include "style/hillshade.hpp"
#include "text/words.hpp"

namespace zamin::viewer {

namespace {

constexpr double most_cells = 2048.0;
constexpr double metres_per_degree = 111'320.0;
// How dark the steepest slope away from the light becomes: of the look's 25 % multiplied, twice, as
// few slopes are that dark.
constexpr float deepest = 0.5F;
constexpr float brightest = 0.35F;

// Box in map space of one in the raster's system: of its border, whose sides may bend.
Box box_in_map(const Box& own, const Crs& from, const Crs& to) {
    const Transformation there(from, to);
    constexpr int steps = 16;
    Box box;
    for (int i = 0; i <= steps; ++i) {
        const double x = std::lerp(own.min_x, own.max_x, i / double{steps});
        const double y = std::lerp(own.min_y, own.max_y, i / double{steps});
        for (const Coord p :
             {Coord{x, own.min_y}, Coord{x, own.max_y}, Coord{own.min_x, y}, Coord{own.max_x, y}}) {
            const Coord at = there.apply(p);
            if (std::isfinite(at.x) && std::isfinite(at.y)) {
                box.add(at);
            }
        }
    }
    return box;
}

Box common(const Box& a, const Box& b) {
    return {std::max(a.min_x, b.min_x), std::max(a.min_y, b.min_y), std::min(a.max_x, b.max_x),
            std::min(a.max_y, b.max_y)};
}

bool covers_most_of_the_world(const io::RasterInfo& info) {
    return info.extent_deg.width() > 180.0;
}

// Square cells over the box, at least as large as is wished.
RealRaster grid_over(const Box& box_m, double least_cell_m, const Crs& map_crs) {
    const double side_m = std::max(box_m.width(), box_m.height());
    const double cell_m = std::max(side_m / most_cells, least_cell_m);
    RealRaster grid;
    grid.crs = map_crs;
    grid.west = box_m.min_x;
    grid.north = box_m.max_y;
    grid.cell_width = grid.cell_height = cell_m;
    grid.width = static_cast<std::size_t>(std::ceil(box_m.width() / cell_m));
    grid.height = static_cast<std::size_t>(std::ceil(box_m.height() / cell_m));
    return grid;
}

Box box_of(const RealRaster& grid) {
    return {grid.west, grid.north - grid.cell_height * static_cast<double>(grid.height),
            grid.west + grid.cell_width * static_cast<double>(grid.width), grid.north};
}

// Black where it is darker than level ground, white where it is lighter.
std::uint32_t veil(float shade, float level) {
    if (std::isnan(shade)) {
        return 0;
    }
    const bool dark = shade < level;
    const float share =
        dark ? (1.0F - shade / level) * deepest : (shade - level) / (1.0F - level) * brightest;
    const auto alpha = static_cast<std::uint32_t>(std::clamp(share, 0.0F, 1.0F) * 255.0F + 0.5F);
    return dark ? alpha << 24U : alpha << 24U | alpha << 16U | alpha << 8U | alpha;
}

}  // namespace

MapImage relief_image(const project::ProjectSource& source, const io::RasterInfo& info,
                      const Crs& map_crs, Progress& progress) {
    progress.step("relief");
    const Box box_m = box_in_map(info.extent, info.crs, map_crs);
    const double own_cells = static_cast<double>(std::max(info.width, info.height));
    RealRaster heights_m =
        grid_over(box_m, std::max(box_m.width(), box_m.height()) / own_cells, map_crs);
    io::read_raster_onto(source.source, source.crs, io::Resample::smooth, heights_m, progress);
    const style::HillshadeOptions options;
    const std::vector<float> shade = style::hillshade(heights_m, options);
    const auto level =
        static_cast<float>(std::sin(options.altitude_deg * std::numbers::pi / 180.0));
    MapImage::Level picture{
        static_cast<int>(heights_m.width), static_cast<int>(heights_m.height), {}};
    picture.argb.reserve(shade.size());
    for (const float value : shade) {
        picture.argb.push_back(veil(value, level));
    }
    return make_image(box_of(heights_m), std::move(picture));
}

double own_cell_m(const io::RasterInfo& info) {
    return info.cell_height *
           (info.crs.geographic() ? metres_per_degree : info.crs.metres_per_unit());
}

MapImage picture_image(const project::ProjectSource& source, const io::RasterInfo& info,
                       const Crs& map_crs, const Box& within_m, double cell_m, Progress& progress) {
    progress.step("picture");
    Box box_m = box_in_map(info.extent, info.crs, map_crs);
    // The border of the whole world has no place in a map of a region.
    if (!within_m.empty()) {
        box_m = box_m.empty() || box_m.contains(within_m) || covers_most_of_the_world(info)
                    ? within_m
                    : common(box_m, within_m);
    }
    if (box_m.empty()) {
        throw error("{}: the picture lies outside the map", source.source.path);
    }
    const RealRaster grid = grid_over(box_m, std::max(own_cell_m(info), cell_m), map_crs);
    MapImage::Level picture{static_cast<int>(grid.width), static_cast<int>(grid.height), {}};
    picture.argb = io::read_picture_onto(source.source, source.crs, grid, progress);
    return make_image(box_of(grid), std::move(picture));
}

bool names_a_raster(const std::string& path) {
    constexpr std::array<std::string_view, 10> endings = {
        ".tif", ".tiff", ".hgt", ".hgt.zip", ".vrt", ".asc", ".img", ".mbtiles", ".jp2", ".dem"};
    const std::string name = text::fold_word(path);
    return io::names_tiles(path) || std::ranges::any_of(endings, [&](std::string_view ending) {
               return name.ends_with(ending);
           });
}

}  // namespace zamin::viewer
