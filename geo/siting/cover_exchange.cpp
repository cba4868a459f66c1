#include "siting/cover_exchange.hpp"

#include <algorithm>
#include <random>

namespace zamin::siting {

namespace {

class Exchange {
  public:
    Exchange(const CoverRows& cover, const std::vector<std::vector<std::uint32_t>>& by_site,
             const std::vector<std::uint8_t>& closed, const RunControl& control)
        : m_cover(cover),
          m_by_site(by_site),
          m_closed(closed),
          m_control(control),
          m_random(control.options().seed),
          m_weight(cover.rows.size(), 1),
          m_covered(cover.rows.size(), 0),
          m_place(cover.rows.size(), 0),
          m_score(cover.sites, 0),
          m_is_open(cover.sites, 0),
          m_closed_at(cover.sites, 0),
          m_touched(cover.rows.size(), 0),
          m_moved(cover.sites, 0) {
        for (std::uint32_t row = 0; row < cover.rows.size(); ++row) {
            leave_uncovered(row);
            for (const std::uint32_t site : cover.rows[row]) {
                ++m_score[site];
            }
        }
    }

    std::vector<std::uint32_t> run(std::vector<std::uint32_t> best, std::size_t enough,
                                   std::size_t steps) {
        for (const std::uint32_t site : best) {
            open(site);
        }
        for (std::size_t step = 1; step <= steps && best.size() > enough; ++step) {
            if (step % 256 == 0 && m_control.stop()) {
                break;
            }
            while (m_uncovered.empty()) {
                best = m_open;
                close(least_needed(0));
            }
            if (!exchange(step)) {
                break;
            }
        }
        return best;
    }

  private:
    // False where a row is left whose sites are all closed.
    bool exchange(std::size_t step) {
        const std::uint32_t out = least_needed(step);
        close(out);
        m_moved[out] = step;
        const std::uint32_t row = m_uncovered[m_random() % m_uncovered.size()];
        std::uint32_t in = best_of(row, false);
        in = in == no_site ? best_of(row, true) : in;
        if (in == no_site) {
            return false;
        }
        open(in);
        m_moved[in] = step;
        m_last_in = in;
        for (const std::uint32_t left : m_uncovered) {
            ++m_weight[left];
            for (const std::uint32_t site : m_cover.rows[left]) {
                ++m_score[site];
            }
        }
        return true;
    }

    // The open site whose rows that it alone covers weigh least; of equal ones the one that has
    // stood longest. The site that came last stays.
    std::uint32_t least_needed(std::size_t step) const {
        std::uint32_t best = no_site;
        for (const std::uint32_t site : m_open) {
            if (step > 0 && site == m_last_in && m_open.size() > 1) {
                continue;
            }
            if (best == no_site || m_score[site] < m_score[best] ||
                (m_score[site] == m_score[best] && m_moved[site] < m_moved[best])) {
                best = site;
            }
        }
        return best;
    }

    // The site of a row that covers most weight anew, `soon` with those that have just gone.
    std::uint32_t best_of(std::uint32_t row, bool soon) const {
        std::uint32_t best = no_site;
        for (const std::uint32_t site : m_cover.rows[row]) {
            if (m_closed[site] != 0 || (!soon && !may_enter(site))) {
                continue;
            }
            if (best == no_site || m_score[site] > m_score[best] ||
                (m_score[site] == m_score[best] && m_moved[site] < m_moved[best])) {
                best = site;
            }
        }
        return best;
    }

    // Scores: of a closed site what it would cover anew, of an open one what it alone covers.
    void open(std::uint32_t site) {
        m_is_open[site] = 1;
        m_open.push_back(site);
        m_score[site] = 0;
        ++m_time;
        for (const std::uint32_t row : m_by_site[site]) {
            m_touched[row] = m_time;
            const std::int64_t weight = m_weight[row];
            if (++m_covered[row] == 1) {
                become_covered(row);
                m_score[site] += weight;
                change(row, -weight, site);
            } else if (m_covered[row] == 2) {
                lone_coverer(row, site, -weight);
            }
        }
    }

    void close(std::uint32_t site) {
        m_is_open[site] = 0;
        m_open.erase(std::find(m_open.begin(), m_open.end(), site));
        m_score[site] = 0;
        ++m_time;
        for (const std::uint32_t row : m_by_site[site]) {
            m_touched[row] = m_time;
            const std::int64_t weight = m_weight[row];
            if (--m_covered[row] == 0) {
                leave_uncovered(row);
                m_score[site] += weight;
                change(row, weight, site);
            } else if (m_covered[row] == 1) {
                lone_coverer(row, site, weight);
            }
        }
        m_closed_at[site] = m_time;
    }

    void change(std::uint32_t row, std::int64_t by, std::uint32_t but) {
        for (const std::uint32_t other : m_cover.rows[row]) {
            if (other != but) {
                m_score[other] += by;
            }
        }
    }

    void lone_coverer(std::uint32_t row, std::uint32_t but, std::int64_t by) {
        for (const std::uint32_t other : m_cover.rows[row]) {
            if (other != but && m_is_open[other] != 0) {
                m_score[other] += by;
                return;
            }
        }
    }

    // A site that was taken out comes back only once one of its rows has been touched since.
    bool may_enter(std::uint32_t site) const {
        const auto& rows = m_by_site[site];
        return m_closed_at[site] == 0 ||
               std::any_of(rows.begin(), rows.end(),
                           [&](std::uint32_t row) { return m_touched[row] > m_closed_at[site]; });
    }

    void leave_uncovered(std::uint32_t row) {
        m_place[row] = m_uncovered.size();
        m_uncovered.push_back(row);
    }
    void become_covered(std::uint32_t row) {
        const std::uint32_t last = m_uncovered.back();
        m_uncovered[m_place[row]] = last;
        m_place[last] = m_place[row];
        m_uncovered.pop_back();
    }

    const CoverRows& m_cover;
    const std::vector<std::vector<std::uint32_t>>& m_by_site;
    const std::vector<std::uint8_t>& m_closed;
    const RunControl& m_control;
    std::mt19937_64 m_random;
    std::vector<std::int64_t> m_weight;
    std::vector<int> m_covered;
    std::vector<std::uint32_t> m_uncovered;
    std::vector<std::size_t> m_place;  // of each uncovered row among them
    std::vector<std::uint32_t> m_open;
    std::vector<std::int64_t> m_score;
    std::vector<std::uint8_t> m_is_open;
    std::size_t m_time = 0;  // sites opened and closed so far
    std::vector<std::size_t> m_closed_at;
    std::vector<std::size_t> m_touched;  // when a site of each row was last opened or closed
    std::vector<std::size_t> m_moved;    // step of its last move
    std::uint32_t m_last_in = no_site;
};

}  // namespace

std::vector<std::uint32_t> exchange_cover(const CoverRows& cover,
                                          const std::vector<std::vector<std::uint32_t>>& by_site,
                                          std::vector<std::uint32_t> start,
                                          const std::vector<std::uint8_t>& closed,
                                          std::size_t enough, std::size_t steps,
                                          const RunControl& control) {
    return Exchange(cover, by_site, closed, control).run(std::move(start), enough, steps);
}

}  // namespace zamin::siting
