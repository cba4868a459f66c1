#include "print/world.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>

#include "core/fitted_projection.hpp"
#include "core/quick_projection.hpp"

namespace zamin::print {

namespace {

Crs map_crs(const std::vector<WorldLayer>& layers) {
    Box lonlat_deg;
    for (const WorldLayer& layer : layers) {
        const Crs& crs = layer.layer->crs;
        if (layer.role == "plots" && crs.known() && !crs.geographic() &&
            crs.metres_per_unit() == 1.0) {
            return crs;
        }
        const Box box = layer.layer->geometry.box();
        if (crs.known() && !box.empty()) {
            const Transformation to_degrees(crs, Crs::wgs84());
            for (const Coord corner : {Coord{box.min_x, box.min_y}, Coord{box.max_x, box.max_y}}) {
                const Coord p = to_degrees.apply(corner);
                if (std::isfinite(p.x) && std::isfinite(p.y)) {
                    lonlat_deg.add(p);
                }
            }
        }
    }
    return fitted_projection(lonlat_deg);
}

// Many points by a fit to the projection, within a millimetre of it.
void project(std::vector<Coord>& coords, const Box& box, const Crs& from, const Crs& to) {
    constexpr std::size_t many = 50000;
    if (coords.size() > many) {
        const QuickProjection quick(from, to, box);
        if (quick.fitted()) {
            tbb::parallel_for(std::size_t{0}, coords.size(), [&](std::size_t i) {
                const Coord& p = coords[i];
                const bool finite = std::isfinite(p.x) && std::isfinite(p.y);
                coords[i] = finite ? quick.apply(p) : p;
            });
            return;
        }
    }
    Transformation(from, to).apply(coords);
}

std::shared_ptr<const Geometries> in_system(const Layer& layer, const Crs& crs) {
    auto geometry = std::make_shared<Geometries>(layer.geometry);
    if (layer.crs.known() && !layer.crs.same_as(crs)) {
        project(geometry->coords, geometry->box(), layer.crs, crs);
        for (std::size_t i = 0; i < geometry->feature_count(); ++i) {
            const auto coords = geometry->feature_coords(i);
            const bool lost = std::any_of(coords.begin(), coords.end(), [](const Coord& p) {
                return !std::isfinite(p.x) || !std::isfinite(p.y);
            });
            if (lost) {
                geometry->kinds[i] = GeometryKind::none;
            }
        }
    }
    return geometry;
}

// Pages of an atlas each look for their part of these.
std::shared_ptr<const measure::BoxTree> boxes_of(const Geometries& geometry) {
    constexpr std::size_t many = 2000;
    if (geometry.feature_count() < many) {
        return nullptr;
    }
    std::vector<Box> boxes(geometry.feature_count());
    tbb::parallel_for(std::size_t{0}, boxes.size(), [&](std::size_t i) {
        boxes[i] = geometry.kinds[i] == GeometryKind::none ? Box() : geometry.feature_box(i);
    });
    return std::make_shared<const measure::BoxTree>(boxes);
}

}  // namespace

const Column* WorldLayer::field(const std::string& name) const {
    const auto mapped = columns.find(name);
    return layer->find_column(mapped == columns.end() ? name : mapped->second);
}

std::string WorldLayer::name(std::size_t row, text::Language language) const {
    for (const std::string& wanted : {std::string("name_") + text::code(language),
                                      std::string("name"), std::string("name_en")}) {
        const Column* column = field(wanted);
        if (column != nullptr && !column->text(row).empty()) {
            return column->text(row);
        }
    }
    return {};
}

GeometryKind WorldLayer::kind() const {
    for (const GeometryKind kind : geometry->kinds) {
        if (kind != GeometryKind::none) {
            return kind;
        }
    }
    return GeometryKind::none;
}

const WorldLayer* World::find(std::string_view role) const {
    const auto found = std::find_if(layers.begin(), layers.end(),
                                    [&](const WorldLayer& l) { return l.role == role; });
    return found == layers.end() ? nullptr : &*found;
}

World make_world(std::vector<WorldLayer> layers) {
    World world;
    world.crs = map_crs(layers);
    world.layers = std::move(layers);
    for (WorldLayer& layer : world.layers) {
        layer.geometry = in_system(*layer.layer, world.crs);
        layer.boxes = boxes_of(*layer.geometry);
    }
    return world;
}

Box box_of(const Geometries& geometry, const std::vector<std::size_t>& rows) {
    Box box;
    if (rows.empty()) {
        for (std::size_t i = 0; i < geometry.feature_count(); ++i) {
            if (geometry.kinds[i] != GeometryKind::none) {
                box.add(geometry.feature_box(i));
            }
        }
    }
    for (const std::size_t row : rows) {
        if (geometry.kinds[row] != GeometryKind::none) {
            box.add(geometry.feature_box(row));
        }
    }
    return box;
}

}  // namespace zamin::print
