#include "siting/least_cover.hpp"

#include <CbcModel.hpp>
#include <CglClique.hpp>
#include <CglGomory.hpp>
#include <CglZeroHalf.hpp>
#include <OsiClpSolverInterface.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "siting/cover_exchange.hpp"
#include "siting/cover_tree.hpp"

namespace zamin::siting {

namespace {

constexpr int price_iterations = 400;
constexpr int few_price_iterations = 100;  // where trying comes next
constexpr std::size_t exchange_steps = 150'000;
constexpr std::size_t few_exchange_steps = 20'000;  // where that many sites may be too few
// Up to this many sites, and with this many choices, covers are looked for by trying.
constexpr std::size_t few_sites = 12;
constexpr std::size_t most_nodes = 200'000;

class CoverSearch {
  public:
    CoverSearch(const CoverRows& cover, const CoverOptions& options, const RunControl& control)
        : m_cover(cover),
          m_options(options),
          m_control(control),
          m_by_site(rows_by_site(cover)),
          m_closed(cover.sites, 0) {}

    LeastCover run() {
        if (m_cover.rows.empty()) {
            return {};
        }
        start();
        raise_prices();
        if (!is_done() && m_options.exact && wants_few()) {
            try_few();
        }
        if (!is_done() && m_options.exact) {
            exchange();
        }
        if (!is_done() && m_options.exact) {
            solve_programme();
        }
        std::sort(m_best.begin(), m_best.end());
        return {m_best, std::min(m_bound, m_best.size())};
    }

  private:
    bool wants_few() const { return m_options.enough > 0 && m_options.enough <= few_sites; }
    bool is_done() const {
        return m_bound >= m_best.size() || m_best.size() <= m_options.enough ||
               (m_options.enough > 0 && m_bound > m_options.enough) || m_control.stop();
    }
    // Covers with more sites than this are of no interest.
    double wanted() const {
        const double better = static_cast<double>(m_best.size()) - 1.0;
        return m_options.enough > 0 ? std::min(better, static_cast<double>(m_options.enough))
                                    : better;
    }

    void start() {
        m_price.assign(m_cover.rows.size(), 0.0);
        for (std::size_t row = 0; row < m_price.size(); ++row) {
            std::size_t most = 1;
            for (const std::uint32_t site : m_cover.rows[row]) {
                most = std::max(most, m_by_site[site].size());
            }
            m_price[row] = 1.0 / static_cast<double>(most);
        }
        m_best = greedy(std::vector<double>(m_price.size(), 1.0));
        take(greedy(m_price));
    }

    void take(std::vector<std::uint32_t> sites) {
        if (sites.size() < m_best.size()) {
            m_best = std::move(sites);
        }
    }

    // The site that covers most worth of uncovered rows, again and again; then sites that the
    // others make needless go.
    std::vector<std::uint32_t> greedy(const std::vector<double>& worth) const {
        std::vector<double> gain(m_cover.sites, 0.0);
        for (std::uint32_t site = 0; site < m_cover.sites; ++site) {
            for (const std::uint32_t row : m_by_site[site]) {
                gain[site] += worth[row] + 1e-9;
            }
        }
        std::vector<int> covered(m_cover.rows.size(), 0);
        std::vector<std::uint32_t> sites;
        std::size_t left = m_cover.rows.size();
        while (left > 0) {
            const auto best = static_cast<std::uint32_t>(
                std::max_element(gain.begin(), gain.end()) - gain.begin());
            sites.push_back(best);
            for (const std::uint32_t row : m_by_site[best]) {
                if (covered[row]++ == 0) {
                    --left;
                    for (const std::uint32_t site : m_cover.rows[row]) {
                        gain[site] -= worth[row] + 1e-9;
                    }
                }
            }
            gain[best] = -1.0;
        }
        drop_needless(sites, covered);
        return sites;
    }

    void drop_needless(std::vector<std::uint32_t>& sites, std::vector<int>& covered) const {
        std::erase_if(sites, [&](std::uint32_t site) {
            const auto& rows = m_by_site[site];
            const bool needless = std::all_of(rows.begin(), rows.end(),
                                              [&](std::uint32_t row) { return covered[row] > 1; });
            if (needless) {
                for (const std::uint32_t row : rows) {
                    --covered[row];
                }
            }
            return needless;
        });
    }

    // Beasley's bound for covering: rows pay prices u, a site is worth opening when its rows pay
    // more than 1; sum u + sum_j min(0, 1 - sum_{i in j} u_i) is a bound whatever the prices.
    double price_bound(std::vector<double>& reduced, std::vector<int>& short_of) const {
        double bound = std::accumulate(m_price.begin(), m_price.end(), 0.0);
        std::fill(short_of.begin(), short_of.end(), 1);
        for (std::uint32_t site = 0; site < m_cover.sites; ++site) {
            if (m_closed[site] != 0) {
                continue;
            }
            reduced[site] = 1.0;
            for (const std::uint32_t row : m_by_site[site]) {
                reduced[site] -= m_price[row];
            }
            if (reduced[site] < 0.0) {
                bound += reduced[site];
                for (const std::uint32_t row : m_by_site[site]) {
                    --short_of[row];
                }
            }
        }
        return bound;
    }

    void raise_prices() {
        std::vector<double> reduced(m_cover.sites);
        std::vector<int> short_of(m_cover.rows.size());
        double scale = 1.0;
        int worse = 0;
        const int most = wants_few() ? few_price_iterations : price_iterations;
        for (int iteration = 0; iteration < most && !is_done(); ++iteration) {
            const double bound = price_bound(reduced, short_of);
            if (bound > m_price_bound) {
                m_price_bound = bound;
                m_reduced = reduced;
                worse = 0;
                m_bound = std::max(
                    m_bound, static_cast<std::size_t>(std::max(0.0, std::ceil(bound - 1e-6))));
                close_by_price(bound, reduced);
            } else if (++worse >= 10) {
                worse = 0;
                scale *= 0.7;
            }
            if (iteration % 10 == 9) {
                take(greedy(m_price));
            }
            double length = 0.0;
            for (const int amount : short_of) {
                length += static_cast<double>(amount) * amount;
            }
            if (length == 0.0 || scale < 1e-3) {
                break;
            }
            const double step =
                scale * (1.05 * static_cast<double>(m_best.size()) - bound) / length;
            for (std::size_t row = 0; row < m_price.size(); ++row) {
                m_price[row] = std::max(0.0, m_price[row] + step * short_of[row]);
            }
        }
        take(greedy(m_price));
    }

    void close_by_price(double bound, const std::vector<double>& reduced) {
        for (std::uint32_t site = 0; site < m_cover.sites; ++site) {
            if (m_closed[site] == 0 && reduced[site] > 0.0 &&
                bound + reduced[site] > wanted() + 1e-6) {
                m_closed[site] = 1;
            }
        }
    }

    void exchange() {
        const std::size_t steps = m_options.enough > 0 ? few_exchange_steps : exchange_steps;
        take(exchange_cover(m_cover, m_by_site, m_best, m_closed,
                            std::max(m_options.enough, m_bound), steps, m_control));
        close_by_price(m_price_bound, m_reduced);
    }

    // Where few sites are wanted, trying is quicker than an integer programme.
    void try_few() {
        FewCover found = few_cover(m_cover, m_options.enough, most_nodes, m_control);
        if (found.verdict == CoverVerdict::yes) {
            take(std::move(found.sites));
        } else if (found.verdict == CoverVerdict::no) {
            m_bound = std::max(m_bound, m_options.enough + 1);
        }
    }

    void solve_programme();

    const CoverRows& m_cover;
    const CoverOptions& m_options;
    const RunControl& m_control;
    std::vector<std::vector<std::uint32_t>> m_by_site;
    std::vector<std::uint8_t> m_closed;  // in no cover of interest
    std::vector<double> m_price;
    double m_price_bound = -1e300;
    std::vector<double> m_reduced;  // what each site costs beyond its rows' prices, at that bound
    std::vector<std::uint32_t> m_best;
    std::size_t m_bound = 1;
};

// Ends Cbc when the run is to stop.
class StopEvents : public CbcEventHandler {
  public:
    explicit StopEvents(const RunControl& control) : m_control(control) {}
    CbcAction event(CbcEvent) override { return m_control.stop() ? stop : noAction; }
    CbcEventHandler* clone() const override { return new StopEvents(*this); }

  private:
    const RunControl& m_control;
};

// Cbc on the sites that are left, for a cover of at most wanted() sites.
void CoverSearch::solve_programme() {
    OsiClpSolverInterface solver;
    solver.messageHandler()->setLogLevel(0);
    std::vector<int> column(m_cover.sites, -1);
    std::vector<std::uint32_t> site_of;
    for (std::uint32_t site = 0; site < m_cover.sites; ++site) {
        if (m_closed[site] == 0 && !m_by_site[site].empty()) {
            column[site] = static_cast<int>(site_of.size());
            site_of.push_back(site);
            solver.addCol(0, nullptr, nullptr, 0.0, 1.0, 1.0);
            solver.setInteger(column[site]);
        }
    }
    for (const auto& row : m_cover.rows) {
        std::vector<int> columns;
        for (const std::uint32_t site : row) {
            if (column[site] >= 0) {
                columns.push_back(column[site]);
            }
        }
        if (columns.empty()) {
            m_bound = static_cast<std::size_t>(wanted()) + 1;
            return;
        }
        const std::vector<double> ones(columns.size(), 1.0);
        solver.addRow(static_cast<int>(columns.size()), columns.data(), ones.data(), 1.0,
                      solver.getInfinity());
    }
    CbcModel model(solver);
    model.setLogLevel(0);
    model.solver()->messageHandler()->setLogLevel(0);
    StopEvents events(m_control);
    model.passInEventHandler(&events);
    CglClique cliques;
    cliques.setStarCliqueReport(false);
    cliques.setRowCliqueReport(false);
    CglGomory gomory;
    CglZeroHalf zero_half;
    model.addCutGenerator(&cliques, -5, "cliques");
    model.addCutGenerator(&gomory, -5, "gomory");
    model.addCutGenerator(&zero_half, -5, "zero-half");
    model.setCutoff(wanted() + 0.5);
    model.setDblParam(CbcModel::CbcCutoffIncrement, 0.999);
    model.branchAndBound();
    if (const double* best = model.bestSolution()) {
        std::vector<std::uint32_t> sites;
        for (std::size_t k = 0; k < site_of.size(); ++k) {
            if (best[k] > 0.5) {
                sites.push_back(site_of[k]);
            }
        }
        take(std::move(sites));
    }
    if (model.isProvenOptimal()) {
        m_bound = std::max(m_bound, m_best.size());
    } else if (model.isProvenInfeasible()) {
        m_bound = std::max(m_bound, static_cast<std::size_t>(wanted()) + 1);
    } else {
        // Stopped: nodes above the cutoff are gone without a word.
        const double open = std::ceil(model.getBestPossibleObjValue() - 1e-6);
        m_bound = std::max(m_bound, static_cast<std::size_t>(std::clamp(open, 0.0, wanted() + 1)));
    }
}

}  // namespace

LeastCover least_cover(const CoverRows& cover, const CoverOptions& options,
                       const RunControl& control) {
    if (!options.exact) {
        return CoverSearch(cover, options, control).run();
    }
    const ReducedCover reduced = reduce(cover);
    const std::size_t opened = reduced.must_open.size();
    CoverOptions rest = options;
    if (options.enough > 0) {
        if (opened > options.enough || (opened == options.enough && !reduced.rows.rows.empty())) {
            return {{}, options.enough + 1};
        }
        rest.enough = options.enough - opened;
    }
    LeastCover result = CoverSearch(reduced.rows, rest, control).run();
    result.sites.insert(result.sites.end(), reduced.must_open.begin(), reduced.must_open.end());
    std::sort(result.sites.begin(), result.sites.end());
    result.bound += opened;
    return result;
}

}  // namespace zamin::siting
