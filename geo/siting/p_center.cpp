#include "siting/p_center.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "siting/interchange.hpp"
#include "siting/least_cover.hpp"
#include "siting/set_cover.hpp"

namespace zamin::siting {

namespace {

class CentreSearch {
  public:
    CentreSearch(const SitingInput& input, RunControl& control)
        : m_input(input),
          m_control(control),
          m_new_sites(static_cast<std::size_t>(control.options().new_sites)) {}

    Solved run() {
        read_radii();
        check_feasible();
        close_in(false);
        close_in(true);
        return solved();
    }

  private:
    enum class Verdict { yes, no, unknown };

    double bound() const { return m_radii[m_low]; }

    // All costs there are, ascending, each once; m_low and m_high are the first and last that the
    // radius can be.
    void read_radii() {
        std::vector<std::uint8_t> is_allowed(m_input.costs->site_count(), 1);
        for (const std::uint32_t site : m_input.forbidden) {
            is_allowed[site] = 0;
        }
        double low = 0.0;
        std::vector<SiteCost> row;
        for (std::size_t demand = 0; demand < m_input.costs->demand_count(); ++demand) {
            if (!m_input.weight.empty() && m_input.weight[demand] == 0.0) {
                continue;
            }
            m_input.costs->read_row(demand, row);
            double nearest = 0.0;
            bool is_first = true;
            for (const SiteCost& entry : row) {
                if (is_allowed[entry.site] != 0) {
                    m_radii.push_back(entry.cost);
                    nearest = is_first ? entry.cost : std::min(nearest, entry.cost);
                    is_first = false;
                }
            }
            low = std::max(low, nearest);
            if (m_radii.size() > m_compact_at) {
                compact();
            }
        }
        compact();
        if (m_radii.empty()) {
            throw error(
                "no demand point has a site within reach; raise the limit or add candidates");
        }
        m_low = static_cast<std::size_t>(std::lower_bound(m_radii.begin(), m_radii.end(), low) -
                                         m_radii.begin());
        m_high = m_radii.size() - 1;
    }

    void compact() {
        std::sort(m_radii.begin(), m_radii.end());
        m_radii.erase(std::unique(m_radii.begin(), m_radii.end()), m_radii.end());
        m_compact_at = std::max(m_compact_at, 2 * m_radii.size());
    }

    LeastCover cover(std::size_t index, bool exact) const {
        CoverOptions options;
        options.enough = m_new_sites;
        options.exact = exact;
        return least_cover(rows_within(m_input, m_radii[index]), options, m_control);
    }

    Verdict try_radius(std::size_t index, bool exact) {
        LeastCover found = cover(index, exact);
        if (found.bound > m_new_sites) {
            return Verdict::no;
        }
        if (found.sites.size() <= m_new_sites) {
            m_sites = std::move(found.sites);
            return Verdict::yes;
        }
        return Verdict::unknown;
    }

    void check_feasible() {
        if (try_radius(m_high, true) == Verdict::yes) {
            return;
        }
        if (m_control.stop()) {
            throw error("no plan was found within the time limit of {} s",
                        m_control.options().time_limit_s);
        }
        const LeastCover needed = least_cover(rows_within(m_input, m_radii[m_high]), {}, m_control);
        throw error(
            "{} new sites cannot reach every demand point within the limit; {} can. Ask for more, "
            "or raise the limit",
            m_new_sites, needed.sites.size());
    }

    // Halves the radii between m_low and m_high. Without exact covers those that stay open count as
    // too small for the upper end, which leaves the lower end to what is proven.
    void close_in(bool exact) {
        std::size_t low = m_low;
        while (low < m_high && !m_control.stop()) {
            const std::size_t middle = low + (m_high - low) / 2;
            const Verdict verdict = try_radius(middle, exact);
            if (verdict == Verdict::yes) {
                m_high = middle;
            } else {
                low = middle + 1;
                if (verdict == Verdict::no) {
                    m_low = low;
                }
            }
            m_control.note(bound(), m_radii[m_high]);
        }
    }

    Solved solved() {
        Solved result;
        result.sites = m_input.fixed;
        result.sites.insert(result.sites.end(), m_sites.begin(), m_sites.end());
        fill_up(result.sites);
        result.objective = m_radii[m_high];
        result.bound = bound();
        return result;
    }

    // Sites that the radius does not need go where they save most cost in sum.
    void fill_up(std::vector<std::uint32_t>& sites) const {
        const std::size_t wanted = m_input.fixed.size() + m_new_sites;
        if (sites.size() >= wanted) {
            return;
        }
        const MedianModel model = median_model(m_input, wanted, 0.0);
        std::vector<std::uint32_t> open;
        for (std::uint32_t site = 0; site < model.sites(); ++site) {
            if (std::find(sites.begin(), sites.end(), model.site_names[site]) != sites.end()) {
                open.push_back(site);
            }
        }
        const SiteLists lists(model);
        Interchange interchange(model, lists);
        interchange.start(open);
        while (interchange.open().size() < wanted) {
            interchange.open_best({});
        }
        sites.clear();
        for (const std::uint32_t site : interchange.open()) {
            sites.push_back(model.site_names[site]);
        }
    }

    const SitingInput& m_input;
    RunControl& m_control;
    std::size_t m_new_sites;
    std::vector<double> m_radii;
    std::size_t m_compact_at = 20'000'000;
    std::size_t m_low = 0;   // no smaller radius is possible
    std::size_t m_high = 0;  // m_sites do it with this one
    std::vector<std::uint32_t> m_sites;
};

}  // namespace

Solved solve_p_center(const SitingInput& input, RunControl& control) {
    return CentreSearch(input, control).run();
}

}  // namespace zamin::siting
