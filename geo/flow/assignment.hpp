// An assignment of whole demands to sites under way: put, moved and swapped within the room that
// the sites have; for .cpp files of geo/flow only.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "flow/transport.hpp"

namespace zamin::flow {

class Assignment {
  public:
    // Everything unserved at first. `problem` and `ways` must outlive this object.
    Assignment(const TransportProblem& problem, const WaysByDemand& ways, double unserved_cost);

    bool fits(std::uint32_t demand, std::uint32_t way) const;
    // Takes the demand from where it is and puts it on its way; none = unserved.
    void put(std::uint32_t demand, std::optional<std::uint32_t> way);
    // On the cheapest way with room, if there is one.
    void put_cheapest(std::uint32_t demand);
    // Moves single demands and swaps pairs while that makes the whole cheaper.
    void improve();

    // Cost of what is served, and what is unserved at its price.
    double objective() const;
    const std::optional<std::uint32_t>& way(std::uint32_t demand) const { return m_way[demand]; }

  private:
    std::span<const std::uint32_t> ways_of(std::uint32_t demand) const;
    double price(const std::optional<std::uint32_t>& way) const;
    bool move(std::uint32_t demand);
    bool swap(std::uint32_t demand);
    bool make_room(std::uint32_t demand, std::uint32_t way, double gain);

    const TransportProblem* m_problem;
    const WaysByDemand* m_ways;
    double m_unserved_cost;
    std::vector<std::optional<std::uint32_t>> m_way;  // by demand
    std::vector<double> m_room_t;                     // by site
};

}  // namespace zamin::flow
