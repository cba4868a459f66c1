#include "travel/shortest_ways.hpp"

#include <algorithm>

namespace zamin::travel {

namespace {

struct Entry {
    double cost;
    std::uint32_t node;
};

// The cheapest entry on top; entries made out of date are skipped when they come up.
class Heap {
  public:
    bool empty() const { return m_entries.empty(); }

    void push(Entry entry) {
        std::size_t at = m_entries.size();
        m_entries.push_back(entry);
        while (at > 0) {
            const std::size_t above = (at - 1) / children;
            if (m_entries[above].cost <= entry.cost) {
                break;
            }
            m_entries[at] = m_entries[above];
            at = above;
        }
        m_entries[at] = entry;
    }

    Entry pop() {
        const Entry top = m_entries.front();
        const Entry last = m_entries.back();
        m_entries.pop_back();
        if (!m_entries.empty()) {
            sink(last);
        }
        return top;
    }

  private:
    static constexpr std::size_t children = 4;

    void sink(Entry entry) {
        const std::size_t size = m_entries.size();
        std::size_t at = 0;
        for (std::size_t first = 1; first < size; first = at * children + 1) {
            std::size_t least = first;
            const std::size_t end = std::min(first + children, size);
            for (std::size_t child = first + 1; child < end; ++child) {
                least = m_entries[child].cost < m_entries[least].cost ? child : least;
            }
            if (m_entries[least].cost >= entry.cost) {
                break;
            }
            m_entries[at] = m_entries[least];
            at = least;
        }
        m_entries[at] = entry;
    }

    std::vector<Entry> m_entries;
};

bool is_better(double cost, std::uint32_t source, const ShortestWays& ways, std::uint32_t node) {
    return cost < ways.cost[node] || (cost == ways.cost[node] && source < ways.source[node]);
}

}  // namespace

void find_shortest(const Graph& graph, std::span<const Seed> seeds, double limit,
                   ShortestWays& ways, const Progress& progress) {
    ways.cost.assign(graph.nodes(), no_way);
    ways.source.assign(graph.nodes(), ShortestWays::none);
    ways.before.assign(graph.nodes(), ShortestWays::none);
    ways.edge.resize(graph.nodes());
    Heap heap;
    for (const Seed& seed : seeds) {
        if (seed.cost <= limit && is_better(seed.cost, seed.source, ways, seed.node)) {
            ways.cost[seed.node] = seed.cost;
            ways.source[seed.node] = seed.source;
            heap.push({seed.cost, seed.node});
        }
    }
    std::uint32_t steps = 0;
    while (!heap.empty()) {
        if ((++steps & 0xffffU) == 0) {
            progress.check();
        }
        const Entry here = heap.pop();
        if (here.cost > ways.cost[here.node]) {
            continue;
        }
        const std::uint32_t source = ways.source[here.node];
        for (const GraphArc& arc : graph.of(here.node)) {
            const double cost = here.cost + arc.cost;
            if (cost <= limit && is_better(cost, source, ways, arc.to)) {
                ways.cost[arc.to] = cost;
                ways.source[arc.to] = source;
                ways.before[arc.to] = here.node;
                ways.edge[arc.to] = arc.edge;
                heap.push({cost, arc.to});
            }
        }
    }
}

}  // namespace zamin::travel
