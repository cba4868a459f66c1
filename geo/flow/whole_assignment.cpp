#include "flow/whole_assignment.hpp"

#include <CbcModel.hpp>
#include <CglGomory.hpp>
#include <CglKnapsackCover.hpp>
#include <CoinPackedMatrix.hpp>
#include <CoinPackedVector.hpp>
#include <OsiClpSolverInterface.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "flow/assignment.hpp"

namespace zamin::flow {

namespace {

// What the relaxation keeps whole stays; what it splits goes, the largest first, where it is
// cheapest.
void round_off(const TransportProblem& problem, const TransportPlan& split,
               Assignment& assignment) {
    std::vector<std::uint32_t> left;
    std::vector<char> placed(problem.supply_t.size(), 0);
    for (std::uint32_t way = 0; way < problem.ways.size(); ++way) {
        const std::uint32_t demand = problem.ways[way].demand;
        const bool whole = split.flow_t[way] >= problem.supply_t[demand] * (1.0 - 1e-12);
        if (whole && !placed[demand] && assignment.fits(demand, way)) {
            assignment.put(demand, way);
            placed[demand] = 1;
        }
    }
    for (std::uint32_t demand = 0; demand < placed.size(); ++demand) {
        if (!placed[demand]) {
            left.push_back(demand);
        }
    }
    std::stable_sort(left.begin(), left.end(), [&](std::uint32_t a, std::uint32_t b) {
        return problem.supply_t[a] > problem.supply_t[b];
    });
    for (const std::uint32_t demand : left) {
        assignment.put_cheapest(demand);
    }
}

// The integer programme over the ways that an answer better than `objective` could use: a column a
// way, a row a demand (at most once), a row a site (its room). The objective counts from
// "everything unserved".
class Programme {
  public:
    Programme(const TransportProblem& problem, const TransportPlan& split, double unserved_cost,
              double slack)
        : m_problem(problem), m_unserved_cost(unserved_cost) {
        for (std::uint32_t way = 0; way < problem.ways.size(); ++way) {
            const Way& w = problem.ways[way];
            const double reduced = w.cost + split.site_price[w.site] - split.demand_price[w.demand];
            if (problem.supply_t[w.demand] > 0.0 && w.cost < unserved_cost &&
                reduced * problem.supply_t[w.demand] <= slack) {
                m_ways.push_back(way);
            }
        }
    }

    // Improves the assignment; returns the bound that it proves.
    double solve(const WholeOptions& options, Assignment& assignment) const {
        OsiClpSolverInterface solver;
        solver.messageHandler()->setLogLevel(0);
        load(solver);
        CbcModel model(solver);
        model.setLogLevel(0);
        model.solver()->messageHandler()->setLogLevel(0);
        CglKnapsackCover covers;
        CglGomory gomory;
        model.addCutGenerator(&covers, 1, "covers");
        model.addCutGenerator(&gomory, 1, "gomory");
        model.setMaximumSeconds(options.time_limit_s);
        model.setAllowableGap(options.gap_pct / 100.0 * assignment.objective() * 0.5);
        start_from(assignment, model);
        model.branchAndBound();
        const double base = all_unserved();
        if (const double* best = model.bestSolution()) {
            take(best, assignment);
        }
        return base + model.getBestPossibleObjValue();
    }

  private:
    double weight(std::size_t column) const {
        return m_problem.supply_t[m_problem.ways[m_ways[column]].demand];
    }
    double saving(std::size_t column) const {
        return weight(column) * (m_problem.ways[m_ways[column]].cost - m_unserved_cost);
    }
    double all_unserved() const {
        return m_unserved_cost *
               std::accumulate(m_problem.supply_t.begin(), m_problem.supply_t.end(), 0.0);
    }
    void load(OsiClpSolverInterface& solver) const {
        const auto demands = static_cast<int>(m_problem.supply_t.size());
        const auto sites = static_cast<int>(m_problem.capacity_t.size());
        CoinPackedMatrix matrix(true, 0.0, 0.0);
        matrix.setDimensions(demands + sites, 0);
        std::vector<double> lower(m_ways.size(), 0.0);
        std::vector<double> upper(m_ways.size(), 1.0);
        std::vector<double> costs(m_ways.size());
        for (std::size_t i = 0; i < m_ways.size(); ++i) {
            const Way& way = m_problem.ways[m_ways[i]];
            CoinPackedVector column;
            column.insert(static_cast<int>(way.demand), 1.0);
            column.insert(demands + static_cast<int>(way.site), weight(i));
            matrix.appendCol(column);
            costs[i] = saving(i);
        }
        std::vector<double> row_lower(static_cast<std::size_t>(demands + sites),
                                      -solver.getInfinity());
        std::vector<double> row_upper(static_cast<std::size_t>(demands), 1.0);
        for (const double capacity : m_problem.capacity_t) {
            row_upper.push_back(std::min(capacity, solver.getInfinity()));
        }
        solver.loadProblem(matrix, lower.data(), upper.data(), costs.data(), row_lower.data(),
                           row_upper.data());
        for (std::size_t i = 0; i < m_ways.size(); ++i) {
            solver.setInteger(static_cast<int>(i));
        }
    }
    void start_from(const Assignment& assignment, CbcModel& model) const {
        std::vector<double> values(m_ways.size(), 0.0);
        for (std::size_t i = 0; i < m_ways.size(); ++i) {
            values[i] = assignment.way(m_problem.ways[m_ways[i]].demand) == m_ways[i] ? 1.0 : 0.0;
        }
        const double objective = assignment.objective() - all_unserved();
        model.setBestSolution(values.data(), static_cast<int>(values.size()), objective, true);
    }
    void take(const double* values, Assignment& assignment) const {
        const double before = assignment.objective();
        Assignment answer = assignment;
        for (std::uint32_t demand = 0; demand < m_problem.supply_t.size(); ++demand) {
            answer.put(demand, std::nullopt);
        }
        for (std::size_t i = 0; i < m_ways.size(); ++i) {
            if (values[i] > 0.5) {
                answer.put(m_problem.ways[m_ways[i]].demand, m_ways[i]);
            }
        }
        if (answer.objective() < before) {
            assignment = std::move(answer);
        }
    }

    const TransportProblem& m_problem;
    double m_unserved_cost;
    std::vector<std::uint32_t> m_ways;  // by column
};

void finish(const TransportProblem& problem, const WholeOptions& options,
            const Assignment& assignment, WholePlan& plan) {
    for (std::uint32_t demand = 0; demand < problem.supply_t.size(); ++demand) {
        const std::optional<std::uint32_t> way = assignment.way(demand);
        plan.site.push_back(way ? std::optional(problem.ways[*way].site) : std::nullopt);
        if (way) {
            plan.served_t += problem.supply_t[demand];
            plan.cost += problem.supply_t[demand] * problem.ways[*way].cost;
        }
    }
    plan.objective = assignment.objective();
    plan.lower_bound = std::min(plan.lower_bound, plan.objective);
    plan.gap_pct =
        plan.objective > 0.0 ? 100.0 * (plan.objective - plan.lower_bound) / plan.objective : 0.0;
    plan.proven = plan.gap_pct <= options.gap_pct;
}

}  // namespace

WholePlan assign_whole(const TransportProblem& problem, const WholeOptions& options,
                       Progress& progress) {
    TransportProblem priced = problem;
    if (!priced.unserved_cost) {
        double dearest = 0.0;
        for (const Way& way : problem.ways) {
            dearest = std::max(dearest, way.cost);
        }
        priced.unserved_cost = options.unserved_times * dearest;
    }
    const TransportPlan split = solve_transport(priced, progress);
    const WaysByDemand ways = ways_by_demand(priced);
    Assignment assignment(priced, ways, *priced.unserved_cost);
    round_off(priced, split, assignment);
    assignment.improve();
    WholePlan plan;
    plan.unserved_cost = *priced.unserved_cost;
    const double unserved_t =
        std::accumulate(split.unserved_t.begin(), split.unserved_t.end(), 0.0);
    plan.lower_bound = split.cost + unserved_t * plan.unserved_cost;
    const double slack = assignment.objective() - plan.lower_bound;
    if (slack > options.gap_pct / 100.0 * assignment.objective()) {
        progress.step("keeping groups together");
        progress.check();
        const Programme programme(priced, split, plan.unserved_cost, slack);
        plan.lower_bound = std::max(plan.lower_bound, programme.solve(options, assignment));
    }
    finish(priced, options, assignment, plan);
    return plan;
}

}  // namespace zamin::flow
