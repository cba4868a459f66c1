#include "travel/close_roads.hpp"

#include <fmt/format.h>

#include "core/msgid.hpp"
#include "travel/places.hpp"
#include "travel/segment_index.hpp"

namespace zamin::travel {

namespace {

constexpr double point_reach_m = 10.0;

class Barriers {
  public:
    explicit Barriers(const Geometries& barriers)
        : m_barriers(barriers),
          m_lines(segments_of(GeometryKind::line)),
          m_edges(segments_of(GeometryKind::polygon)) {
        for (std::size_t i = 0; i < barriers.feature_count(); ++i) {
            if (barriers.kinds[i] == GeometryKind::polygon) {
                m_polygons.push_back({i, barriers.feature_box(i)});
            } else if (barriers.kinds[i] == GeometryKind::point) {
                const auto points = barriers.feature_coords(i);
                m_points.insert(m_points.end(), points.begin(), points.end());
            }
        }
    }

    bool close(const Segment& segment, bool bridge) const {
        return (!bridge && m_lines.crosses(segment)) || m_edges.crosses(segment) ||
               is_inside(segment.from) || is_near_point(segment);
    }

  private:
    struct Polygon {
        std::size_t feature;
        Box box;
    };

    std::vector<Segment> segments_of(GeometryKind kind) const {
        std::vector<Segment> segments;
        for (std::size_t i = 0; i < m_barriers.feature_count(); ++i) {
            if (m_barriers.kinds[i] != kind) {
                continue;
            }
            for (auto r = m_barriers.ring_begin(i); r < m_barriers.ring_end(i); ++r) {
                const Ring ring = m_barriers.ring(r);
                for (std::size_t k = 1; k < ring.size(); ++k) {
                    segments.push_back({ring[k - 1], ring[k]});
                }
            }
        }
        return segments;
    }
    bool is_inside(Coord p) const {
        for (const Polygon& polygon : m_polygons) {
            if (polygon.box.contains(p) && inside_polygon(m_barriers, polygon.feature, p)) {
                return true;
            }
        }
        return false;
    }
    bool is_near_point(const Segment& segment) const {
        if (m_points.empty()) {
            return false;
        }
        const SegmentIndex road({segment});
        NearestSegment found;
        for (const Coord p : m_points) {
            if (road.nearest(
                    p, point_reach_m, [](std::uint32_t) { return true; }, found)) {
                return true;
            }
        }
        return false;
    }

    const Geometries& m_barriers;
    SegmentIndex m_lines;
    SegmentIndex m_edges;  // of polygons
    std::vector<Polygon> m_polygons;
    std::vector<Coord> m_points;
};

// Appends what is open of a line, a part for each stretch without a break.
std::size_t append_open(Ring line, const Barriers& barriers, bool bridge, Geometries& to) {
    std::size_t closed = 0;
    bool is_open = false;
    const auto end_part = [&] {
        if (is_open) {
            to.end_ring();
            to.end_part();
            is_open = false;
        }
    };
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (barriers.close({line[i - 1], line[i]}, bridge)) {
            ++closed;
            end_part();
            continue;
        }
        if (!is_open) {
            to.coords.push_back(line[i - 1]);
            is_open = true;
        }
        to.coords.push_back(line[i]);
    }
    end_part();
    return closed;
}

}  // namespace

void close_roads(const Geometries& barriers, Roads& roads) {
    if (barriers.coords.empty()) {
        return;
    }
    const Barriers index(barriers);
    Geometries open;
    std::size_t closed = 0;
    for (std::size_t road = 0; road < roads.lines.feature_count(); ++road) {
        const std::size_t parts_before = open.part_count();
        for (auto r = roads.lines.ring_begin(road); r < roads.lines.ring_end(road); ++r) {
            closed += append_open(roads.lines.ring(r), index, roads.paces[road].bridge, open);
        }
        open.end_feature(open.part_count() > parts_before ? GeometryKind::line
                                                          : GeometryKind::none);
    }
    roads.lines = std::move(open);
    if (closed > 0) {
        Problem problem;
        problem.layer = "roads";
        problem.problem = msgid("closed by barriers");
        problem.severity = Severity::note;
        problem.detail = said("stretches of road that meet a barrier: {0}", {count(closed)});
        problem.action = said("closed");
        roads.problems.push_back(std::move(problem));
    }
}

}  // namespace zamin::travel
