// Accessibility: two-step floating catchment scores (travel/floating_catchment.hpp), service gaps,
// shares of members within reach. Pure functions over a table of costs (travel/cost_table.hpp):
// farms are the demands, sources the sites.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "catchment/catchment.hpp"
#include "travel/cost_table.hpp"
#include "travel/floating_catchment.hpp"

namespace zamin::catchment {

using travel::floating_catchments;
using travel::FloatingCatchments;
using travel::one_zone;
using travel::three_zones;

// A share with its unknowns, as every share is given: of n = yes + no + unknown, lower = yes / n,
// point = yes / (yes + no), upper = (yes + unknown) / n, in per cent. None where n (or what is
// known) is 0.
struct BoundedShare {
    std::size_t yes = 0;
    std::size_t no = 0;
    std::size_t unknown = 0;

    std::size_t count() const { return yes + no + unknown; }
    std::optional<double> lower_pct() const;
    std::optional<double> point_pct() const;
    std::optional<double> upper_pct() const;
};

// Where a member lives, as a row of the table of costs; none = not known.
struct MemberPlace {
    std::optional<std::size_t> farm;
    Sex sex = Sex::unknown;
};

// Members within `limit` of any site: of all, of women, of men, of those whose sex is not known.
// A member whose place is not known is unknown. The service gap is what is missing to 100 %.
struct WithinReach {
    BoundedShare all;
    BoundedShare women;
    BoundedShare men;
    BoundedShare sex_unknown;
};
WithinReach within_reach(std::span<const MemberPlace> members, const travel::CostTable& costs,
                         double limit);

// Farms of the table without a site within `limit`: the service gap, place by place.
std::vector<std::size_t> beyond_reach(const travel::CostTable& costs, double limit);

}  // namespace zamin::catchment
