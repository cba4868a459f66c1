#include "flow/spill.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace zamin::flow {

TransportPlan spill(const TransportProblem& problem) {
    check(problem);
    std::vector<std::uint32_t> order(problem.ways.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const Way& left = problem.ways[a];
        const Way& right = problem.ways[b];
        return std::tie(left.cost, left.site, left.demand) <
               std::tie(right.cost, right.site, right.demand);
    });
    std::vector<double> left_t = problem.supply_t;
    std::vector<double> room_t = problem.capacity_t;
    TransportPlan plan;
    plan.flow_t.assign(problem.ways.size(), 0.0);
    for (const std::uint32_t i : order) {
        const Way& way = problem.ways[i];
        const double taken_t = std::min(left_t[way.demand], room_t[way.site]);
        plan.flow_t[i] = taken_t;
        left_t[way.demand] -= taken_t;
        room_t[way.site] -= taken_t;
    }
    add_up(problem, plan);
    return plan;
}

}  // namespace zamin::flow
