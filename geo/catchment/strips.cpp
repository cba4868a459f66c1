#include "catchment/strips.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace zamin::catchment {

namespace {

struct Upright {  // an edge along y
    double x = 0.0;
    double from_y = 0.0;
    double to_y = 0.0;
};

std::vector<Upright> uprights_of(const Geometries& areas, std::size_t feature) {
    std::vector<Upright> edges;
    for (std::size_t r = areas.ring_begin(feature); r < areas.ring_end(feature); ++r) {
        const Ring ring = areas.ring(r);
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const auto [low, high] = std::minmax(ring[i - 1].y, ring[i].y);
            if (low < high) {
                edges.push_back({ring[i].x, low, high});
            }
        }
    }
    std::ranges::sort(edges, {}, &Upright::from_y);
    return edges;
}

void add_rectangle(double left, double right, double bottom, double top, Geometries& out) {
    for (const Coord p :
         {Coord{left, bottom}, {right, bottom}, {right, top}, {left, top}, {left, bottom}}) {
        out.coords.push_back(p);
    }
    out.end_ring();
    out.end_part();
}

// From the lowest row to the highest, with the stretches that are still open.
void add_strips(const std::vector<Upright>& edges, Geometries& out) {
    std::vector<double> levels;
    for (const Upright& edge : edges) {
        levels.insert(levels.end(), {edge.from_y, edge.to_y});
    }
    std::ranges::sort(levels);
    levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
    std::map<std::pair<double, double>, double> open;  // stretch and where it began
    std::vector<Upright> current;
    std::size_t next = 0;
    for (const double level : levels) {
        std::erase_if(current, [&](const Upright& edge) { return edge.to_y <= level; });
        while (next < edges.size() && edges[next].from_y <= level) {
            current.push_back(edges[next++]);
        }
        std::ranges::sort(current, {}, &Upright::x);
        std::map<std::pair<double, double>, double> row;
        for (std::size_t i = 0; i + 1 < current.size(); i += 2) {
            const std::pair stretch(current[i].x, current[i + 1].x);
            const auto before = open.find(stretch);
            row[stretch] = before == open.end() ? level : before->second;
        }
        for (const auto& [stretch, began] : open) {
            if (!row.contains(stretch)) {
                add_rectangle(stretch.first, stretch.second, began, level, out);
            }
        }
        open = std::move(row);
    }
}

}  // namespace

Geometries strips_of(const Geometries& areas) {
    Geometries out;
    for (std::size_t feature = 0; feature < areas.feature_count(); ++feature) {
        const std::vector<Upright> edges = areas.kinds[feature] == GeometryKind::polygon
                                               ? uprights_of(areas, feature)
                                               : std::vector<Upright>();
        if (edges.empty()) {
            out.add_empty();
            continue;
        }
        add_strips(edges, out);
        out.end_feature(GeometryKind::polygon);
    }
    return out;
}

}  // namespace zamin::catchment
