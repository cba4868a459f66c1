#include "sample/partition.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "core/error.hpp"

namespace zamin::sample {

namespace {

using Triple = std::array<int, 3>;  // the three seeds round a Voronoi vertex, ascending

// A Voronoi edge between cells of two units; the cell of `left` lies to its left.
struct Edge {
    Triple from, to;
    int left, right;
};

struct CellCorner {
    Coord at;
    int next_edge;  // the seed across the edge that begins here; -1 = the frame
};

// Same digits whichever of the three cells asks.
Coord circumcentre(std::span<const Seed> seeds, const Triple& t) {
    const Coord a = seeds[static_cast<std::size_t>(t[0])].at;
    const Coord b = seeds[static_cast<std::size_t>(t[1])].at - a;
    const Coord c = seeds[static_cast<std::size_t>(t[2])].at - a;
    const double d = 2 * (b.x * c.y - b.y * c.x);
    const double b2 = b.x * b.x + b.y * b.y;
    const double c2 = c.x * c.x + c.y * c.y;
    return a + Coord{(c.y * b2 - b.y * c2) / d, (b.x * c2 - c.x * b2) / d};
}

// Cuts away what is nearer to `other` than to `own`.
void cut(std::vector<CellCorner>& cell, Coord own, Coord other, int other_index) {
    const Coord middle = (own + other) * 0.5;
    const Coord towards = other - own;
    const auto beyond = [&](Coord p) {
        return (p.x - middle.x) * towards.x + (p.y - middle.y) * towards.y;
    };
    std::vector<CellCorner> kept;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const CellCorner& a = cell[i];
        const CellCorner& b = cell[(i + 1) % cell.size()];
        const double da = beyond(a.at);
        const double db = beyond(b.at);
        if (da <= 0)
            kept.push_back(a);
        if ((da <= 0) != (db <= 0)) {
            const Coord at = a.at + (b.at - a.at) * (da / (da - db));
            kept.push_back({at, da <= 0 ? other_index : a.next_edge});
        }
    }
    cell = std::move(kept);
}

std::vector<CellCorner> voronoi_cell(std::span<const Seed> seeds, std::size_t own) {
    Box frame;
    for (const Seed& s : seeds)
        frame.add(s.at);
    const double margin = 50000.0;
    std::vector<CellCorner> cell{{{frame.min_x - margin, frame.min_y - margin}, -1},
                                 {{frame.max_x + margin, frame.min_y - margin}, -1},
                                 {{frame.max_x + margin, frame.max_y + margin}, -1},
                                 {{frame.min_x - margin, frame.max_y + margin}, -1}};
    for (std::size_t other = 0; other < seeds.size(); ++other)
        if (other != own)
            cut(cell, seeds[own].at, seeds[other].at, static_cast<int>(other));
    return cell;
}

Triple triple(int a, int b, int c) {
    Triple t{a, b, c};
    std::sort(t.begin(), t.end());
    return t;
}

std::vector<Edge> edges_between_units(std::span<const Seed> seeds) {
    std::vector<Edge> edges;
    for (std::size_t own = 0; own < seeds.size(); ++own) {
        const int unit = seeds[own].unit;
        if (unit == outside_unit)
            continue;
        const std::vector<CellCorner> cell = voronoi_cell(seeds, own);
        const std::size_t n = cell.size();
        for (std::size_t i = 0; i < n; ++i) {
            const int across = cell[i].next_edge;
            const int before = cell[(i + n - 1) % n].next_edge;
            const int after = cell[(i + 1) % n].next_edge;
            if (across < 0 || before < 0 || after < 0)
                throw error("sample: the cell of seed {} is not bounded by other seeds", own);
            const int other_unit = seeds[static_cast<std::size_t>(across)].unit;
            const bool first_of_pair = other_unit == outside_unit || static_cast<int>(own) < across;
            if (other_unit == unit || !first_of_pair)
                continue;
            const int self = static_cast<int>(own);
            edges.push_back(
                {triple(self, before, across), triple(self, across, after), unit, other_unit});
        }
    }
    return edges;
}

using EdgeEnds = std::map<Triple, std::vector<std::size_t>>;

// Follows edges from `first`, leaving `start`, until a node where three units meet.
std::vector<Triple> follow(const std::vector<Edge>& edges, const EdgeEnds& ends,
                           std::vector<char>& used, std::size_t first, Triple start) {
    std::vector<Triple> chain{start};
    for (std::size_t at = first;;) {
        used[at] = 1;
        chain.push_back(edges[at].from == chain.back() ? edges[at].to : edges[at].from);
        const auto& here = ends.at(chain.back());
        if (here.size() != 2)
            return chain;
        at = here[0] == at ? here[1] : here[0];
    }
}

}  // namespace

std::vector<Arc> draw_partition(std::span<const Seed> seeds, const LineStyle& style) {
    const std::vector<Edge> edges = edges_between_units(seeds);
    EdgeEnds ends;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        ends[edges[i].from].push_back(i);
        ends[edges[i].to].push_back(i);
    }
    std::map<Triple, int> node_ids;
    for (const auto& [node, here] : ends)
        node_ids.emplace(node, static_cast<int>(node_ids.size()));
    std::vector<char> used(edges.size(), 0);
    std::vector<Arc> arcs;
    for (const auto& [node, here] : ends) {
        if (here.size() == 2)
            continue;
        for (const std::size_t e : here) {
            if (used[e])
                continue;
            const std::vector<Triple> chain = follow(edges, ends, used, e, node);
            Path line;
            for (const Triple& t : chain)
                line.push_back(circumcentre(seeds, t));
            const bool forward = edges[e].from == node;
            Arc arc;
            arc.left = forward ? edges[e].left : edges[e].right;
            arc.right = forward ? edges[e].right : edges[e].left;
            arc.from_node = node_ids.at(chain.front());
            arc.to_node = node_ids.at(chain.back());
            const Path smooth = resampled(rounded(line, 3), 5500.0);
            arc.line = wiggled(smooth, style.step_m, style.roughness, style.seed);
            arcs.push_back(std::move(arc));
        }
    }
    return arcs;
}

std::vector<Path> outlines(std::span<const Arc> arcs, std::span<const int> group_of,
                           int group_count) {
    const auto group = [&](int unit) {
        return unit == outside_unit ? -1 : group_of[static_cast<std::size_t>(unit)];
    };
    std::vector<Path> rings;
    for (int g = 0; g < group_count; ++g) {
        std::map<int, std::pair<int, Path>> next;  // by first node: last node and line
        for (const Arc& arc : arcs) {
            const int left = group(arc.left);
            const int right = group(arc.right);
            if (left == g && right != g)
                next[arc.from_node] = {arc.to_node, arc.line};
            else if (right == g && left != g)
                next[arc.to_node] = {arc.from_node, Path(arc.line.rbegin(), arc.line.rend())};
        }
        if (next.empty())
            throw error("sample: unit group {} has no outline", g);
        Path ring{next.begin()->second.second.front()};
        std::size_t walked = 0;
        for (int node = next.begin()->first; walked < next.size(); ++walked) {
            const auto& [to, line] = next.at(node);
            ring.insert(ring.end(), line.begin() + 1, line.end());
            node = to;
            if (node == next.begin()->first && walked + 1 < next.size())
                throw error("sample: unit group {} is not in one piece", g);
        }
        rings.push_back(std::move(ring));
    }
    return rings;
}

}  // namespace zamin::sample
