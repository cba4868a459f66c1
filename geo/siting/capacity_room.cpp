#include "siting/capacity_room.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "core/error.hpp"
#include "siting/check_input.hpp"

namespace zamin::siting {

namespace {

constexpr double rounding = 1e-12;

class Room {
  public:
    explicit Room(const SitingInput& input)
        : m_input(input), m_allowed(input.costs->site_count(), 1) {
        for (const std::uint32_t site : input.forbidden) {
            m_allowed[site] = 0;
        }
    }

    std::optional<double> amount(std::size_t demand) {
        m_input.costs->read_row(demand, m_row);
        const bool reaches = std::any_of(m_row.begin(), m_row.end(), [&](const SiteCost& entry) {
            return m_allowed[entry.site] != 0;
        });
        if (!reaches) {
            return std::nullopt;
        }
        if (!m_input.amount.empty()) {
            return m_input.amount[demand];
        }
        return m_input.weight.empty() ? 1.0 : m_input.weight[demand];
    }

    double of_fixed() const {
        double held = 0.0;
        for (const std::uint32_t site : m_input.fixed) {
            held += m_input.capacity[site];
        }
        return held;
    }

    // Of the sites that may be opened, the largest first.
    std::vector<double> of_candidates() const {
        std::vector<double> capacities;
        for (std::uint32_t site = 0; site < m_allowed.size(); ++site) {
            const bool is_fixed =
                std::find(m_input.fixed.begin(), m_input.fixed.end(), site) != m_input.fixed.end();
            if (m_allowed[site] != 0 && !is_fixed) {
                capacities.push_back(m_input.capacity[site]);
            }
        }
        std::sort(capacities.begin(), capacities.end(), std::greater<>());
        return capacities;
    }

    double largest() const {
        double most = 0.0;
        for (std::uint32_t site = 0; site < m_allowed.size(); ++site) {
            most = m_allowed[site] != 0 ? std::max(most, m_input.capacity[site]) : most;
        }
        return most;
    }

  private:
    const SitingInput& m_input;
    std::vector<std::uint8_t> m_allowed;
    std::vector<SiteCost> m_row;
};

}  // namespace

std::optional<RoomShortage> room_shortage(const SitingInput& input, std::size_t new_sites) {
    if (input.capacity.empty()) {
        return std::nullopt;
    }
    Room room(input);
    RoomShortage found;
    for (std::size_t demand = 0; demand < input.costs->demand_count(); ++demand) {
        found.needed += room.amount(demand).value_or(0.0);
    }
    const double enough = found.needed * (1.0 - rounding);
    double held = room.of_fixed();
    const std::vector<double> candidates = room.of_candidates();
    for (std::size_t opened = 0;; ++opened) {
        found.held = opened <= new_sites ? held : found.held;
        if (held >= enough && !found.enough_sites) {
            found.enough_sites = opened;
        }
        if (opened == candidates.size()) {
            break;
        }
        held += candidates[opened];
    }
    return found.held >= enough ? std::nullopt : std::optional(found);
}

std::optional<TooLarge> too_large(const SitingInput& input) {
    if (input.capacity.empty() || input.splittable) {
        return std::nullopt;
    }
    Room room(input);
    const double largest = room.largest();
    for (std::uint32_t demand = 0; demand < input.costs->demand_count(); ++demand) {
        const std::optional<double> amount = room.amount(demand);
        if (amount && *amount > largest) {
            return TooLarge{demand, *amount, largest};
        }
    }
    return std::nullopt;
}

void check_room(const SitingInput& input, std::size_t new_sites) {
    if (const std::optional<RoomShortage> shortage = room_shortage(input, new_sites)) {
        const auto sites = [](std::size_t n) {
            return n == 1 ? std::string("1 new site") : fmt::format("{} new sites", n);
        };
        throw error(
            "the demand is {:.3f}, and the existing sites with {} hold at most {:.3f}: {:.3f} are "
            "missing; {}",
            shortage->needed, sites(new_sites), shortage->held, shortage->needed - shortage->held,
            shortage->enough_sites
                ? fmt::format("{} would do", sites(*shortage->enough_sites))
                : std::string("no number of the candidates would do: raise capacities"));
    }
    if (const std::optional<TooLarge> large = too_large(input)) {
        throw error(
            "demand point {} alone is {:.3f}, more than the largest capacity of {:.3f}; let it be "
            "split, or raise capacities",
            shown_name(input.demand_names, large->demand), large->amount, large->largest);
    }
}

}  // namespace zamin::siting
