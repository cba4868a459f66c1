#include "coverage/tally.hpp"

#include <algorithm>

namespace zamin::coverage {

namespace {
constexpr std::uint64_t code_bits = 20;  // of a crop's and of a season's code in a cell's key
}  // namespace

std::uint32_t Tally::code(Names& names, std::string_view name) {
    // Neighbouring plots often grow the same.
    if (names.last < names.names.size() && names.names[names.last] == name) {
        return names.last;
    }
    const auto [found, is_new] =
        names.codes.emplace(std::string(name), static_cast<std::uint32_t>(names.names.size()));
    if (is_new) {
        names.names.emplace_back(name);
    }
    names.last = found->second;
    return found->second;
}

TallyCell& Tally::cell(measure::ZoneId zone, std::uint32_t crop, std::uint32_t season) {
    const std::uint64_t key =
        (std::uint64_t{zone} << (2 * code_bits)) | (std::uint64_t{crop} << code_bits) | season;
    return m_cells[key];
}

void Tally::add_to(std::map<Key, TallyCell>& total) const {
    constexpr std::uint64_t mask = (std::uint64_t{1} << code_bits) - 1;
    for (const auto& [key, cell] : m_cells) {
        const auto zone = static_cast<measure::ZoneId>(key >> (2 * code_bits));
        const std::string& crop = m_crops.names[(key >> code_bits) & mask];
        const std::string& season = m_seasons.names[key & mask];
        TallyCell& sum = total[{zone, crop, season}];
        sum.plots += cell.plots;
        sum.area.add(cell.area);
    }
}

void sort_rows(std::vector<CoverageRow>& rows) {
    std::ranges::sort(rows, [](const CoverageRow& a, const CoverageRow& b) {
        return std::tie(a.district, a.crop, a.season) < std::tie(b.district, b.crop, b.season);
    });
}

}  // namespace zamin::coverage
