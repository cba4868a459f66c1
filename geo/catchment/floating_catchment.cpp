#include "catchment/floating_catchment.hpp"

namespace zamin::catchment {

namespace {

using travel::CostTable;

bool has_site_within(const CostTable& costs, std::size_t farm, double limit) {
    const auto ways = costs.of(farm);
    return !ways.empty() && ways.front().cost <= limit;
}

std::optional<double> percent(std::size_t part, std::size_t whole) {
    return whole == 0
               ? std::nullopt
               : std::optional(100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

void count(std::optional<bool> is_within, BoundedShare& share) {
    ++(is_within ? (*is_within ? share.yes : share.no) : share.unknown);
}

}  // namespace

std::optional<double> BoundedShare::lower_pct() const {
    return percent(yes, count());
}

std::optional<double> BoundedShare::point_pct() const {
    return percent(yes, yes + no);
}

std::optional<double> BoundedShare::upper_pct() const {
    return percent(yes + unknown, count());
}

WithinReach within_reach(std::span<const MemberPlace> members, const CostTable& costs,
                         double limit) {
    WithinReach result;
    for (const MemberPlace& member : members) {
        std::optional<bool> is_within;
        if (member.farm) {
            is_within = has_site_within(costs, *member.farm, limit);
        }
        count(is_within, result.all);
        const bool woman = member.sex == Sex::female;
        const bool man = member.sex == Sex::male;
        count(is_within, woman ? result.women : man ? result.men : result.sex_unknown);
    }
    return result;
}

std::vector<std::size_t> beyond_reach(const CostTable& costs, double limit) {
    std::vector<std::size_t> farms;
    for (std::size_t farm = 0; farm < costs.farms(); ++farm) {
        if (!has_site_within(costs, farm, limit)) {
            farms.push_back(farm);
        }
    }
    return farms;
}

}  // namespace zamin::catchment
