#include "siting/cut_program.hpp"

#include <ClpEventHandler.hpp>
#include <ClpSimplex.hpp>

#include <algorithm>
#include <cmath>

namespace zamin::siting {

namespace {

struct Cut {
    std::uint32_t demand = 0;
    double price = 0.0;
    int idle = 0;  // rounds without a dual value
};

// Rounds after which a cut that does nothing is taken out.
constexpr int idle_rounds = 12;
constexpr double violation_tolerance = 1e-6;

// Ends the simplex method when the run is to stop; its own clock counts processor time only.
class StopHandler : public ClpEventHandler {
  public:
    explicit StopHandler(const RunControl& control) : m_control(control) {}
    int event(Event which) override {
        return (which == endOfIteration || which == endOfFactorization) && m_control.stop() ? 1
                                                                                            : -1;
    }
    ClpEventHandler* clone() const override { return new StopHandler(*this); }

  private:
    const RunControl& m_control;
};

}  // namespace

struct CutProgram::Impl {
    explicit Impl(const MedianModel& m) : model(m) {}

    int site_column(std::uint32_t site) const { return static_cast<int>(site); }
    int demand_column(std::size_t demand) const { return static_cast<int>(model.sites() + demand); }
    double least_cost(std::size_t demand) const {
        const auto list = model.list(demand);
        return list.empty() ? model.last_resort[demand]
                            : std::min(list.front().cost, model.last_resort[demand]);
    }

    void build();
    void set_states(std::span<const SiteState> states);
    void queue_cut(std::size_t demand, double price);
    void add_queued();
    void drop_idle();
    int separate();
    PriceBound safe_bound(std::span<const SiteState> states) const;

    const MedianModel& model;
    ClpSimplex lp;
    std::vector<Cut> cuts;  // row 1 + k of the programme
    // Rows waiting to be added, in compressed form.
    std::vector<Cut> queued;
    std::vector<CoinBigIndex> queued_begin{0};
    std::vector<int> queued_columns;
    std::vector<double> queued_values;
};

void CutProgram::Impl::build() {
    lp.setLogLevel(0);
    const auto columns = static_cast<int>(model.sites() + model.demands());
    lp.resize(0, columns);
    for (std::uint32_t site = 0; site < model.sites(); ++site) {
        lp.setObjectiveCoefficient(site_column(site), model.opening_cost[site]);
        lp.setColumnBounds(site_column(site), 0.0, 1.0);
    }
    for (std::size_t demand = 0; demand < model.demands(); ++demand) {
        lp.setObjectiveCoefficient(demand_column(demand), model.weight[demand]);
        lp.setColumnBounds(demand_column(demand), least_cost(demand), COIN_DBL_MAX);
    }
    std::vector<int> all(model.sites());
    for (std::size_t site = 0; site < all.size(); ++site) {
        all[site] = static_cast<int>(site);
    }
    const std::vector<double> ones(all.size(), 1.0);
    const auto count = static_cast<double>(model.open_count);
    lp.addRow(static_cast<int>(all.size()), all.data(), ones.data(), count, count);
}

void CutProgram::Impl::set_states(std::span<const SiteState> states) {
    for (std::uint32_t site = 0; site < model.sites(); ++site) {
        lp.setColumnBounds(site_column(site), states[site] == SiteState::open ? 1.0 : 0.0,
                           states[site] == SiteState::closed ? 0.0 : 1.0);
    }
}

void CutProgram::Impl::queue_cut(std::size_t demand, double price) {
    queued_columns.push_back(demand_column(demand));
    queued_values.push_back(1.0);
    for (const SiteCost& entry : model.list(demand)) {
        if (entry.cost >= price) {
            break;
        }
        queued_columns.push_back(site_column(entry.site));
        queued_values.push_back(price - entry.cost);
    }
    queued_begin.push_back(static_cast<CoinBigIndex>(queued_columns.size()));
    queued.push_back({static_cast<std::uint32_t>(demand), price, 0});
}

void CutProgram::Impl::add_queued() {
    if (queued.empty()) {
        return;
    }
    std::vector<double> lower;
    for (const Cut& cut : queued) {
        lower.push_back(cut.price);
    }
    const std::vector<double> upper(queued.size(), COIN_DBL_MAX);
    lp.addRows(static_cast<int>(queued.size()), lower.data(), upper.data(), queued_begin.data(),
               queued_columns.data(), queued_values.data());
    cuts.insert(cuts.end(), queued.begin(), queued.end());
    queued.clear();
    queued_begin.assign(1, 0);
    queued_columns.clear();
    queued_values.clear();
}

void CutProgram::Impl::drop_idle() {
    std::vector<int> rows;
    std::vector<Cut> kept;
    const double* duals = lp.dualRowSolution();
    for (std::size_t k = 0; k < cuts.size(); ++k) {
        Cut& cut = cuts[k];
        cut.idle = std::abs(duals[k + 1]) > 1e-9 ? 0 : cut.idle + 1;
        if (cut.idle > idle_rounds &&
            lp.getRowStatus(static_cast<int>(k) + 1) == ClpSimplex::basic) {
            rows.push_back(static_cast<int>(k) + 1);
        } else {
            kept.push_back(cut);
        }
    }
    if (rows.size() * 5 > cuts.size()) {
        lp.deleteRows(static_cast<int>(rows.size()), rows.data());
        cuts = std::move(kept);
    }
}

// Queues the most violated cut of every demand point; how many there were.
int CutProgram::Impl::separate() {
    const double* x = lp.primalColumnSolution();
    int found = 0;
    for (std::size_t demand = 0; demand < model.demands(); ++demand) {
        double within = 0.0;  // sites within the price so far
        double paid = 0.0;    // their fractions times their costs
        double price = model.last_resort[demand];
        for (const SiteCost& entry : model.list(demand)) {
            if (entry.cost >= price) {
                break;
            }
            const double y = x[site_column(entry.site)];
            if (within + y >= 1.0 - 1e-9) {
                price = entry.cost;
                break;
            }
            within += y;
            paid += y * entry.cost;
        }
        const double needed = price * (1.0 - within) + paid;
        if (needed > x[demand_column(demand)] + violation_tolerance * (1.0 + needed)) {
            queue_cut(demand, price);
            ++found;
        }
    }
    return found;
}

PriceBound CutProgram::Impl::safe_bound(std::span<const SiteState> states) const {
    const double* duals = lp.dualRowSolution();
    std::vector<double> used(model.demands(), 0.0);
    for (std::size_t k = 0; k < cuts.size(); ++k) {
        used[cuts[k].demand] += std::max(0.0, duals[k + 1]);
    }
    double paid = 0.0;
    for (std::size_t demand = 0; demand < model.demands(); ++demand) {
        paid += std::max(0.0, model.weight[demand] - used[demand]) * least_cost(demand);
    }
    std::vector<double> saving = model.opening_cost;
    for (std::size_t k = 0; k < cuts.size(); ++k) {
        const Cut& cut = cuts[k];
        const double most = model.weight[cut.demand];
        const double scale = used[cut.demand] > most ? most / used[cut.demand] : 1.0;
        const double share = std::max(0.0, duals[k + 1]) * scale;
        if (share <= 0.0) {
            continue;
        }
        paid += share * cut.price;
        for (const SiteCost& entry : model.list(cut.demand)) {
            if (entry.cost >= cut.price) {
                break;
            }
            saving[entry.site] -= share * (cut.price - entry.cost);
        }
    }
    return bound_of_savings(model.open_count, paid, std::move(saving), states);
}

CutProgram::CutProgram(const MedianModel& model, std::span<const double> prices)
    : m_impl(std::make_unique<Impl>(model)) {
    m_impl->build();
    for (std::size_t demand = 0; demand < model.demands(); ++demand) {
        if (prices[demand] > m_impl->least_cost(demand)) {
            m_impl->queue_cut(demand, prices[demand]);
        }
    }
    m_impl->add_queued();
}

CutProgram::~CutProgram() = default;

CutProgram::Outcome CutProgram::solve(std::span<const SiteState> states, double enough,
                                      const RunControl& control) {
    Impl& impl = *m_impl;
    Outcome outcome;
    impl.set_states(states);
    const StopHandler handler(control);
    impl.lp.passInEventHandler(&handler);
    while (true) {
        impl.lp.dual();
        if (impl.lp.isProvenPrimalInfeasible()) {
            outcome.feasible = false;
            return outcome;
        }
        PriceBound bound = impl.safe_bound(states);
        if (bound.bound > outcome.bound) {
            outcome.bound = bound.bound;
            outcome.saving = std::move(bound.saving);
        }
        const double* x = impl.lp.primalColumnSolution();
        outcome.fraction.assign(x, x + impl.model.sites());
        if (outcome.bound > enough) {
            return outcome;
        }
        if (control.stop()) {
            outcome.ended = false;
            return outcome;
        }
        impl.drop_idle();
        if (impl.separate() == 0) {
            return outcome;
        }
        impl.add_queued();
    }
}

}  // namespace zamin::siting
