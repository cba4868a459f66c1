#include "catchment/catchment.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "catchment/assign.hpp"
#include "core/error.hpp"
#include "core/msgid.hpp"

namespace zamin::catchment {

namespace {

// Adds up deliveries; holders count once however many of their farms deliver.
class Summing {
  public:
    Summing(std::span<const Farm> farms, const std::optional<Members>& members)
        : m_farms(farms), m_members(members) {}

    void add(const Delivery& delivery) {
        const Farm& farm = m_farms[delivery.farm];
        m_sum.farms += farm.plots;
        m_sum.farms_without_tonnes += farm.tonnes ? 0 : farm.plots_without_tonnes;
        m_sum.area_ha += farm.area_ha.value_or(0.0) * delivery.share;
        m_sum.tonnes += delivery.tonnes.value_or(0.0);
        m_holders.insert(farm.holders.begin(), farm.holders.end());
        if (delivery.cost && delivery.centre) {
            m_weight += delivery.share;
            m_cost += delivery.share * *delivery.cost;
            m_sum.max_cost = std::max(m_sum.max_cost.value_or(0.0), *delivery.cost);
        }
    }

    CentreSum sum() {
        if (m_weight > 0.0) {
            m_sum.mean_cost = m_cost / m_weight;
        }
        if (m_members) {
            count_members();
        }
        return m_sum;
    }

  private:
    void count_members() {
        m_sum.members = 0;
        m_sum.women = 0;
        m_sum.sex_unknown = 0;
        for (const std::string& holder : m_holders) {
            const auto member = m_members->find(holder);
            if (member != m_members->end()) {
                ++*m_sum.members;
                *m_sum.women += member->second == Sex::female ? 1 : 0;
                *m_sum.sex_unknown += member->second == Sex::unknown ? 1 : 0;
            }
        }
    }

    std::span<const Farm> m_farms;
    const std::optional<Members>& m_members;
    CentreSum m_sum;
    std::set<std::string> m_holders;
    double m_cost = 0.0;
    double m_weight = 0.0;
};

void sum_up(const std::optional<Members>& members, Catchments& result) {
    std::vector<Summing> sums(result.centres.size(), Summing(result.farms, members));
    Summing unserved(result.farms, members);
    Summing without_centre(result.farms, members);
    for (const Delivery& delivery : result.deliveries) {
        if (delivery.centre) {
            sums[*delivery.centre].add(delivery);
            result.cost += delivery.tonnes.value_or(0.0) * *delivery.cost;
        } else if (delivery.reason == Reason::no_centre) {
            without_centre.add(delivery);
        } else {
            unserved.add(delivery);
        }
    }
    for (Summing& sum : sums) {
        result.sums.push_back(sum.sum());
    }
    result.unserved = unserved.sum();
    result.without_centre = without_centre.sum();
}

std::vector<bool> taken_by_any(const Catchments& result, const Clusters& clusters) {
    std::vector<bool> taken;
    for (const Farm& farm : result.farms) {
        taken.push_back(
            std::any_of(result.centres.begin(), result.centres.end(), [&](const Centre& centre) {
                return is_served(farm, centre, result.options.serves, clusters);
            }));
    }
    return taken;
}

}  // namespace

const char* to_string(Assign assign) {
    switch (assign) {
        case Assign::nearest:
            return "nearest";
        case Assign::capacity:
            return "capacity";
        case Assign::whole:
            return "whole";
        case Assign::spill:
            return "spill";
    }
    return "";
}

Assign assign_from(std::string_view word) {
    for (const Assign one : {Assign::nearest, Assign::capacity, Assign::whole, Assign::spill}) {
        if (word == to_string(one)) {
            return one;
        }
    }
    throw usage_error(
        "'{}' was given for how farms are assigned; expected nearest, capacity, whole or spill",
        word);
}

const char* to_string(Reason reason) {
    switch (reason) {
        case Reason::served:
            return "";
        case Reason::beyond_limit:
            return msgid("none within the limit");
        case Reason::no_way:
            return msgid("no way there");
        case Reason::no_room:
            return msgid("no room");
        case Reason::no_centre:
            return msgid("no centre for it");
        case Reason::no_place:
            return msgid("no place");
        case Reason::tonnes_unknown:
            return msgid("tonnes unknown");
    }
    return "";
}

Sex sex_from(std::string_view word) {
    for (const std::string_view female : {"F", "f", "female", "Female", "woman"}) {
        if (word == female) {
            return Sex::female;
        }
    }
    for (const std::string_view male : {"M", "m", "male", "Male", "man"}) {
        if (word == male) {
            return Sex::male;
        }
    }
    return Sex::unknown;
}

Catchments catchments(std::vector<Farm> farms, std::vector<Centre> centres,
                      const Clusters& clusters, const std::optional<Members>& members,
                      const travel::Travel& travel, const CatchmentOptions& options,
                      Progress& progress) {
    Catchments result;
    result.options = options;
    result.unit = travel.unit();
    result.way = travel.described();
    result.farms = std::move(farms);
    result.centres = std::move(centres);
    const travel::CostTable ways =
        served_ways(result.farms, result.centres, clusters, travel, options, progress);
    Assigned assigned = assign(result.farms, result.centres, taken_by_any(result, clusters), ways,
                               options, progress);
    result.deliveries = std::move(assigned.deliveries);
    result.proof = std::move(assigned.proof);
    std::vector<Coord> places;
    for (const Centre& centre : result.centres) {
        places.push_back(centre.place);
    }
    result.problems = travel.problems_of(places, "centres");
    sum_up(members, result);
    return result;
}

}  // namespace zamin::catchment
