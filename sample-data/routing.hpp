// Cheapest ways over a raster of heights, and the lines of the network that they make together.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <vector>

#include "sample/grid.hpp"

namespace zamin::sample {

struct RoutedLine {
    Path line;
    std::uint8_t rank = 0;  // 1 = most important
};

class Router {
  public:
    explicit Router(const Grid& heights_m);

    // A river costs a bridge to cross.
    void add_river(const Path& line);
    // Roads through the place's cell go to the place itself.
    void add_place(Coord place);
    // The cheapest way between two places; ways that exist are cheaper, so that roads join.
    void connect(Coord from, Coord to, std::uint8_t rank);
    // The cheapest way to any road.
    void link(Coord from, std::uint8_t rank);
    // The network as smooth lines between crossings, ends shared.
    std::vector<RoutedLine> lines() const;

  private:
    using Edge = std::pair<std::uint32_t, std::uint32_t>;  // cells, ascending

    double step_cost(std::size_t a, std::size_t b) const;
    // Cells from `from` to the first that is a goal, both included, within the box. Throws Error.
    std::vector<std::size_t> cheapest(std::size_t from,
                                      const std::function<bool(std::size_t)>& goal,
                                      const Box& box) const;
    void build(const std::vector<std::size_t>& way, std::uint8_t rank);
    bool has_edge(std::size_t a, std::size_t b) const;
    Coord position(std::size_t cell) const;

    const Grid& m_heights;
    std::vector<std::uint8_t> m_river;
    std::vector<std::uint8_t> m_road;       // cells on the network
    std::vector<float> m_toll;              // 1 and more: makes ways on plains bend
    std::map<Edge, std::uint8_t> m_edges;   // rank
    std::map<std::size_t, Coord> m_places;  // by cell
};

}  // namespace zamin::sample
