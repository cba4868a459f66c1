// Who goes to which centre, what the way costs, and which tonnes find no room.
//
//   nearest   every farm to its cheapest centre within the limit, whatever the capacities
//   capacity  tonnes so that the most are served, and those at the least total cost (the optimum of
//             the transport problem); a farm may be split
//   whole     the same with each group kept together, by integer programme with a proven gap
//   spill     what people do without a plan: the nearest first, the rest on to the next
// Unserved tonnes carry a reason. Farms without tonnes go to their cheapest centre and are a class
// of their own; they take no room.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catchment/centres.hpp"
#include "catchment/farms.hpp"
#include "core/problem.hpp"
#include "core/progress.hpp"
#include "core/sentence.hpp"
#include "flow/whole_assignment.hpp"
#include "travel/travel.hpp"

namespace zamin::catchment {

enum class Assign { nearest, capacity, whole, spill };
const char* to_string(Assign assign);
Assign assign_from(std::string_view word);  // throws UsageError naming the four words

enum class Reason { served, beyond_limit, no_way, no_room, no_centre, no_place, tonnes_unknown };
// Fixed words: "", "none within the limit", "no way there", "no room", "no centre for it",
// "no place", "tonnes unknown".
const char* to_string(Reason reason);

enum class Sex { female, male, unknown };
// F, f, female, woman and M, m, male, man; anything else is unknown.
Sex sex_from(std::string_view word);
using Members = std::map<std::string, Sex>;  // by member id

struct CatchmentOptions {
    double limit = travel::no_way;  // in the unit of the costs, inclusive
    Assign assign = Assign::capacity;
    Serves serves = Serves::growers;
    travel::Heading heading = travel::Heading::to_source;
    flow::WholeOptions whole;
    int threads = 0;  // 0 = one a core
};

// A farm's tonnes (or its part) on their way, or left. One a farm, more where it is split.
struct Delivery {
    std::size_t farm = 0;
    std::optional<std::uint32_t> centre;
    std::optional<double> cost;  // of the way, in the unit of the costs
    std::optional<double> tonnes;
    double share = 1.0;  // of the farm: by tonnes, 1 where they are unknown or none
    Reason reason = Reason::served;
};

struct CentreSum {
    std::size_t farms = 0;  // that deliver anything there
    std::size_t farms_without_tonnes = 0;
    std::optional<std::size_t> members;  // holders who are members, each once; none: not known
    std::optional<std::size_t> women;    // of these
    std::optional<std::size_t> sex_unknown;
    double area_ha = 0.0;
    double tonnes = 0.0;
    std::optional<double> mean_cost;  // over farms, parts by their share
    std::optional<double> max_cost;
};

struct Catchments {
    CatchmentOptions options;
    travel::CostUnit unit = travel::CostUnit::metres;
    Sentence way;  // what the costs are, as Travel::described() says
    std::vector<Farm> farms;
    std::vector<Centre> centres;
    std::vector<Delivery> deliveries;      // by farm, then by centre, what is left last
    std::vector<CentreSum> sums;           // by centre
    CentreSum unserved;                    // what a centre would take but does not
    CentreSum without_centre;              // what no centre takes: other crops
    double cost = 0.0;                     // sum of tonnes times cost of what is served
    std::optional<flow::WholePlan> proof;  // Assign::whole only
    std::vector<Problem> problems;
};

// Without members, sums have none. Throws what the travel mode throws.
Catchments catchments(std::vector<Farm> farms, std::vector<Centre> centres,
                      const Clusters& clusters, const std::optional<Members>& members,
                      const travel::Travel& travel, const CatchmentOptions& options,
                      Progress& progress);

}  // namespace zamin::catchment
