// A lower bound for the p-median: every demand point is offered a price for being served, and sites
// are chosen that pay it least.
//
// With prices l (a demand point each, per unit of weight) and the saving
//     rho(j) = opening_cost(j) + sum_i weight_i min(0, cost_ij - l_i)
// no plan is better than  L(l) = sum_i weight_i l_i + (the p smallest rho, fixed sites first)
// whatever the prices, so that rounding in the search for good ones never harms the bound (Beasley,
// "A note on solving large p-median problems", EJOR 21, 1985). The search is the volume algorithm
// of Barahona and Anbil (Math. Programming 87, 2000): steps along an average of past subgradients,
// which is also a fractional plan.
#pragma once

#include <functional>
#include <span>

#include "siting/median_model.hpp"
#include "siting/run_control.hpp"

namespace zamin::siting {

enum class SiteState : std::uint8_t { free, open, closed };

struct PriceBound {
    double bound = 0.0;
    std::vector<double> saving;         // rho, a site each; 0 for closed ones
    std::vector<std::uint32_t> chosen;  // sites of the bound's own plan
    // A plan better than `upper` must have these states; sites that were open or closed stay so.
    std::vector<SiteState> states(std::span<const SiteState> now, double upper) const;
};

// The bound of savings that any prices have given, with what those prices pay in all, when
// `open_count` sites are open.
PriceBound bound_of_savings(std::size_t open_count, double paid, std::vector<double> saving,
                            std::span<const SiteState> states);

// The bound of given prices; `over` receives 1 - (how often each demand point is served), the
// quicker with the model's `lists`.
PriceBound price_bound(const MedianModel& model, std::span<const double> prices,
                       std::span<const SiteState> states, std::vector<double>* over = nullptr,
                       const SiteLists* lists = nullptr);

struct PriceSearch {
    std::vector<double> prices;
    PriceBound best;
    std::vector<double> fraction;  // of each site in the averaged plan, 0..1
};

struct PriceSearchOptions {
    int iterations = 300;
    const SiteLists* lists = nullptr;  // the model's, where there are any
    double scale = 1.0;  // of the first step; smaller where the prices are good already
    // Called now and then with the sites of the bound's plan; gives the least known value back.
    std::function<double(const PriceSearch&)> on_progress;
};

// Starts from `search.prices` (filled from the plan's second nearest costs by `first_prices`) and
// ends when the bound meets `upper`, at `control.stop()` or after the iterations.
void search_prices(const MedianModel& model, std::span<const SiteState> states, double upper,
                   const PriceSearchOptions& options, const RunControl& control,
                   PriceSearch& search);

// Prices halfway between each demand point's nearest and second nearest open site.
std::vector<double> first_prices(const MedianModel& model, std::span<const std::uint32_t> open);

// Prices for all demand points from those of some: each as the one whose costs from its nearest
// sites are most like its own; last_resort where there is none near.
std::vector<double> prices_from_part(const MedianModel& model, const MedianModel& part,
                                     const std::vector<double>& prices);

// The least value a plan can have that is better than `upper`: one less where values are whole
// numbers. A bound above it proves that there is none.
double better_than(const MedianModel& model, double upper);

}  // namespace zamin::siting
