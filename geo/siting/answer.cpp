#include "siting/answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/msgid.hpp"

namespace zamin::siting {

namespace {

// Names the demand points that no allowed site can serve.
class OutOfReach {
  public:
    explicit OutOfReach(const SitingInput& input)
        : m_input(input), m_is_forbidden(input.costs->site_count(), 0) {
        for (const std::uint32_t site : input.forbidden) {
            m_is_forbidden[site] = 1;
        }
    }

    std::vector<Problem> problems() const {
        std::vector<Problem> found;
        std::vector<SiteCost> row;
        for (std::size_t demand = 0; demand < m_input.costs->demand_count(); ++demand) {
            m_input.costs->read_row(demand, row);
            look_at(demand, row, found);
        }
        return found;
    }

    void look_at(std::size_t demand, const std::vector<SiteCost>& row,
                 std::vector<Problem>& problems) const {
        const bool has_site = std::any_of(row.begin(), row.end(), [&](const SiteCost& entry) {
            return m_is_forbidden[entry.site] == 0;
        });
        if (has_site) {
            return;
        }
        Problem problem;
        problem.layer = "demand";
        problem.feature = static_cast<std::int64_t>(demand);
        problem.problem = msgid("out of reach");
        problem.detail = said("no candidate and no existing site is within reach of it");
        problem.action = said("left out of the objective, listed as unserved");
        problems.push_back(std::move(problem));
    }

  private:
    const SitingInput& m_input;
    std::vector<std::uint8_t> m_is_forbidden;
};

void assign_to_nearest(const SitingInput& input, double radius, Siting& siting) {
    std::vector<std::uint8_t> is_open(input.costs->site_count(), 0);
    for (const std::uint32_t site : siting.sites) {
        is_open[site] = 1;
    }
    const OutOfReach out_of_reach(input);
    std::vector<SiteCost> row;
    for (std::size_t demand = 0; demand < input.costs->demand_count(); ++demand) {
        input.costs->read_row(demand, row);
        out_of_reach.look_at(demand, row, siting.problems);
        Assignment nearest;
        nearest.demand = static_cast<std::uint32_t>(demand);
        nearest.cost = std::numeric_limits<double>::infinity();
        for (const SiteCost& entry : row) {
            const bool nearer = entry.cost < nearest.cost ||
                                (entry.cost == nearest.cost && entry.site < nearest.site);
            if (is_open[entry.site] != 0 && nearer && is_within(entry.cost, radius)) {
                nearest.site = entry.site;
                nearest.cost = entry.cost;
            }
        }
        if (nearest.site == no_site) {
            nearest.cost = 0.0;
        }
        siting.assignments.push_back(nearest);
    }
}

}  // namespace

bool is_within(double cost, double radius) {
    return cost <= radius * (1.0 + 1e-12);
}

bool meets(double objective, double bound) {
    return std::abs(objective - bound) <= 1e-9 * std::max(std::abs(objective), std::abs(bound));
}

Siting answer(const SitingInput& input, Solved solved, RunControl& control) {
    const SitingOptions& options = control.options();
    Siting siting;
    siting.kind = options.objective;
    siting.sites = std::move(solved.sites);
    std::sort(siting.sites.begin(), siting.sites.end());
    siting.objective = solved.objective;
    siting.proven = meets(solved.objective, solved.bound);
    siting.lower_bound = siting.proven ? solved.objective : solved.bound;
    const double apart = std::abs(siting.objective - siting.lower_bound);
    siting.gap_pct = apart > 0.0 ? 100.0 * apart / std::max(std::abs(siting.objective), 1e-300) : 0;
    siting.assignments = std::move(solved.assignments);
    if (!siting.assignments.empty()) {
        siting.problems = OutOfReach(input).problems();
    } else {
        const bool is_cover =
            options.objective == Objective::max_cover || options.objective == Objective::set_cover;
        assign_to_nearest(
            input, is_cover ? options.radius : std::numeric_limits<double>::infinity(), siting);
    }
    for (const Assignment& assignment : siting.assignments) {
        if (assignment.site == no_site) {
            siting.unserved_weight += input.weight_of(assignment.demand) * assignment.share;
        }
    }
    control.note(siting.lower_bound, siting.objective);
    siting.trace = control.trace();
    siting.seconds = control.seconds();
    return siting;
}

}  // namespace zamin::siting
