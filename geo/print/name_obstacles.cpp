#include "print/name_obstacles.hpp"

#include <algorithm>
#include <cmath>

#include "travel/places.hpp"

namespace zamin::print {

std::vector<LargeSign> large_signs(const PageMap& map, const MapFrame& frame) {
    constexpr double large_mm = 1.6;
    std::vector<LargeSign> signs;
    const Box box = frame.box_m();
    for (const MapLayer& layer : map.layers) {
        if (!layer.geometry || (layer.point_sizes_mm.empty() && layer.point_mm < large_mm)) {
            continue;
        }
        for (std::size_t i = 0; i < layer.geometry->feature_count(); ++i) {
            const double size = sign_mm(layer, i) * frame.signs;
            if (layer.geometry->kinds[i] != GeometryKind::point || size < large_mm ||
                class_of(layer, i) == not_drawn) {
                continue;
            }
            const Coord at = layer.geometry->feature_coords(i).front();
            if (box.contains(at)) {
                const auto name = std::ranges::find(layer.names, i, &MapName::feature);
                signs.push_back({&layer, frame.to_page(at), size,
                                 name == layer.names.end() ? nullptr : &*name});
            }
        }
    }
    return signs;
}

SignsThere signs_at(const std::vector<LargeSign>& signs, const MapLayer& own, Coord at_mm,
                    double priority) {
    constexpr double beside_mm = 0.8;
    SignsThere there;
    for (const LargeSign& sign : signs) {
        const double away = std::hypot(sign.at_mm.x - at_mm.x, sign.at_mm.y - at_mm.y);
        if (sign.layer == &own || away >= sign.size_mm / 2 + beside_mm) {
            continue;
        }
        there.size_mm = std::max(there.size_mm, 2 * away + sign.size_mm);
        if (sign.name != nullptr && sign.name->priority > priority && away < sign.size_mm / 2) {
            there.outdone_by = sign.name;
        }
    }
    return there;
}

std::vector<style::PlacedLabel> boxes_of(const std::vector<LargeSign>& signs,
                                         const MapFrame& frame) {
    constexpr double share = 0.85;  // the corners of a circle are empty
    std::vector<style::PlacedLabel> boxes;
    for (const LargeSign& sign : signs) {
        const double side_mm = share * sign.size_mm;
        boxes.push_back({UINT32_MAX,
                         {(sign.at_mm.x - side_mm / 2 - frame.place.x) / mm_per_px,
                          (sign.at_mm.y - side_mm / 2 - frame.place.y) / mm_per_px},
                         side_mm / mm_per_px,
                         side_mm / mm_per_px,
                         0});
    }
    return boxes;
}

std::vector<style::PlacedLabel> kept_clear(const PageMap& map, const MapFrame& frame) {
    const double cell_mm = 1.5 * frame.signs;
    std::vector<style::PlacedLabel> boxes;
    const auto keep = [&](const Geometries& areas, std::size_t i) {
        const Box box = areas.feature_box(i);
        const Coord from = frame.to_page({box.min_x, box.max_y});
        const Coord to = frame.to_page({box.max_x, box.min_y});
        const double bottom = std::min(to.y, frame.place.bottom());
        const double right = std::min(to.x, frame.place.right());
        for (double y = std::max(from.y, frame.place.y); y < bottom; y += cell_mm) {
            for (double x = std::max(from.x, frame.place.x); x < right; x += cell_mm) {
                if (travel::inside_polygon(areas, i,
                                           frame.to_map({x + cell_mm / 2, y + cell_mm / 2}))) {
                    boxes.push_back({UINT32_MAX,
                                     {(x + cell_mm / 4 - frame.place.x) / mm_per_px,
                                      (y + cell_mm / 4 - frame.place.y) / mm_per_px},
                                     cell_mm / 2 / mm_per_px,
                                     cell_mm / 2 / mm_per_px,
                                     0});
                }
            }
        }
    };
    const auto keep_along = [&](Coord from, Coord to) {
        const double length_mm = std::hypot(to.x - from.x, to.y - from.y);
        const int steps = std::clamp(static_cast<int>(2 * length_mm / cell_mm), 1, 10000);
        for (int k = 0; k <= steps; ++k) {
            const double share = static_cast<double>(k) / steps;
            boxes.push_back(
                {UINT32_MAX,
                 {(from.x + share * (to.x - from.x) - cell_mm / 4 - frame.place.x) / mm_per_px,
                  (from.y + share * (to.y - from.y) - cell_mm / 4 - frame.place.y) / mm_per_px},
                 cell_mm / 2 / mm_per_px,
                 cell_mm / 2 / mm_per_px,
                 0});
        }
    };
    for (const MapLayer& layer : map.layers) {
        for (std::size_t i = 0;
             layer.keeps_clear && layer.geometry && i < layer.geometry->feature_count(); ++i) {
            if (layer.geometry->kinds[i] == GeometryKind::polygon &&
                class_of(layer, i) != not_drawn) {
                keep(*layer.geometry, i);
            } else if (layer.geometry->kinds[i] == GeometryKind::line) {
                const Ring line = layer.geometry->ring(layer.geometry->ring_begin(i));
                for (std::size_t k = 1; k < line.size(); ++k) {
                    keep_along(frame.to_page(line[k - 1]), frame.to_page(line[k]));
                }
            }
        }
    }
    return boxes;
}

}  // namespace zamin::print
