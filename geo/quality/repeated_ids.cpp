#include "quality/repeated_ids.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <functional>
#include <tuple>

#include "quality/record_problems.hpp"

namespace zamin::quality {

namespace {

// What must not be the same in two rows.
class Keys {
  public:
    Keys(const Layer& part, const std::string& id, const std::string& season)
        : m_id(part.find_column(id)), m_season(part.find_column(season)) {}

    bool there() const { return m_id; }
    bool blank(std::size_t row) const { return quality::blank(*m_id, row); }
    std::string id(std::size_t row) const { return m_id->text(row); }
    std::string operator[](std::size_t row) const {
        return m_season ? id(row) + '\n' + m_season->text(row) : id(row);
    }

  private:
    const Column* m_id;
    const Column* m_season;
};

}  // namespace

void RepeatedIds::add(const Layer& part) {
    const Keys keys(part, m_id, m_season);
    if (keys.there()) {
        const std::size_t before = m_keyed.size();
        m_keyed.resize(before + part.size());
        tbb::parallel_for(
            tbb::blocked_range<std::size_t>(0, part.size(), 4096), [&](const auto& range) {
                for (std::size_t row = range.begin(); row < range.end(); ++row) {
                    m_keyed[before + row] = {std::hash<std::string>()(keys[row]),
                                             part.feature_ids[row],
                                             static_cast<std::uint32_t>(m_rows_added + row)};
                }
            });
        m_keyed.erase(std::remove_if(
                          m_keyed.begin() + static_cast<std::ptrdiff_t>(before), m_keyed.end(),
                          [&](const Keyed& keyed) { return keys.blank(keyed.row - m_rows_added); }),
                      m_keyed.end());
    }
    m_rows_added += part.size();
}

void RepeatedIds::settle() {
    tbb::parallel_sort(m_keyed.begin(), m_keyed.end(), [](const Keyed& a, const Keyed& b) {
        return std::tie(a.hash, a.feature_id, a.row) < std::tie(b.hash, b.feature_id, b.row);
    });
    for (std::size_t begin = 0, end = 0; begin < m_keyed.size(); begin = end) {
        const Keyed& first = m_keyed[begin];
        for (end = begin + 1; end < m_keyed.size() && m_keyed[end].hash == first.hash; ++end) {
            m_repeats.push_back({m_keyed[end].row, first.row, first.feature_id});
            m_first_keys[first.row];
        }
    }
    m_keyed = {};
    std::sort(m_repeats.begin(), m_repeats.end(),
              [](const Repeat& a, const Repeat& b) { return a.row < b.row; });
}

void RepeatedIds::find(const Layer& part, Findings& found) {
    const Keys keys(part, m_id, m_season);
    const std::size_t begin = m_rows_found;
    m_rows_found += part.size();
    for (auto& [row, text] : m_first_keys) {
        if (row >= begin && row < m_rows_found) {
            text = keys[row - begin];
        }
    }
    const auto at =
        std::lower_bound(m_repeats.begin(), m_repeats.end(), begin,
                         [](const Repeat& repeat, std::size_t row) { return repeat.row < row; });
    for (auto repeat = at; repeat != m_repeats.end() && repeat->row < m_rows_found; ++repeat) {
        const auto row = static_cast<std::uint32_t>(repeat->row - begin);
        const std::string& first = m_first_keys.at(repeat->first_row);
        if (!first.empty() && first != keys[row]) {
            continue;  // another id of the same hash: one in 1e19
        }
        Finding finding;
        finding.kind = Kind::duplicate_id;
        finding.row = row;
        if (repeat->first_row >= begin && repeat->first_row < m_rows_found) {
            finding.other = static_cast<std::uint32_t>(repeat->first_row - begin);
        }
        finding.detail = said("{0} '{1}' is also that of feature {2}",
                              {m_id, keys.id(row), std::to_string(repeat->first_feature_id)});
        finding.offer = said("both kept; what refers to it cannot tell them apart");
        found.shapes.append(part.geometry, row);
        found.findings.push_back(std::move(finding));
    }
}

}  // namespace zamin::quality
