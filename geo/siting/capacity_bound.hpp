// A lower bound for the capacitated p-median: prices for demand points as in subgradient.hpp, and
// for each site the knapsack of demand points that pay most for its room. Whole amounts and small
// capacities make it the 0-1 knapsack, by dynamic programming; else its fractional relaxation,
// which is the exact one for splittable demand and a bound for the other.
#pragma once

#include "siting/capacity_model.hpp"
#include "siting/run_control.hpp"
#include "siting/subgradient.hpp"

namespace zamin::siting {

class CapacityBound {
  public:
    explicit CapacityBound(const CapacityModel& model);

    // The bound of prices (of whole amounts); `short_of` receives 1 - (how much of each demand
    // point is served by the bound's plan).
    PriceBound at(std::span<const double> prices, std::span<const SiteState> states,
                  std::vector<double>& short_of);

    // Subgradient steps from `prices`, which become the best found; ends early when the bound is
    // above `enough`. `on_best` is called with each better bound.
    PriceBound search(std::vector<double>& prices, std::span<const SiteState> states, double upper,
                      double enough, int iterations, const RunControl& control,
                      const std::function<void(const PriceBound&)>& on_best = {});

  private:
    struct Item {
        std::uint32_t demand = 0;
        double profit = 0.0;
        double amount = 0.0;
    };
    double fill(std::uint32_t site, std::span<const double> prices);
    double fill_whole(double capacity);
    double fill_fraction(double capacity);

    const CapacityModel& m_model;
    bool m_whole = false;
    std::vector<Item> m_items;
    std::vector<double> m_best_by_room;
    std::vector<std::uint8_t> m_taken;
    std::vector<std::vector<std::pair<std::uint32_t, float>>> m_served;  // of each site's knapsack
    std::vector<std::pair<std::uint32_t, float>>* m_now = nullptr;
};

}  // namespace zamin::siting
