#include "travel/road_network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "core/error.hpp"
#include "core/memory.hpp"
#include "measure/distance.hpp"
#include "travel/network_parts.hpp"
#include "travel/snap_ends.hpp"
#include "travel/vertex_table.hpp"

namespace zamin::travel {

namespace {

// Lines that are open to somebody, as rings of the layer.
struct OpenLine {
    std::uint32_t ring = 0;
    std::uint32_t road = 0;
};

std::vector<OpenLine> open_lines(const Roads& roads) {
    std::vector<OpenLine> lines;
    for (std::uint32_t road = 0; road < roads.paces.size(); ++road) {
        const RoadPace& pace = roads.paces[road];
        if (pace.forward_km_h <= 0.0 && pace.backward_km_h <= 0.0) {
            continue;
        }
        for (std::size_t ring = roads.lines.ring_begin(road); ring < roads.lines.ring_end(road);
             ++ring) {
            if (roads.lines.ring(ring).size() > 1) {
                lines.push_back({static_cast<std::uint32_t>(ring), road});
            }
        }
    }
    return lines;
}

double cost_per_m(double km_h, bool by_length) {
    if (km_h <= 0.0) {
        return no_way;
    }
    return by_length ? 1.0 : seconds_per_metre_at_1_km_h / km_h;
}

class Builder {
  public:
    Builder(const Roads& roads, const NetworkOptions& options)
        : m_roads(roads),
          m_options(options),
          m_points(roads.lines.coords, {}),
          m_lines(open_lines(roads)) {}

    RoadNetwork build() {
        find_junctions();
        for (const OpenLine& line : m_lines) {
            cut(line);
        }
        return std::move(m_network);
    }

  private:
    std::uint32_t begin_of(const OpenLine& line) const {
        return m_roads.lines.ring_offsets[line.ring];
    }
    std::uint32_t end_of(const OpenLine& line) const {
        return m_roads.lines.ring_offsets[line.ring + 1];
    }

    // A vertex is a junction where a line ends or where it is used twice.
    void find_junctions() {
        VertexTable table(m_roads.lines.coords);
        m_first.assign(m_roads.lines.coords.size(), 0);
        std::vector<std::uint8_t> uses(m_roads.lines.coords.size(), 0);
        for (const OpenLine& line : m_lines) {
            for (std::uint32_t i = begin_of(line); i < end_of(line); ++i) {
                const std::uint32_t first = table.first_of(i);
                m_first[i] = first;
                const bool again = i > begin_of(line) && m_first[i - 1] == first;
                const bool is_end = i == begin_of(line) || i + 1 == end_of(line);
                uses[first] = static_cast<std::uint8_t>(
                    std::min(uses[first] + (again ? 0 : 1) + (is_end ? 1 : 0), 2));
            }
        }
        m_node.assign(m_roads.lines.coords.size(), ShortestWays::none);
        for (const OpenLine& line : m_lines) {
            for (std::uint32_t i = begin_of(line); i < end_of(line); ++i) {
                std::uint32_t& node = m_node[m_first[i]];
                if (uses[m_first[i]] > 1 && node == ShortestWays::none) {
                    node = static_cast<std::uint32_t>(m_network.nodes.size());
                    m_network.nodes.push_back(m_roads.lines.coords[i]);
                }
            }
        }
    }

    void cut(const OpenLine& line) {
        RoadEdge edge = new_edge(line);
        for (std::uint32_t i = begin_of(line); i < end_of(line); ++i) {
            const std::uint32_t node = m_node[m_first[i]];
            if (i > begin_of(line)) {
                if (m_first[i] == m_first[i - 1]) {
                    continue;  // the same vertex twice
                }
                edge.length_m += m_points.between_m(i - 1, i);
                add_vertex(i, edge.length_m);
                if (node != ShortestWays::none) {
                    edge.to = node;
                    finish(edge);
                    edge = new_edge(line);
                }
            }
            if (node != ShortestWays::none && i + 1 < end_of(line)) {
                edge.from = node;
                add_vertex(i, 0.0);
            }
        }
        drop_unfinished();
    }

    RoadEdge new_edge(const OpenLine& line) const {
        const RoadPace& pace = m_roads.paces[line.road];
        RoadEdge edge;
        edge.road = line.road;
        edge.forward = cost_per_m(pace.forward_km_h, m_options.by_length);
        edge.backward = cost_per_m(pace.backward_km_h, m_options.by_length);
        return edge;
    }
    void add_vertex(std::uint32_t i, double along_m) {
        m_network.vertices.push_back(m_roads.lines.coords[i]);
        m_network.along_m.push_back(along_m);
    }
    void finish(const RoadEdge& edge) {
        m_network.edges.push_back(edge);
        m_network.shape_offsets.push_back(static_cast<std::uint32_t>(m_network.vertices.size()));
    }
    void drop_unfinished() {
        m_network.vertices.resize(m_network.shape_offsets.back());
        m_network.along_m.resize(m_network.shape_offsets.back());
    }

    const Roads& m_roads;
    const NetworkOptions& m_options;
    measure::GeodesicPoints m_points;
    std::vector<OpenLine> m_lines;
    std::vector<std::uint32_t> m_first;  // by coordinate: the first index of the same place
    std::vector<std::uint32_t> m_node;   // by first index
    RoadNetwork m_network;
};

// Nodes that lie near each other get numbers near each other, so that a search finds them in the
// same memory: order along a Z curve through the box.
void order_nodes(RoadNetwork& network) {
    Box box;
    for (const Coord node : network.nodes) {
        box.add(node);
    }
    const auto spread = [](double share) {
        std::uint64_t v = static_cast<std::uint64_t>(std::clamp(share, 0.0, 1.0) * 4294967295.0);
        for (const auto& [shift, mask] :
             std::array<std::pair<int, std::uint64_t>, 5>{{{16, 0x0000ffff0000ffffULL},
                                                           {8, 0x00ff00ff00ff00ffULL},
                                                           {4, 0x0f0f0f0f0f0f0f0fULL},
                                                           {2, 0x3333333333333333ULL},
                                                           {1, 0x5555555555555555ULL}}}) {
            v = (v | (v << shift)) & mask;
        }
        return v;
    };
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;
    for (std::uint32_t i = 0; i < network.nodes.size(); ++i) {
        const Coord p = network.nodes[i];
        keys.emplace_back(spread((p.x - box.min_x) / std::max(box.width(), 1e-12)) |
                              (spread((p.y - box.min_y) / std::max(box.height(), 1e-12)) << 1),
                          i);
    }
    std::sort(keys.begin(), keys.end());
    std::vector<std::uint32_t> number(keys.size());
    std::vector<Coord> nodes(keys.size());
    for (std::uint32_t i = 0; i < keys.size(); ++i) {
        number[keys[i].second] = i;
        nodes[i] = network.nodes[keys[i].second];
    }
    network.nodes = std::move(nodes);
    for (RoadEdge& edge : network.edges) {
        edge.from = number[edge.from];
        edge.to = number[edge.to];
    }
}

// Arcs by the node they leave; `turned` has them by the node they lead to.
Graph graph_of(const RoadNetwork& network, bool turned) {
    Graph graph;
    graph.offsets.assign(network.nodes.size() + 1, 0);
    const auto for_each_arc = [&](const auto& visit) {
        for (std::uint32_t i = 0; i < network.edges.size(); ++i) {
            const RoadEdge& edge = network.edges[i];
            if (edge.forward < no_way) {
                visit(turned ? edge.to : edge.from,
                      GraphArc{turned ? edge.from : edge.to, i, edge.forward * edge.length_m});
            }
            if (edge.backward < no_way) {
                visit(turned ? edge.from : edge.to,
                      GraphArc{turned ? edge.to : edge.from, i, edge.backward * edge.length_m});
            }
        }
    };
    for_each_arc([&](std::uint32_t node, const GraphArc&) { ++graph.offsets[node + 1]; });
    std::partial_sum(graph.offsets.begin(), graph.offsets.end(), graph.offsets.begin());
    std::vector<std::uint32_t> next(graph.offsets.begin(), graph.offsets.end() - 1);
    graph.arcs.resize(graph.offsets.back());
    for_each_arc([&](std::uint32_t node, const GraphArc& arc) { graph.arcs[next[node]++] = arc; });
    return graph;
}

}  // namespace

RoadNetwork build_network(Roads roads, const NetworkOptions& options, Progress& progress) {
    progress.step("building the road network");
    std::vector<Problem> problems = std::move(roads.problems);
    if (options.snap_tolerance_m > 0.0) {
        snap_ends(roads, options.snap_tolerance_m, problems);
    }
    RoadNetwork network = Builder(roads, options).build();
    if (network.edges.empty()) {
        throw error("the roads have no line that is open to this means of travel");
    }
    progress.check();
    order_nodes(network);
    network.outward = graph_of(network, false);
    network.inward = graph_of(network, true);
    network.problems = std::move(problems);
    find_parts(network);
    find_traps(network);
    return network;
}

}  // namespace zamin::travel
