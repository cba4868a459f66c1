// Villages and producer groups as what pages are about.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "print/area_kind.hpp"
#include "print/world.hpp"
#include "text/catalogue.hpp"

namespace zamin::print {

struct PlotUnit {
    std::string id;
    std::string title;      // in the language; the id where the data have no name
    std::string where;      // of a village its jamoat, else its district; of a group its village
    std::vector<bool> own;  // of every plot of the world, whether it is the unit's
    Box extent_m;           // of its plots and its own point; never empty
    std::vector<std::uint32_t> districts;  // rows of the districts layer that hold its middle
};

// The field of the plots that names a unit.
constexpr const char* unit_field(AreaKind kind) {
    return kind == AreaKind::village ? "village_id" : "group_id";
}

// The row of the areas that holds the place, in the world's system; none without areas.
std::optional<std::uint32_t> area_at(const WorldLayer* areas, const std::optional<Coord>& at_m);
// The name of the named village nearest to the place, in the world's system; empty without
// villages.
std::string nearest_village(const World& world, Coord at_m, text::Language language);

class PlotUnits {
  public:
    // Units with a plot that `counts`. Throws UsageError where the plots have no column that names
    // units, or none of them has one.
    PlotUnits(const World& world, AreaKind kind, const std::function<bool(std::size_t)>& counts,
              const text::Catalogue& words);

    // By their titles in the order of the alphabet.
    std::size_t size() const { return m_units.size(); }
    const std::string& title(std::size_t unit) const { return m_units[unit].title; }
    const std::string& where(std::size_t unit) const { return m_units[unit].where; }
    PlotUnit unit(std::size_t unit) const;
    // Rows of the villages or groups that have no such plot.
    std::size_t without_plots() const { return m_without_plots; }

  private:
    struct Row {
        std::string id, title, where;
        std::vector<std::uint32_t> plots;
        std::optional<Coord> at_m;
    };
    // Groups of one name are followed by their number.
    void tell_apart(const text::Catalogue& words);

    const World& m_world;
    std::vector<Row> m_units;
    std::size_t m_without_plots = 0;
};

}  // namespace zamin::print
