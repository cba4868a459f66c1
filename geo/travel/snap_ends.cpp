#include "travel/snap_ends.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/msgid.hpp"
#include "travel/segment_index.hpp"
#include "travel/vertex_table.hpp"

namespace zamin::travel {

namespace {

// One end of a line: the line's ring and the coordinate.
struct End {
    std::uint32_t ring = 0;
    std::uint32_t coord = 0;
};

// A vertex to be put into a line behind coordinate `after`.
struct Insertion {
    double share = 0.0;
    Coord place;
};

class Snapping {
  public:
    Snapping(Roads& roads, double tolerance_m) : m_roads(roads), m_tolerance_m(tolerance_m) {
        collect();
    }

    std::size_t run() {
        const SegmentIndex index(m_segments);
        std::size_t moved = 0;
        for (const End& end : loose_ends()) {
            const Coord p = m_roads.lines.coords[end.coord];
            if (m_joined.count({p.x, p.y}) > 0) {
                continue;  // another end has been moved to it
            }
            NearestSegment found;
            const auto other_line = [&](std::uint32_t segment) {
                return m_ring_of[segment] != end.ring;
            };
            if (index.nearest(p, m_tolerance_m, other_line, found)) {
                move(end, found);
                ++moved;
            }
        }
        insert_vertices();
        return moved;
    }

  private:
    bool is_open(std::uint32_t road) const {
        return m_roads.paces[road].forward_km_h > 0.0 || m_roads.paces[road].backward_km_h > 0.0;
    }
    void collect() {
        const Geometries& lines = m_roads.lines;
        for (std::uint32_t road = 0; road < m_roads.paces.size(); ++road) {
            if (!is_open(road)) {
                continue;
            }
            for (auto ring = static_cast<std::uint32_t>(lines.ring_begin(road));
                 ring < lines.ring_end(road); ++ring) {
                m_rings.push_back(ring);
                for (std::uint32_t i = lines.ring_offsets[ring];
                     i + 1 < lines.ring_offsets[ring + 1]; ++i) {
                    m_segments.push_back({lines.coords[i], lines.coords[i + 1]});
                    m_ring_of.push_back(ring);
                    m_coord_of.push_back(i);
                }
            }
        }
    }
    // Ends whose place no other vertex shares.
    std::vector<End> loose_ends() const {
        const Geometries& lines = m_roads.lines;
        VertexTable table(lines.coords);
        std::vector<std::uint32_t> uses(lines.coords.size(), 0);
        std::vector<std::uint32_t> first(lines.coords.size(), 0);
        for (const std::uint32_t ring : m_rings) {
            for (std::uint32_t i = lines.ring_offsets[ring]; i < lines.ring_offsets[ring + 1];
                 ++i) {
                first[i] = table.first_of(i);
                ++uses[first[i]];
            }
        }
        std::vector<End> ends;
        for (const std::uint32_t ring : m_rings) {
            for (const std::uint32_t i :
                 {lines.ring_offsets[ring], lines.ring_offsets[ring + 1] - 1}) {
                if (uses[first[i]] == 1) {
                    ends.push_back({ring, i});
                }
            }
        }
        return ends;
    }
    // To a vertex of the segment where that is within the tolerance too, else to the place itself.
    void move(const End& end, const NearestSegment& found) {
        const Segment& segment = m_segments[found.segment];
        const Coord p = m_roads.lines.coords[end.coord];
        const Coord vertex = found.share < 0.5 ? segment.from : segment.to;
        const SegmentIndex alone({{vertex, vertex}});
        NearestSegment at_vertex;
        if (alone.nearest(
                p, m_tolerance_m, [](std::uint32_t) { return true; }, at_vertex)) {
            m_roads.lines.coords[end.coord] = vertex;
            m_joined.insert({vertex.x, vertex.y});
            return;
        }
        m_roads.lines.coords[end.coord] = found.place;
        m_insertions[m_coord_of[found.segment]].push_back({found.share, found.place});
    }
    void insert_vertices() {
        Geometries lines;
        const Geometries& old = m_roads.lines;
        for (std::size_t feature = 0; feature < old.feature_count(); ++feature) {
            for (auto part = old.feature_offsets[feature]; part < old.feature_offsets[feature + 1];
                 ++part) {
                for (auto ring = old.part_offsets[part]; ring < old.part_offsets[part + 1];
                     ++ring) {
                    copy_ring(ring, lines);
                }
                lines.end_part();
            }
            lines.end_feature(old.kinds[feature]);
        }
        m_roads.lines = std::move(lines);
    }
    void copy_ring(std::uint32_t ring, Geometries& to) {
        for (std::uint32_t i = m_roads.lines.ring_offsets[ring];
             i < m_roads.lines.ring_offsets[ring + 1]; ++i) {
            to.coords.push_back(m_roads.lines.coords[i]);
            const auto insertions = m_insertions.find(i);
            if (insertions == m_insertions.end()) {
                continue;
            }
            std::vector<Insertion>& list = insertions->second;
            std::stable_sort(list.begin(), list.end(), [](const Insertion& a, const Insertion& b) {
                return a.share < b.share;
            });
            for (const Insertion& insertion : list) {
                to.coords.push_back(insertion.place);
            }
        }
        to.end_ring();
    }

    Roads& m_roads;
    double m_tolerance_m;
    std::vector<std::uint32_t> m_rings;     // of open roads
    std::vector<Segment> m_segments;        // of these
    std::vector<std::uint32_t> m_ring_of;   // by segment
    std::vector<std::uint32_t> m_coord_of;  // by segment: its first coordinate
    std::map<std::uint32_t, std::vector<Insertion>> m_insertions;  // by coordinate
    std::set<std::pair<double, double>> m_joined;                  // places that ends were moved to
};

}  // namespace

void snap_ends(Roads& roads, double tolerance_m, std::vector<Problem>& problems) {
    const std::size_t moved = Snapping(roads, tolerance_m).run();
    if (moved > 0) {
        Problem problem;
        problem.layer = "roads";
        problem.problem = msgid("ends moved");
        problem.severity = Severity::note;
        problem.detail = said("ends of roads that stopped up to {0} m short of another: {1}",
                              {fmt::format("{}", tolerance_m), count(moved)});
        problem.action = said("moved there");
        problems.push_back(std::move(problem));
    }
}

}  // namespace zamin::travel
