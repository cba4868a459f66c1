// Plans for the capacitated p-median: who goes where when these sites are open, and better sites.
#pragma once

#include "siting/capacity_model.hpp"
#include "siting/run_control.hpp"

namespace zamin::siting {

struct CapacityPlan {
    double value = 1e300;
    std::vector<std::uint32_t> open;  // ascending
    // A part each: demand point, site (no_site = unserved), share. By demand point.
    std::vector<Assignment> parts;
};

// Whole demand points, put where they cost least with room, then moved, swapped and pushed on while
// that makes the plan cheaper.
class WholeFiller {
  public:
    explicit WholeFiller(const CapacityModel& model);
    // The plan's value; `site_of` receives each demand point's site or no_site.
    double fill(std::span<const std::uint32_t> open, std::vector<std::uint32_t>& site_of);

  private:
    void put(std::uint32_t demand, std::uint32_t site, double cost);
    void put_all();
    bool improve(std::uint32_t demand);
    bool swap_into(std::uint32_t demand, const SiteCost& wanted);

    const CapacityModel& m_model;
    std::vector<std::uint8_t> m_is_open;
    std::vector<double> m_room;
    std::vector<double> m_cost;
    std::vector<std::uint32_t> m_site;
    std::vector<std::vector<std::uint32_t>> m_members;
};

// Of the whole demand point at the site; its price where that is out of reach or no_site.
double cost_of(const CapacityModel& model, std::uint32_t demand, std::uint32_t site);

// The best plan with these sites open: the filler's for whole demand points, the transport
// problem's optimum for splittable ones.
CapacityPlan plan_of(const CapacityModel& model, std::span<const std::uint32_t> open,
                     Progress& progress);

// The same to the end: whole demand points by integer programme. `bound` is what is proven of it.
struct ExactPlan {
    CapacityPlan plan;
    double bound = 0.0;
};
ExactPlan exact_plan_of(const CapacityModel& model, std::span<const std::uint32_t> open,
                        const RunControl& control);

}  // namespace zamin::siting
