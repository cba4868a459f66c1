#include "io/close_walk.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace zamin::io {

namespace {

double distance_m(Coord a, Coord b, double metres_per_unit) {
    if (metres_per_unit > 0.0) {
        return std::hypot(b.x - a.x, b.y - a.y) * metres_per_unit;
    }
    constexpr double metres_per_degree = 111320.0;  // of a meridian, and of the equator
    const double narrowing = std::cos((a.y + b.y) / 2.0 * std::numbers::pi / 180.0);
    return std::hypot((b.x - a.x) * narrowing, b.y - a.y) * metres_per_degree;
}

double length_m(const std::vector<Coord>& line, double metres_per_unit) {
    double sum_m = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        sum_m += distance_m(line[i - 1], line[i], metres_per_unit);
    }
    return sum_m;
}

// Vertices that follow themselves are a walker who stood still.
std::vector<Coord> without_repeats(Ring line) {
    std::vector<Coord> points(line.begin(), line.end());
    points.erase(std::unique(points.begin(), points.end()), points.end());
    return points;
}

using Line = std::vector<Coord>;

bool has_three_points(const Line& line) {
    return line.size() - (line.size() > 1 && line.front() == line.back()) >= 3;
}

bool small_gap(double gap_m, double walk_m) {
    return gap_m <= std::max(closing_gap_m, closing_gap_share * walk_m);
}

// A line as a ring, if its ends are near each other.
struct Candidate {
    Line line;
    double gap_m = 0.0;
    double walk_m = 0.0;
    bool closes = false;
};

Candidate judge(Line line, double metres_per_unit) {
    Candidate candidate;
    if (has_three_points(line)) {
        candidate.gap_m = distance_m(line.back(), line.front(), metres_per_unit);
        candidate.walk_m = length_m(line, metres_per_unit);
        candidate.closes = small_gap(candidate.gap_m, candidate.walk_m);
    }
    candidate.line = std::move(line);
    return candidate;
}

// All segments end to end; it closes only if the gaps between them are small too.
Candidate joined(const std::vector<Candidate>& segments, double metres_per_unit) {
    Line line;
    double widest_m = 0.0;
    for (const Candidate& segment : segments) {
        if (!line.empty() && !segment.line.empty()) {
            widest_m =
                std::max(widest_m, distance_m(line.back(), segment.line.front(), metres_per_unit));
        }
        line.insert(line.end(), segment.line.begin(), segment.line.end());
    }
    line.erase(std::unique(line.begin(), line.end()), line.end());
    Candidate whole = judge(std::move(line), metres_per_unit);
    whole.gap_m = std::max(whole.gap_m, widest_m);
    whole.closes = whole.closes && small_gap(whole.gap_m, whole.walk_m);
    return whole;
}

void append_ring(Line ring, Geometries& geometries) {
    if (ring.front() != ring.back()) {
        ring.push_back(ring.front());
    }
    geometries.coords.insert(geometries.coords.end(), ring.begin(), ring.end());
    geometries.end_ring();
    geometries.end_part();
}

}  // namespace

ClosedWalk close_walks(Geometries& geometries, const GeometryMark& from, double metres_per_unit) {
    std::vector<Candidate> walks;
    for (std::size_t r = from.rings - 1; r < geometries.ring_count(); ++r) {
        walks.push_back(judge(without_repeats(geometries.ring(r)), metres_per_unit));
    }
    ClosedWalk result;
    result.segments = walks.size();
    const auto closes = [](const Candidate& walk) { return walk.closes; };
    const bool joins = walks.size() > 1 && std::none_of(walks.begin(), walks.end(), closes);
    if (joins) {
        walks = {joined(walks, metres_per_unit)};
    }
    result.rings = static_cast<std::size_t>(std::count_if(walks.begin(), walks.end(), closes));
    result.left_out = result.rings == 0 || joins ? 0 : walks.size() - result.rings;
    for (const Candidate& walk : walks) {
        // Of what was closed the widest gap; where nothing was, of what was not.
        if (walk.closes == (result.rings > 0) && walk.gap_m >= result.gap_m) {
            result.gap_m = walk.gap_m;
            result.walk_m = walk.walk_m;
        }
    }
    if (result.rings > 0) {
        take_back(geometries, from);
        for (Candidate& walk : walks) {
            if (walk.closes) {
                append_ring(std::move(walk.line), geometries);
            }
        }
    }
    return result;
}

}  // namespace zamin::io
