#include "sample/plane.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "sample/random.hpp"

namespace zamin::sample {

namespace {

constexpr double cell_m = 500.0;

void wiggle_between(Path& out, Coord a, Coord b, double step_m, double roughness,
                    std::uint64_t seed) {
    const double d = distance(a, b);
    if (d > step_m) {
        const std::uint64_t hash =
            mix(mix(seed, std::bit_cast<std::uint64_t>(a.x + b.x)),
                mix(std::bit_cast<std::uint64_t>(a.y + b.y), std::bit_cast<std::uint64_t>(a.x)));
        Random random(hash);
        const double side = random.uniform(-roughness, roughness) * d;
        const Coord middle = (a + b) * 0.5 + left_of(unit(b - a)) * side;
        wiggle_between(out, a, middle, step_m, roughness, seed);
        wiggle_between(out, middle, b, step_m, roughness, seed);
    } else {
        out.push_back(b);
    }
}

}  // namespace

double length(Coord v) {
    return std::sqrt(v.x * v.x + v.y * v.y);
}

Coord unit(Coord v) {
    const double l = length(v);
    return l > 0 ? v * (1.0 / l) : Coord{1.0, 0.0};
}

double path_length(std::span<const Coord> path) {
    double sum = 0.0;
    for (std::size_t i = 1; i < path.size(); ++i)
        sum += distance(path[i - 1], path[i]);
    return sum;
}

Coord point_at(std::span<const Coord> path, double along_m) {
    for (std::size_t i = 1; i < path.size(); ++i) {
        const double d = distance(path[i - 1], path[i]);
        if (along_m <= d && d > 0)
            return path[i - 1] + (path[i] - path[i - 1]) * (std::max(0.0, along_m) / d);
        along_m -= d;
    }
    return path.back();
}

Path resampled(std::span<const Coord> path, double step_m) {
    const double total = path_length(path);
    const int pieces = std::max(1, static_cast<int>(std::ceil(total / step_m)));
    Path out{path.front()};
    std::size_t at = 1;
    double before = 0.0;
    for (int k = 1; k < pieces; ++k) {
        const double along = total * k / pieces;
        while (at + 1 < path.size() && before + distance(path[at - 1], path[at]) < along) {
            before += distance(path[at - 1], path[at]);
            ++at;
        }
        const double d = distance(path[at - 1], path[at]);
        out.push_back(path[at - 1] + (path[at] - path[at - 1]) * ((along - before) / d));
    }
    out.push_back(path.back());
    return out;
}

Path rounded(std::span<const Coord> path, int times) {
    Path line(path.begin(), path.end());
    for (int k = 0; k < times && line.size() > 2; ++k) {
        Path next{line.front()};
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            if (i > 0)
                next.push_back(line[i] * 0.75 + line[i + 1] * 0.25);
            if (i + 2 < line.size())
                next.push_back(line[i] * 0.25 + line[i + 1] * 0.75);
        }
        next.push_back(line.back());
        line = std::move(next);
    }
    return line;
}

Path wiggled(std::span<const Coord> path, double step_m, double roughness, std::uint64_t seed) {
    Path out{path.front()};
    for (std::size_t i = 1; i < path.size(); ++i)
        wiggle_between(out, path[i - 1], path[i], step_m, roughness, seed);
    return out;
}

Path offset_path(std::span<const Coord> path, double left_m) {
    Path out;
    const std::size_t n = path.size();
    for (std::size_t i = 0; i < n; ++i) {
        const Coord along = path[std::min(n - 1, i + 3)] - path[i < 3 ? 0 : i - 3];
        out.push_back(path[i] + left_of(unit(along)) * left_m);
    }
    return rounded(out, 2);
}

double plane_area_m2(std::span<const Coord> ring) {
    double twice = 0.0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const Coord a = ring[i - 1] - ring[0];
        const Coord b = ring[i] - ring[0];
        twice += a.x * b.y - b.x * a.y;
    }
    return twice / 2;
}

bool inside(std::span<const Coord> ring, Coord p) {
    bool in = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const Coord a = ring[i - 1];
        const Coord b = ring[i];
        if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y))
            in = !in;
    }
    return in;
}

double distance_to_segment(Coord p, Coord a, Coord b) {
    const Coord along = b - a;
    const double l2 = along.x * along.x + along.y * along.y;
    const Coord to = p - a;
    const double t = l2 > 0 ? std::clamp((to.x * along.x + to.y * along.y) / l2, 0.0, 1.0) : 0.0;
    return distance(p, a + along * t);
}

SegmentIndex::Cell SegmentIndex::cell_of(Coord p) {
    return {static_cast<int>(std::floor(p.x / cell_m)), static_cast<int>(std::floor(p.y / cell_m))};
}

void SegmentIndex::add(std::span<const Coord> path, double clearance_m) {
    for (std::size_t i = 1; i < path.size(); ++i) {
        const Path fine = resampled(path.subspan(i - 1, 2), cell_m / 2);
        for (std::size_t k = 1; k < fine.size(); ++k)
            m_cells[cell_of((fine[k - 1] + fine[k]) * 0.5)].push_back(
                {fine[k - 1], fine[k], clearance_m});
    }
}

void SegmentIndex::visit(Coord p, int cells, auto&& visitor) const {
    const auto [cx, cy] = cell_of(p);
    for (int x = cx - cells; x <= cx + cells; ++x)
        for (int y = cy - cells; y <= cy + cells; ++y)
            if (const auto cell = m_cells.find({x, y}); cell != m_cells.end())
                for (const Segment& s : cell->second)
                    visitor(s);
}

bool SegmentIndex::clear(Coord p, double extra_m) const {
    bool free = true;
    visit(p, 1, [&](const Segment& s) {
        free = free && distance_to_segment(p, s.a, s.b) >= s.clearance_m + extra_m;
    });
    return free;
}

double SegmentIndex::distance_to(Coord p) const {
    for (const int cells : {1, 3, 8}) {
        double best = 1e9;
        visit(p, cells,
              [&](const Segment& s) { best = std::min(best, distance_to_segment(p, s.a, s.b)); });
        if (best < cells * cell_m)
            return best;
    }
    return 1e9;
}

Coord SegmentIndex::trend(Coord p) const {
    // Lines have no sense: angles are doubled, summed and halved.
    Coord sum;
    visit(p, 3, [&](const Segment& s) {
        const Coord d = unit(s.b - s.a);
        const double weight = distance(s.a, s.b) / (150.0 + distance_to_segment(p, s.a, s.b));
        sum = sum + Coord{d.x * d.x - d.y * d.y, 2 * d.x * d.y} * weight;
    });
    const double angle = std::atan2(sum.y, sum.x) / 2;
    return {std::cos(angle), std::sin(angle)};
}

}  // namespace zamin::sample
