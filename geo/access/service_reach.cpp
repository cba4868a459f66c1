#include "access/service_reach.hpp"

#include <algorithm>
#include <map>

#include "travel/floating_catchment.hpp"
#include "travel/line_travel.hpp"

namespace zamin::access {

namespace {

std::optional<Coord> home_of(const Member& member, const Holdings& holdings) {
    if (member.at || member.village == none) {
        return member.at;
    }
    return holdings.villages[static_cast<std::size_t>(member.village)].at;
}

// Homes that differ, with the adults who live in each.
struct Homes {
    std::vector<Coord> places;
    std::vector<double> adults;
    std::vector<Index> of_member;  // none: not known
};

Homes homes_of(const Holdings& holdings) {
    Homes homes;
    std::map<std::pair<double, double>, Index> seen;
    for (const Member& member : holdings.members) {
        const std::optional<Coord> at = home_of(member, holdings);
        if (!at) {
            homes.of_member.push_back(none);
            continue;
        }
        const auto [entry, is_new] =
            seen.try_emplace({at->x, at->y}, static_cast<Index>(homes.places.size()));
        if (is_new) {
            homes.places.push_back(*at);
            homes.adults.push_back(0.0);
        }
        homes.of_member.push_back(entry->second);
        homes.adults[static_cast<std::size_t>(entry->second)] +=
            member.adult != Tri::no ? 1.0 : 0.0;
    }
    return homes;
}

ServiceReach::Kind reach_of(const std::string& name, const std::vector<const Service*>& services,
                            const Homes& homes, const AccessOptions& options, Progress& progress) {
    ServiceReach::Kind kind;
    kind.name = name;
    std::vector<Coord> points;
    std::vector<double> capacities;
    for (const Service* service : services) {
        points.push_back(*service->at);
        capacities.push_back(service->capacity.value_or(0.0));
        kind.without_capacity += service->capacity ? 0 : 1;
    }
    travel::CostOptions reach;
    reach.limit = std::max(options.service_m, options.catchment_m);
    const travel::CostTable ways =
        travel::LineTravel().costs(points, homes.places, reach, progress);
    const travel::FloatingCatchments places = travel::floating_catchments(
        ways, capacities, homes.adults, travel::one_zone(options.catchment_m));
    for (const auto& ratio : places.ratio) {
        kind.idle += ratio ? 0 : 1;
    }
    for (const Index home : homes.of_member) {
        const auto at = static_cast<std::size_t>(home);
        const bool near =
            home != none && !ways.of(at).empty() && ways.of(at).front().cost <= options.service_m;
        kind.within.push_back(home == none ? Tri::unknown : tri(near));
        kind.places.push_back(home == none ? std::nullopt : std::optional(places.score[at]));
    }
    return kind;
}

}  // namespace

ServiceReach service_reach(const Holdings& holdings, const AccessOptions& options,
                           Progress& progress) {
    std::map<std::string, std::vector<const Service*>> by_kind;
    for (const Service& service : holdings.services) {
        if (service.at) {
            by_kind[service.kind.empty() ? "unknown kind" : service.kind].push_back(&service);
        }
    }
    ServiceReach reach;
    if (by_kind.empty()) {
        return reach;
    }
    const Homes homes = homes_of(holdings);
    reach.any.assign(holdings.members.size(), Tri::no);
    for (const auto& [name, services] : by_kind) {
        reach.kinds.push_back(reach_of(name, services, homes, options, progress));
        if (name == "agro-shop" || name == "adviser") {
            for (std::size_t m = 0; m < reach.any.size(); ++m) {
                reach.any[m] = either(reach.any[m], reach.kinds.back().within[m]);
            }
        }
    }
    return reach;
}

}  // namespace zamin::access
