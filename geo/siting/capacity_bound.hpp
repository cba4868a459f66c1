// A lower bound for the capacitated p-median: prices for demand points as in subgradient.hpp, and
// for each site the knapsack of demand points that pay most for its room. Whole amounts and small
// capacities make it the 0-1 knapsack, by dynamic programming; else its fractional relaxation,
// which is the exact one for splittable demand and a bound for the other.
#pragma once

#include "siting/capacity_model.hpp"
#include "siting/run_control.hpp"
#include "siting/subgradient.hpp"

namespace zamin::siting {

// Which demand points a better plan may send to which sites: a bit for each entry of the model's
// by_site, site after site. Empty = all.
using PairSet = std::vector<std::uint64_t>;

class CapacityBound {
  public:
    explicit CapacityBound(const CapacityModel& model);

    // From now on pairs that are not in the set are left out; none = all are in. The set must
    // outlive its use.
    void keep_to(const PairSet* pairs) { m_pairs = pairs; }

    // The bound of prices (of whole amounts); `short_of` receives 1 - (how much of each demand
    // point is served by the bound's plan).
    PriceBound at(std::span<const double> prices, std::span<const SiteState> states,
                  std::vector<double>& short_of);

    // Subgradient steps from `prices`, which become the best found; ends early when the bound is
    // above `enough`. `on_best` is called with each better bound.
    PriceBound search(std::vector<double>& prices, std::span<const SiteState> states, double upper,
                      double enough, int iterations, const RunControl& control,
                      const std::function<void(const PriceBound&)>& on_best = {});

    // How often the plans of the last search had each site open, and each pair, later ones
    // counting more; 0 to 1.
    const std::vector<double>& open_share() const { return m_open_share; }
    const std::vector<double>& pair_share() const { return m_pair_share; }

    bool is_whole() const { return m_whole; }
    std::size_t pair_begin(std::uint32_t site) const { return m_pair_begin[site]; }
    std::size_t pairs() const { return m_pair_begin.back(); }
    // Takes those pairs out of the set that no plan of value up to `enough` can have, by `prices`
    // and the bound that they gave; what they could serve at most is found anew with each forced
    // in. Only where is_whole().
    void drop_pairs(std::span<const double> prices, std::span<const SiteState> states,
                    const PriceBound& found, double enough, PairSet& pairs);

  private:
    struct Item {
        std::uint32_t demand = 0;
        std::uint32_t pair = 0;
        double profit = 0.0;
        double amount = 0.0;
    };
    struct Served {
        std::uint32_t demand = 0;
        std::uint32_t pair = 0;
        float share = 1.0F;
    };
    bool is_kept(std::size_t pair) const {
        return m_pairs == nullptr || ((*m_pairs)[pair / 64] >> (pair % 64) & 1U) != 0;
    }
    void collect(std::uint32_t site, std::span<const double> prices);
    double fill(std::uint32_t site, std::span<const double> prices);
    void drop_pairs_of(std::uint32_t site, std::span<const double> prices, double slack,
                       PairSet& pairs);
    void count_shares(const std::vector<std::uint32_t>& chosen, double weight);
    double fill_whole(double capacity);
    double fill_fraction(double capacity);

    const CapacityModel& m_model;
    bool m_whole = false;
    std::vector<Item> m_items;
    std::vector<double> m_best_by_room;
    std::vector<std::uint8_t> m_taken;
    std::vector<std::vector<Served>> m_served;  // of each site's knapsack
    std::vector<Served>* m_now = nullptr;
    std::vector<std::size_t> m_pair_begin{0};  // by site
    const PairSet* m_pairs = nullptr;
    std::vector<double> m_open_share;
    std::vector<double> m_pair_share;
    std::vector<double> m_behind;  // best values of the items behind each one, by room
};

}  // namespace zamin::siting
