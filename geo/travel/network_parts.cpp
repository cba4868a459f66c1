#include "travel/network_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "core/msgid.hpp"

namespace zamin::travel {

namespace {

// Disjoint sets of nodes.
class Sets {
  public:
    explicit Sets(std::size_t count) : m_above(count) {
        std::iota(m_above.begin(), m_above.end(), 0U);
    }
    std::uint32_t root(std::uint32_t node) {
        while (m_above[node] != node) {
            m_above[node] = m_above[m_above[node]];
            node = m_above[node];
        }
        return node;
    }
    // The lower number stays on top: the answer does not depend on the order of edges.
    void join(std::uint32_t a, std::uint32_t b) {
        a = root(a);
        b = root(b);
        m_above[std::max(a, b)] = std::min(a, b);
    }

  private:
    std::vector<std::uint32_t> m_above;
};

Problem network_problem(const char* word, Sentence detail, Sentence action) {
    Problem problem;
    problem.layer = "roads";
    problem.problem = word;
    problem.detail = std::move(detail);
    problem.action = std::move(action);
    return problem;
}

std::vector<char> reached_from(const Graph& graph, std::uint32_t start) {
    std::vector<char> reached(graph.nodes(), 0);
    std::vector<std::uint32_t> left{start};
    reached[start] = 1;
    while (!left.empty()) {
        const std::uint32_t node = left.back();
        left.pop_back();
        for (const GraphArc& arc : graph.of(node)) {
            if (!reached[arc.to]) {
                reached[arc.to] = 1;
                left.push_back(arc.to);
            }
        }
    }
    return reached;
}

std::size_t count_left_out(const RoadNetwork& network, const std::vector<char>& reached,
                           double& length_m) {
    std::size_t count = 0;
    for (const RoadEdge& edge : network.edges) {
        if (edge.part == 0 && !(reached[edge.from] && reached[edge.to])) {
            ++count;
            length_m += edge.length_m;
        }
    }
    return count;
}

}  // namespace

void find_parts(RoadNetwork& network) {
    Sets sets(network.nodes.size());
    for (const RoadEdge& edge : network.edges) {
        sets.join(edge.from, edge.to);
    }
    std::vector<double> length_m(network.nodes.size(), 0.0);
    for (const RoadEdge& edge : network.edges) {
        length_m[sets.root(edge.from)] += edge.length_m;
    }
    std::vector<std::uint32_t> roots;
    for (std::uint32_t node = 0; node < network.nodes.size(); ++node) {
        if (sets.root(node) == node) {
            roots.push_back(node);
        }
    }
    std::stable_sort(roots.begin(), roots.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return length_m[a] > length_m[b]; });
    std::vector<std::uint32_t> part_of(network.nodes.size(), 0);
    for (std::uint32_t part = 0; part < roots.size(); ++part) {
        part_of[roots[part]] = part;
        network.part_length_m.push_back(length_m[roots[part]]);
    }
    for (RoadEdge& edge : network.edges) {
        edge.part = part_of[sets.root(edge.from)];
    }
    if (roots.size() > 1) {
        const double rest_m =
            std::accumulate(network.part_length_m.begin() + 1, network.part_length_m.end(), 0.0);
        network.problems.push_back(network_problem(
            msgid("disconnected parts"),
            said("the roads fall into {0} parts that do not meet; the longest has {1} km, the "
                 "others {2} km together",
                 {count(roots.size()), Figure{network.part_length_m.front() / 1000.0, 1},
                  Figure{rest_m / 1000.0, 1}}),
            said("kept; no way leads from one to another")));
    }
}

void find_traps(RoadNetwork& network) {
    // A node of the longest part from which most of it can be reached: try the busiest few.
    std::uint32_t start = 0;
    std::size_t most_arcs = 0;
    for (const RoadEdge& edge : network.edges) {
        const std::size_t arcs =
            network.outward.of(edge.from).size() * network.inward.of(edge.from).size();
        if (edge.part == 0 && arcs > most_arcs) {
            most_arcs = arcs;
            start = edge.from;
        }
    }
    double in_m = 0.0;
    double out_m = 0.0;
    const std::size_t no_exit = count_left_out(network, reached_from(network.inward, start), in_m);
    const std::size_t no_entry =
        count_left_out(network, reached_from(network.outward, start), out_m);
    if (no_exit > 0) {
        network.problems.push_back(network_problem(
            msgid("one-way without exit"),
            said("stretches of road that can be entered but not left again: {0} ({1} km)",
                 {count(no_exit), Figure{in_m / 1000.0, 1}}),
            said("kept; no way leads from there")));
    }
    if (no_entry > 0) {
        network.problems.push_back(
            network_problem(msgid("one-way without entry"),
                            said("stretches of road that can be left but not entered: {0} ({1} km)",
                                 {count(no_entry), Figure{out_m / 1000.0, 1}}),
                            said("kept; no way leads there")));
    }
}

}  // namespace zamin::travel
