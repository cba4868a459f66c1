#include "siting/cover_tree.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

namespace zamin::siting {

namespace {

using Words = std::vector<std::uint64_t>;

constexpr std::size_t bits = 64;

bool has(const Words& set, std::size_t bit) {
    return (set[bit / bits] >> (bit % bits) & 1U) != 0;
}

// Depth-first search on some of the rows, numbered from 0.
class CoverTree {
  public:
    // `reach`: how much a site covers of all rows, to choose between equal ones.
    CoverTree(const std::vector<std::vector<std::uint32_t>>& rows,
              const std::vector<std::size_t>& reach, std::size_t& nodes, const RunControl& control)
        : m_rows(rows),
          m_reach(reach),
          m_words((rows.size() + bits - 1) / bits),
          m_covers(reach.size() * m_words, 0),
          m_barred(reach.size(), 0),
          m_mark(reach.size(), 0),
          m_nodes(nodes),
          m_control(control) {
        for (std::size_t row = 0; row < rows.size(); ++row) {
            for (const std::uint32_t site : rows[row]) {
                m_covers[site * m_words + row / bits] |= std::uint64_t{1} << (row % bits);
            }
        }
    }

    CoverVerdict run(std::size_t most) {
        Words all(m_words, 0);
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            all[row / bits] |= std::uint64_t{1} << (row % bits);
        }
        return look(all, most);
    }
    const std::vector<std::uint32_t>& chosen() const { return m_chosen; }

  private:
    struct Choice {
        std::uint32_t site = 0;
        std::size_t count = 0;  // rows left that it covers
    };

    std::size_t count(std::uint32_t site, const Words& left) const {
        const std::uint64_t* covers = m_covers.data() + site * m_words;
        std::size_t sum = 0;
        for (std::size_t word = 0; word < m_words; ++word) {
            sum += static_cast<std::size_t>(std::popcount(covers[word] & left[word]));
        }
        return sum;
    }

    // Whether `outer` covers all rows left that `inner` covers.
    bool covers_all(std::uint32_t outer, std::uint32_t inner, const Words& left) const {
        const std::uint64_t* a = m_covers.data() + outer * m_words;
        const std::uint64_t* b = m_covers.data() + inner * m_words;
        for (std::size_t word = 0; word < m_words; ++word) {
            if ((b[word] & left[word] & ~a[word]) != 0) {
                return false;
            }
        }
        return true;
    }

    CoverVerdict look(const Words& left, std::size_t most) {
        const std::size_t row = hardest(left, most);
        if (row == m_rows.size()) {
            return CoverVerdict::yes;  // nothing is left
        }
        if (row > m_rows.size()) {
            return CoverVerdict::no;
        }
        if (--m_nodes == 0 || (m_nodes % 256 == 0 && m_control.stop())) {
            m_nodes = 0;
            return CoverVerdict::unknown;
        }
        return branch(left, most, row);
    }

    CoverVerdict branch(const Words& left, std::size_t most, std::size_t row) {
        const std::vector<Choice> choices = choices_of(row, left);
        const std::size_t barred = m_barring.size();
        CoverVerdict verdict = CoverVerdict::no;
        for (const Choice& choice : choices) {
            Words rest = left;
            const std::uint64_t* covers = m_covers.data() + choice.site * m_words;
            for (std::size_t word = 0; word < m_words; ++word) {
                rest[word] &= ~covers[word];
            }
            m_chosen.push_back(choice.site);
            verdict = look(rest, most - 1);
            if (verdict != CoverVerdict::no) {
                break;
            }
            m_chosen.pop_back();
            // Covers with this site have been looked at.
            m_barred[choice.site] = 1;
            m_barring.push_back(choice.site);
        }
        for (; m_barring.size() > barred; m_barring.pop_back()) {
            m_barred[m_barring.back()] = 0;
        }
        return verdict;
    }

    // The sites of a row, those that cover most first, without those that another one replaces.
    std::vector<Choice> choices_of(std::size_t row, const Words& left) const {
        std::vector<Choice> choices;
        for (const std::uint32_t site : m_rows[row]) {
            if (m_barred[site] == 0) {
                choices.push_back({site, count(site, left)});
            }
        }
        std::sort(choices.begin(), choices.end(), [&](const Choice& a, const Choice& b) {
            if (a.count != b.count) {
                return a.count > b.count;
            }
            return m_reach[a.site] != m_reach[b.site] ? m_reach[a.site] > m_reach[b.site]
                                                      : a.site < b.site;
        });
        std::vector<Choice> kept;
        for (const Choice& choice : choices) {
            const bool replaced = std::any_of(kept.begin(), kept.end(), [&](const Choice& other) {
                return covers_all(other.site, choice.site, left);
            });
            if (!replaced) {
                kept.push_back(choice);
            }
        }
        return kept;
    }

    // The row left with fewest sites; rows.size() when none is left, more when `most` sites cannot
    // do it: rows that share no site need one each.
    std::size_t hardest(const Words& left, std::size_t most) {
        m_order.clear();
        for (std::uint32_t row = 0; row < m_rows.size(); ++row) {
            if (has(left, row)) {
                const auto& sites = m_rows[row];
                const auto open = static_cast<std::uint32_t>(
                    std::count_if(sites.begin(), sites.end(),
                                  [&](std::uint32_t site) { return m_barred[site] == 0; }));
                m_order.push_back({open, row});
            }
        }
        if (m_order.empty()) {
            return m_rows.size();
        }
        std::sort(m_order.begin(), m_order.end());
        if (m_order.front().first == 0 || most == 0 || apart() > most) {
            return m_rows.size() + 1;
        }
        return m_order.front().second;
    }

    // How many of the rows in order share no site with an earlier one that was counted.
    std::size_t apart() {
        ++m_round;
        std::size_t found = 0;
        for (const auto& [open, row] : m_order) {
            const auto& sites = m_rows[row];
            const bool shares = std::any_of(sites.begin(), sites.end(), [&](std::uint32_t site) {
                return m_barred[site] == 0 && m_mark[site] == m_round;
            });
            if (shares) {
                continue;
            }
            ++found;
            for (const std::uint32_t site : sites) {
                m_mark[site] = m_round;
            }
        }
        return found;
    }

    const std::vector<std::vector<std::uint32_t>>& m_rows;
    const std::vector<std::size_t>& m_reach;
    std::size_t m_words;
    Words m_covers;  // rows of each site
    std::vector<std::uint8_t> m_barred;
    std::vector<std::uint32_t> m_barring;
    std::vector<std::uint32_t> m_chosen;
    std::vector<std::size_t> m_mark;
    std::size_t m_round = 0;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_order;  // sites left, row
    std::size_t& m_nodes;
    const RunControl& m_control;
};

// Rows by number of sites that share none, from those not `covered`.
std::vector<std::uint32_t> rows_apart(const CoverRows& cover,
                                      const std::vector<std::uint32_t>& order,
                                      const std::vector<std::uint8_t>& covered) {
    std::vector<std::uint8_t> mark(cover.sites, 0);
    std::vector<std::uint32_t> found;
    for (const std::uint32_t row : order) {
        const auto& sites = cover.rows[row];
        if (covered[row] != 0 || std::any_of(sites.begin(), sites.end(),
                                             [&](std::uint32_t site) { return mark[site] != 0; })) {
            continue;
        }
        found.push_back(row);
        for (const std::uint32_t site : sites) {
            mark[site] = 1;
        }
    }
    return found;
}

}  // namespace

FewCover few_cover(const CoverRows& cover, std::size_t most, std::size_t most_nodes,
                   const RunControl& control) {
    const std::vector<std::vector<std::uint32_t>> by_site = rows_by_site(cover);
    std::vector<std::size_t> reach;
    for (const auto& rows : by_site) {
        reach.push_back(rows.size());
    }
    std::vector<std::uint32_t> order(cover.rows.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return cover.rows[a].size() < cover.rows[b].size();
    });
    std::vector<std::vector<std::uint32_t>> part;
    std::vector<std::uint8_t> covered(cover.rows.size(), 0);
    FewCover found;
    for (std::size_t nodes = most_nodes; nodes > 0;) {
        const std::vector<std::uint32_t> more = rows_apart(cover, order, covered);
        if (more.empty()) {
            found.verdict = CoverVerdict::yes;
            return found;
        }
        for (const std::uint32_t row : more) {
            part.push_back(cover.rows[row]);
        }
        CoverTree tree(part, reach, nodes, control);
        found.verdict = tree.run(most);
        found.sites = tree.chosen();
        if (found.verdict != CoverVerdict::yes) {
            return found;
        }
        std::fill(covered.begin(), covered.end(), 0);
        for (const std::uint32_t site : found.sites) {
            for (const std::uint32_t row : by_site[site]) {
                covered[row] = 1;
            }
        }
    }
    found.verdict = CoverVerdict::unknown;
    return found;
}

}  // namespace zamin::siting
