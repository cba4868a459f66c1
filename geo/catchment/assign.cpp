#include "catchment/assign.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "flow/spill.hpp"
#include "flow/transport.hpp"

namespace zamin::catchment {

namespace {

using travel::CostTable;
using travel::WayCost;

std::vector<std::uint32_t> served_by(const Centre& centre, std::span<const Farm> farms,
                                     Serves serves, const Clusters& clusters) {
    std::vector<std::uint32_t> served;
    for (std::uint32_t i = 0; i < farms.size(); ++i) {
        if (std::isfinite(farms[i].place.x) && is_served(farms[i], centre, serves, clusters)) {
            served.push_back(i);
        }
    }
    return served;
}

// What a group (or a plot without one) delivers together.
struct Demand {
    std::vector<std::uint32_t> farms;
    double tonnes = 0.0;
};

bool has_tonnes(const Farm& farm) {
    return farm.tonnes && *farm.tonnes > 0.0;
}

std::vector<Demand> demands_of(std::span<const Farm> farms, bool by_group) {
    std::vector<Demand> demands;
    std::map<std::pair<std::string, std::string>, std::size_t> of_group;
    for (std::uint32_t i = 0; i < farms.size(); ++i) {
        if (!has_tonnes(farms[i])) {
            continue;
        }
        std::size_t at = demands.size();
        if (by_group && !farms[i].group.empty()) {
            at = of_group.try_emplace({farms[i].group, farms[i].commodity}, at).first->second;
        }
        if (at == demands.size()) {
            demands.emplace_back();
        }
        demands[at].farms.push_back(i);
        demands[at].tonnes += *farms[i].tonnes;
    }
    return demands;
}

// A demand's ways within the limit: those that all its farms have, at the mean cost of a tonne.
std::vector<WayCost> ways_of(const Demand& demand, std::span<const Farm> farms,
                             const CostTable& ways, double limit) {
    std::map<std::uint32_t, std::pair<std::size_t, double>> sums;  // farms and tonnes x cost
    for (const std::uint32_t farm : demand.farms) {
        for (const WayCost& way : ways.of(farm)) {
            if (way.cost <= limit) {
                auto& [count, sum] = sums[way.source];
                ++count;
                sum += way.cost * *farms[farm].tonnes;
            }
        }
    }
    std::vector<WayCost> common;
    for (const auto& [source, sum] : sums) {
        if (sum.first == demand.farms.size()) {
            common.push_back({source, sum.second / demand.tonnes});
        }
    }
    return common;
}

flow::TransportProblem problem_of(std::span<const Demand> demands, std::span<const Farm> farms,
                                  std::span<const Centre> centres, const CostTable& ways,
                                  double limit) {
    flow::TransportProblem problem;
    for (const Centre& centre : centres) {
        problem.capacity_t.push_back(centre.capacity_t.value_or(flow::no_limit));
    }
    for (std::uint32_t i = 0; i < demands.size(); ++i) {
        problem.supply_t.push_back(demands[i].tonnes);
        for (const WayCost& way : ways_of(demands[i], farms, ways, limit)) {
            problem.ways.push_back({i, way.source, way.cost});
        }
    }
    return problem;
}

// The tonnes of every farm on its ways, in place of the demands'.
class Deliveries {
  public:
    Deliveries(std::span<const Farm> farms, const std::vector<bool>& taken, const CostTable& ways,
               double limit)
        : m_farms(farms), m_taken(taken), m_ways(ways), m_limit(limit), m_left_t(farms.size()) {
        for (std::size_t i = 0; i < farms.size(); ++i) {
            m_left_t[i] = farms[i].tonnes.value_or(0.0);
        }
    }

    void send(std::uint32_t farm, std::uint32_t centre, double tonnes) {
        Delivery delivery;
        delivery.farm = farm;
        delivery.centre = centre;
        delivery.cost = cost(farm, centre);
        delivery.tonnes = tonnes;
        delivery.share = tonnes / *m_farms[farm].tonnes;
        m_sent.push_back(delivery);
        m_left_t[farm] -= tonnes;
    }

    std::vector<Delivery> all() {
        for (std::uint32_t farm = 0; farm < m_farms.size(); ++farm) {
            if (!has_tonnes(m_farms[farm])) {
                add_without_tonnes(farm);
            } else if (m_left_t[farm] > 1e-9 * *m_farms[farm].tonnes) {
                Delivery left = unserved(farm);
                left.tonnes = m_left_t[farm];
                left.share = m_left_t[farm] / *m_farms[farm].tonnes;
                m_sent.push_back(left);
            }
        }
        std::stable_sort(m_sent.begin(), m_sent.end(), [](const Delivery& a, const Delivery& b) {
            return std::tuple(a.farm, !a.centre, a.centre.value_or(0)) <
                   std::tuple(b.farm, !b.centre, b.centre.value_or(0));
        });
        return std::move(m_sent);
    }

  private:
    double cost(std::uint32_t farm, std::uint32_t centre) const {
        const auto ways = m_ways.of(farm);
        return std::find_if(ways.begin(), ways.end(),
                            [&](const WayCost& way) { return way.source == centre; })
            ->cost;
    }
    void add_without_tonnes(std::uint32_t farm) {
        Delivery delivery = unserved(farm);
        delivery.tonnes = m_farms[farm].tonnes;
        if (delivery.reason == Reason::no_room) {
            const WayCost& way = m_ways.of(farm).front();
            delivery.centre = way.source;
            delivery.cost = way.cost;
            delivery.reason = m_farms[farm].tonnes ? Reason::served : Reason::tonnes_unknown;
        }
        m_sent.push_back(delivery);
    }
    // Why a farm would be left; no_room where it has a way within the limit.
    Delivery unserved(std::uint32_t farm) const {
        Delivery delivery;
        delivery.farm = farm;
        const auto ways = m_ways.of(farm);
        if (!m_taken[farm]) {
            delivery.reason = Reason::no_centre;
        } else if (!std::isfinite(m_farms[farm].place.x)) {
            delivery.reason = Reason::no_place;
        } else if (ways.empty()) {
            delivery.reason = Reason::no_way;
        } else {
            delivery.reason = ways.front().cost <= m_limit ? Reason::no_room : Reason::beyond_limit;
        }
        return delivery;
    }

    std::span<const Farm> m_farms;
    const std::vector<bool>& m_taken;
    const CostTable& m_ways;
    double m_limit;
    std::vector<double> m_left_t;
    std::vector<Delivery> m_sent;
};

void send_to_nearest(std::span<const Farm> farms, const CostTable& ways, double limit,
                     Deliveries& deliveries) {
    for (std::uint32_t farm = 0; farm < farms.size(); ++farm) {
        const auto of_farm = ways.of(farm);
        if (has_tonnes(farms[farm]) && !of_farm.empty() && of_farm.front().cost <= limit) {
            deliveries.send(farm, of_farm.front().source, *farms[farm].tonnes);
        }
    }
}

void send_flows(std::span<const Farm> farms, std::span<const Demand> demands,
                const flow::TransportProblem& problem, const flow::TransportPlan& plan,
                Deliveries& deliveries) {
    for (std::size_t i = 0; i < problem.ways.size(); ++i) {
        const Demand& demand = demands[problem.ways[i].demand];
        for (const std::uint32_t farm : demand.farms) {
            const double tonnes = plan.flow_t[i] * *farms[farm].tonnes / demand.tonnes;
            if (tonnes > 0.0) {
                deliveries.send(farm, problem.ways[i].site, tonnes);
            }
        }
    }
}

void send_whole(std::span<const Farm> farms, std::span<const Demand> demands,
                const flow::WholePlan& plan, Deliveries& deliveries) {
    for (std::size_t i = 0; i < demands.size(); ++i) {
        if (plan.site[i]) {
            for (const std::uint32_t farm : demands[i].farms) {
                deliveries.send(farm, *plan.site[i], *farms[farm].tonnes);
            }
        }
    }
}

}  // namespace

std::vector<std::vector<std::uint32_t>> centre_classes(std::span<const Centre> centres,
                                                       Serves serves) {
    std::map<std::pair<std::string, std::string>, std::vector<std::uint32_t>> by_key;
    for (std::uint32_t i = 0; i < centres.size(); ++i) {
        const bool alike = serves == Serves::all;
        const std::string cluster = serves == Serves::cluster ? centres[i].cluster : "";
        by_key[alike ? std::pair<std::string, std::string>()
                     : std::pair(centres[i].commodity, cluster)]
            .push_back(i);
    }
    std::vector<std::vector<std::uint32_t>> classes;
    for (auto& [key, members] : by_key) {
        classes.push_back(std::move(members));
    }
    return classes;
}

CostTable served_ways(std::span<const Farm> farms, std::span<const Centre> centres,
                      const Clusters& clusters, const travel::Travel& travel,
                      const CatchmentOptions& options, Progress& progress) {
    std::vector<std::vector<WayCost>> by_farm(farms.size());
    for (const std::vector<std::uint32_t>& members : centre_classes(centres, options.serves)) {
        const std::vector<std::uint32_t> served =
            served_by(centres[members.front()], farms, options.serves, clusters);
        std::vector<Coord> sources;
        std::vector<Coord> places;
        for (const std::uint32_t centre : members) {
            sources.push_back(centres[centre].place);
        }
        for (const std::uint32_t farm : served) {
            places.push_back(farms[farm].place);
        }
        travel::CostOptions costs;
        costs.nearest = options.assign == Assign::nearest ? 1 : 0;
        costs.heading = options.heading;
        costs.threads = options.threads;
        const CostTable table = travel.costs(sources, places, costs, progress);
        for (std::size_t i = 0; i < served.size(); ++i) {
            for (const WayCost& way : table.of(i)) {
                by_farm[served[i]].push_back({members[way.source], way.cost});
            }
        }
    }
    return travel::cost_table(std::move(by_farm), travel::no_way, 0);
}

Assigned assign(std::span<const Farm> farms, std::span<const Centre> centres,
                const std::vector<bool>& taken, const CostTable& ways,
                const CatchmentOptions& options, Progress& progress) {
    Assigned result;
    Deliveries deliveries(farms, taken, ways, options.limit);
    if (options.assign == Assign::nearest) {
        send_to_nearest(farms, ways, options.limit, deliveries);
        result.deliveries = deliveries.all();
        return result;
    }
    const std::vector<Demand> demands = demands_of(farms, options.assign == Assign::whole);
    const flow::TransportProblem problem = problem_of(demands, farms, centres, ways, options.limit);
    if (options.assign == Assign::whole) {
        result.proof = flow::assign_whole(problem, options.whole, progress);
        send_whole(farms, demands, *result.proof, deliveries);
    } else {
        const flow::TransportPlan plan = options.assign == Assign::spill
                                             ? flow::spill(problem)
                                             : flow::solve_transport(problem, progress);
        send_flows(farms, demands, problem, plan, deliveries);
    }
    result.deliveries = deliveries.all();
    return result;
}

}  // namespace zamin::catchment
