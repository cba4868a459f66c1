#include "siting/cover_branch.hpp"

#include <algorithm>

#include "siting/cover_part.hpp"
#include "siting/subgradient.hpp"

namespace zamin::siting {

namespace {

constexpr int root_steps = 400;
constexpr int first_steps = 40;  // of a node whose site has just been opened
constexpr int later_steps = 20;
constexpr double beyond_part = 0.08;  // of the weight that is not covered
constexpr std::size_t nodes_between_plans = 64;

CoverPart whole(const MedianModel& model, std::span<const double> prices) {
    CoverPart part;
    part.to_open = model.open_count;
    std::vector<std::uint32_t> number(model.sites(), no_site);
    for (std::uint32_t site = 0; site < model.sites(); ++site) {
        if (model.is_fixed[site] != 0) {
            --part.to_open;
        } else {
            number[site] = static_cast<std::uint32_t>(part.names.size());
            part.names.push_back(site);
        }
    }
    for (std::size_t demand = 0; demand < model.demands(); ++demand) {
        const auto list = model.list(demand);
        const bool is_covered = std::any_of(list.begin(), list.end(), [&](const SiteCost& entry) {
            return model.is_fixed[entry.site] != 0;
        });
        if (is_covered) {
            continue;
        }
        if (list.empty()) {
            part.lost += model.weight[demand];
            continue;
        }
        for (const SiteCost& entry : list) {
            part.row_site.push_back(number[entry.site]);
        }
        part.row_begin.push_back(static_cast<std::uint32_t>(part.row_site.size()));
        part.weight.push_back(model.weight[demand]);
        part.price.push_back(model.weight[demand] * std::clamp(prices[demand], 0.0, 1.0));
    }
    turn_round(part);
    return part;
}

class CoverBranch {
  public:
    CoverBranch(const MedianModel& model, double upper, RunControl& control, EliteSearch& search)
        : m_model(model), m_upper(upper), m_control(control), m_search(search) {
        for (std::uint32_t site = 0; site < model.sites(); ++site) {
            if (model.is_fixed[site] != 0) {
                m_open.push_back(site);
            }
        }
    }

    double run(std::span<const double> prices) {
        CoverPart part = whole(m_model, prices);
        part = tidied(part, std::vector<std::uint8_t>(part.sites(), 0));
        look(std::move(part), root_steps);
        return std::min(best_value(), m_ended);
    }

  private:
    double best_value() const { return std::min(m_upper, m_search.best().value); }
    // A bound above this leaves nothing to look for.
    double enough() const {
        return std::min(better_than(m_model, best_value()),
                        best_value() * (1.0 - m_control.options().gap_pct / 100.0));
    }

    // Without barred sites and those that another one replaces.
    static CoverPart tidied(const CoverPart& part, const std::vector<std::uint8_t>& barred) {
        CoverPart rest = without(part, barred);
        std::vector<std::uint8_t> replaced(rest.sites(), 0);
        bar_replaced(rest, replaced);
        return without(rest, replaced);
    }

    // All plans with the sites that are open now.
    void look(CoverPart part, int steps) {
        m_bounds.push_back(-1e300);
        while (true) {
            if (m_control.stop()) {
                m_ended = std::min(m_ended, m_bounds.front());
                break;
            }
            if (part.sites() <= part.to_open) {
                try_plan(part, {});
                break;
            }
            if (part.to_open == 1) {
                part.price = part.weight;  // exact
            }
            const double beyond = beyond_part * best_value();
            const CoverBound found = raise_bound(part, enough(), beyond, steps);
            m_bounds.back() = std::max(m_bounds.back(), found.bound);
            if (found.bound > enough()) {
                // What is pruned for being near enough is not proven to be worse.
                m_ended = std::min(m_ended, found.bound);
                break;
            }
            if (part.to_open == 1 || m_nodes++ % nodes_between_plans == 0) {
                try_plan(part, found.chosen);
                note();
            }
            if (!branch(part, found)) {
                break;
            }
            steps = later_steps;
        }
        m_bounds.pop_back();
    }

    // Looks at the plans with one more site, and leaves those without it in `part`; false where
    // there are none.
    bool branch(CoverPart& part, const CoverBound& found) {
        std::vector<std::uint8_t> barred = barred_by(part, found);
        std::uint32_t site = no_site;
        for (std::uint32_t other = 0; other < part.sites(); ++other) {
            if (barred[other] == 0 &&
                (site == no_site || found.fraction[other] > found.fraction[site])) {
                site = other;
            }
        }
        const auto left = static_cast<std::size_t>(std::count(barred.begin(), barred.end(), 0));
        if (site == no_site || left < part.to_open) {
            return false;
        }
        m_open.push_back(part.names[site]);
        CoverPart below = opened(part, site, barred);
        std::vector<std::uint8_t> replaced(below.sites(), 0);
        bar_replaced(below, replaced);
        look(without(below, replaced), first_steps);
        m_open.pop_back();
        barred[site] = 1;
        part = tidied(part, barred);
        return true;
    }

    // Sites that no better plan has: with one of them in place of the last chosen the bound is too
    // high.
    std::vector<std::uint8_t> barred_by(const CoverPart& part, const CoverBound& found) const {
        std::vector<std::uint8_t> barred(part.sites(), 1);
        double last = 1e300;
        for (const std::uint32_t site : found.chosen) {
            barred[site] = 0;
            last = std::min(last, found.saving[site]);
        }
        for (std::uint32_t site = 0; site < part.sites(); ++site) {
            if (found.bound + last - found.saving[site] <= enough()) {
                barred[site] = 0;
            }
        }
        return barred;
    }

    void try_plan(const CoverPart& part, const std::vector<std::uint32_t>& chosen) {
        std::vector<std::uint32_t> sites = m_open;
        for (const std::uint32_t site : chosen) {
            sites.push_back(part.names[site]);
        }
        if (chosen.empty()) {
            sites.insert(sites.end(), part.names.begin(), part.names.end());
        }
        m_search.try_sites(sites);
    }

    void note() {
        m_control.note(std::min({m_bounds.front(), m_ended, best_value()}), best_value());
    }

    const MedianModel& m_model;
    double m_upper;
    RunControl& m_control;
    EliteSearch& m_search;
    std::vector<std::uint32_t> m_open;
    std::vector<double> m_bounds;  // of the nodes from the root down; each holds what is below it
    double m_ended = 1e300;        // the least bound of what was not looked at to its end
    std::size_t m_nodes = 0;
};

}  // namespace

bool is_cover(const MedianModel& model) {
    return std::all_of(model.entries.begin(), model.entries.end(),
                       [](const SiteCost& entry) { return entry.cost == 0.0; }) &&
           std::all_of(model.charge.begin(), model.charge.end(),
                       [](double charge) { return charge == 1.0; }) &&
           std::all_of(model.opening_cost.begin(), model.opening_cost.end(),
                       [](double cost) { return cost == 0.0; }) &&
           model.whole_lists;
}

double branch_on_cover(const MedianModel& model, std::span<const double> prices, double upper,
                       RunControl& control, EliteSearch& search) {
    return CoverBranch(model, upper, control, search).run(prices);
}

}  // namespace zamin::siting
