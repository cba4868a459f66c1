// Quartered cells, the most promising first: Garcia-Castellanos and Lombardo 2007, "Poles of
// inaccessibility", sought with the cells and bound of Agafonkin 2016 ("polylabel").
#include "measure/inner_point.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <queue>
#include <vector>

namespace zamin::measure {

namespace {

// Halving a cell this often brings any box below every useful precision.
constexpr int most_cells = 20'000;

// Some edges of a ring, one after the other.
struct Run {
    Ring points;
    Box box;
};

struct Part {
    std::vector<Run> runs;
    Box box;
};

double area2(const Geometries& geometries, std::size_t part) {
    double area = 0.0;
    const std::size_t exterior = geometries.part_offsets[part];
    for (std::size_t r = exterior; r < geometries.part_offsets[part + 1]; ++r) {
        const double ring = std::abs(signed_area2(geometries.ring(r)));
        area += r == exterior ? ring : -ring;
    }
    return area;
}

void add_runs(Ring ring, Part& to) {
    constexpr std::size_t edges = 32;
    for (std::size_t from = 0; from + 1 < ring.size(); from += edges) {
        Run run{ring.subspan(from, std::min(edges + 1, ring.size() - from)), {}};
        for (const Coord& p : run.points) {
            run.box.add(p);
        }
        to.box.add(run.box);
        to.runs.push_back(run);
    }
}

Part largest_part(const Geometries& geometries, std::size_t feature) {
    double largest = 0.0;
    Part found;
    for (auto part = geometries.feature_offsets[feature];
         part < geometries.feature_offsets[feature + 1]; ++part) {
        const double area = area2(geometries, part);
        if (area <= largest) {
            continue;
        }
        largest = area;
        found = Part();
        for (auto r = geometries.part_offsets[part]; r < geometries.part_offsets[part + 1]; ++r) {
            add_runs(geometries.ring(r), found);
        }
    }
    return found;
}

double squared_distance(Coord p, Coord a, Coord b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length2 = dx * dx + dy * dy;
    const double t =
        length2 > 0.0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0) : 0.0;
    const double x = a.x + t * dx - p.x;
    const double y = a.y + t * dy - p.y;
    return x * x + y * y;
}

double squared_distance(Coord p, const Box& box) {
    const double x = std::max({box.min_x - p.x, p.x - box.max_x, 0.0});
    const double y = std::max({box.min_y - p.y, p.y - box.max_y, 0.0});
    return x * x + y * y;
}

// Whether the ray from p to the east crosses the run an odd number of times.
bool crosses(Coord p, const Run& run) {
    if (run.box.max_y < p.y || run.box.min_y > p.y || run.box.max_x < p.x) {
        return false;
    }
    if (run.box.min_x > p.x) {
        return (run.points.front().y > p.y) != (run.points.back().y > p.y);
    }
    bool odd = false;
    for (std::size_t i = 1; i < run.points.size(); ++i) {
        const Coord a = run.points[i - 1];
        const Coord b = run.points[i];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) {
            odd = !odd;
        }
    }
    return odd;
}

// Distance to the boundary; negative outside (crossings of the ray to the east counted).
double signed_distance(Coord p, const Part& part) {
    bool inside = false;
    double nearest2 = 1e300;
    const auto look_at = [&](const Run& run) {
        for (std::size_t i = 1; i < run.points.size(); ++i) {
            nearest2 = std::min(nearest2, squared_distance(p, run.points[i - 1], run.points[i]));
        }
    };
    look_at(*std::ranges::min_element(
        part.runs, {}, [&](const Run& run) { return squared_distance(p, run.box); }));
    for (const Run& run : part.runs) {
        inside = inside != crosses(p, run);
        if (squared_distance(p, run.box) < nearest2) {
            look_at(run);
        }
    }
    return inside ? std::sqrt(nearest2) : -std::sqrt(nearest2);
}

struct Cell {
    Coord middle;
    double half = 0.0;
    double distance = 0.0;  // of the middle
    // No point of the cell is farther from the boundary than this.
    double bound = 0.0;

    Cell(Coord p, double half_side, const Part& part)
        : middle(p),
          half(half_side),
          distance(signed_distance(p, part)),
          bound(distance + half_side * std::numbers::sqrt2) {}
    bool operator<(const Cell& other) const { return bound < other.bound; }
};

// Cells as large as the box is narrow, covering it; not more than a hundred in a row.
std::priority_queue<Cell> first_cells(const Part& part) {
    const double longer = std::max(part.box.width(), part.box.height());
    const double side = std::max(std::min(part.box.width(), part.box.height()), longer / 100.0);
    std::priority_queue<Cell> cells;
    for (double y = part.box.min_y; y < part.box.max_y; y += side) {
        for (double x = part.box.min_x; x < part.box.max_x; x += side) {
            cells.emplace(Coord{x + side / 2, y + side / 2}, side / 2, part);
        }
    }
    return cells;
}

}  // namespace

InnerPoint inner_point(const Geometries& geometries, std::size_t feature, double precision) {
    const Box whole = geometries.feature_box(feature);
    const Part part = geometries.kinds[feature] == GeometryKind::polygon
                          ? largest_part(geometries, feature)
                          : Part();
    if (part.runs.empty()) {
        return {whole.empty() ? Coord{} : whole.center(), 0.0};
    }
    const double near_enough = precision * std::sqrt(part.box.width() * part.box.height());
    std::priority_queue<Cell> cells = first_cells(part);
    Cell best(part.box.center(), 0.0, part);
    for (int looked_at = 0; !cells.empty() && looked_at < most_cells; ++looked_at) {
        const Cell cell = cells.top();
        cells.pop();
        if (cell.distance > best.distance) {
            best = cell;
        }
        if (cell.bound - best.distance <= near_enough) {
            break;
        }
        const double half = cell.half / 2;
        for (const Coord quarter :
             {Coord{-half, -half}, {half, -half}, {-half, half}, {half, half}}) {
            cells.emplace(Coord{cell.middle.x + quarter.x, cell.middle.y + quarter.y}, half, part);
        }
    }
    return {best.middle, std::max(best.distance, 0.0)};
}

}  // namespace zamin::measure
