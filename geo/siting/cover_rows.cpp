#include "siting/cover_rows.hpp"

#include <algorithm>

namespace zamin::siting {

namespace {

using Lists = std::vector<std::vector<std::uint32_t>>;

// The lists that a member of this one is in, of the member that is in fewest: those that can hold
// it.
const std::vector<std::uint32_t>& likely_holders(const std::vector<std::uint32_t>& list,
                                                 const Lists& by_member) {
    return by_member[*std::min_element(list.begin(), list.end(),
                                       [&](std::uint32_t a, std::uint32_t b) {
                                           return by_member[a].size() < by_member[b].size();
                                       })];
}

// Whether list `outer` holds list `inner`; of equal ones, the earlier the later
// where `outer_first`, else the later the earlier.
bool holds(const Lists& lists, std::uint32_t outer, std::uint32_t inner, bool outer_first) {
    const auto& a = lists[outer];
    const auto& b = lists[inner];
    const bool is_first = outer_first ? outer < inner : outer > inner;
    return (a.size() > b.size() || (a.size() == b.size() && is_first)) &&
           std::includes(a.begin(), a.end(), b.begin(), b.end());
}

// Marks each list that holds another one whole (of equal ones, all but the first); `by_member`
// lists the lists of each member.
std::vector<std::uint8_t> holding(const Lists& lists, const Lists& by_member) {
    std::vector<std::uint8_t> dropped(lists.size(), 0);
    for (std::uint32_t inner = 0; inner < lists.size(); ++inner) {
        if (lists[inner].empty() || dropped[inner] != 0) {
            continue;
        }
        for (const std::uint32_t outer : likely_holders(lists[inner], by_member)) {
            if (dropped[outer] == 0 && holds(lists, outer, inner, false)) {
                dropped[outer] = 1;
            }
        }
    }
    return dropped;
}

// Marks each list that lies whole in another one (of equal ones, all but the first).
std::vector<std::uint8_t> held(const Lists& lists, const Lists& by_member) {
    std::vector<std::uint8_t> dropped(lists.size(), 0);
    for (std::uint32_t inner = 0; inner < lists.size(); ++inner) {
        if (lists[inner].empty()) {
            continue;
        }
        for (const std::uint32_t outer : likely_holders(lists[inner], by_member)) {
            if (dropped[outer] == 0 && holds(lists, outer, inner, true)) {
                dropped[inner] = 1;
                break;
            }
        }
    }
    return dropped;
}

bool drop_rows(CoverRows& cover) {
    const std::vector<std::uint8_t> dropped = holding(cover.rows, rows_by_site(cover));
    std::size_t kept = 0;
    for (std::size_t row = 0; row < cover.rows.size(); ++row) {
        if (dropped[row] == 0) {
            std::swap(cover.rows[kept++], cover.rows[row]);
        }
    }
    const bool changed = kept < cover.rows.size();
    cover.rows.resize(kept);
    return changed;
}

bool drop_sites(CoverRows& cover) {
    const std::vector<std::uint8_t> dropped = held(rows_by_site(cover), cover.rows);
    bool changed = false;
    for (auto& row : cover.rows) {
        changed |= std::erase_if(row, [&](std::uint32_t site) { return dropped[site] != 0; }) > 0;
    }
    return changed;
}

bool open_only_ones(CoverRows& cover, std::vector<std::uint32_t>& must_open) {
    std::vector<std::uint8_t> opened(cover.sites, 0);
    for (const auto& row : cover.rows) {
        if (row.size() == 1 && opened[row.front()] == 0) {
            opened[row.front()] = 1;
            must_open.push_back(row.front());
        }
    }
    return std::erase_if(cover.rows, [&](const std::vector<std::uint32_t>& row) {
               return std::any_of(row.begin(), row.end(),
                                  [&](std::uint32_t site) { return opened[site] != 0; });
           }) > 0;
}

}  // namespace

std::vector<std::vector<std::uint32_t>> rows_by_site(const CoverRows& cover) {
    Lists by_site(cover.sites);
    for (std::uint32_t row = 0; row < cover.rows.size(); ++row) {
        for (const std::uint32_t site : cover.rows[row]) {
            by_site[site].push_back(row);
        }
    }
    return by_site;
}

ReducedCover reduce(CoverRows cover) {
    std::sort(cover.rows.begin(), cover.rows.end());
    cover.rows.erase(std::unique(cover.rows.begin(), cover.rows.end()), cover.rows.end());
    ReducedCover reduced{std::move(cover), {}};
    bool changed = true;
    while (changed && !reduced.rows.rows.empty()) {
        changed = drop_rows(reduced.rows);
        changed |= drop_sites(reduced.rows);
        changed |= open_only_ones(reduced.rows, reduced.must_open);
    }
    return reduced;
}

}  // namespace zamin::siting
