#include "print/plot_units.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/told_error.hpp"
#include "text/alphabet.hpp"
#include "text/shared_names.hpp"
#include "travel/places.hpp"

namespace zamin::print {

std::optional<std::uint32_t> area_at(const WorldLayer* areas, const std::optional<Coord>& at) {
    for (std::size_t row = 0; areas != nullptr && at && row < areas->layer->size(); ++row) {
        if (areas->geometry->kinds[row] == GeometryKind::polygon &&
            areas->geometry->feature_box(row).contains(*at) &&
            travel::inside_polygon(*areas->geometry, row, *at)) {
            return static_cast<std::uint32_t>(row);
        }
    }
    return std::nullopt;
}

std::string nearest_village(const World& world, Coord at_m, text::Language language) {
    const WorldLayer* villages = world.find("villages");
    std::string nearest;
    double least_m = 1e300;
    for (std::size_t row = 0; villages != nullptr && row < villages->layer->size(); ++row) {
        if (villages->geometry->kinds[row] == GeometryKind::none) {
            continue;
        }
        const Coord village = villages->geometry->feature_box(row).center();
        const double away_m = std::hypot(village.x - at_m.x, village.y - at_m.y);
        const std::string name = villages->name(row, language);
        if (away_m < least_m && !name.empty()) {
            least_m = away_m;
            nearest = name;
        }
    }
    return nearest;
}

namespace {

std::optional<Coord> point_of(const WorldLayer& layer, std::size_t row) {
    const GeometryKind kind = layer.geometry->kinds[row];
    if (kind == GeometryKind::none) {
        return std::nullopt;
    }
    return layer.geometry->feature_box(row).center();
}

using RowById = std::unordered_map<std::string, std::size_t>;

RowById rows_by_id(const WorldLayer* layer, const char* field) {
    RowById rows;
    const Column* ids = layer == nullptr ? nullptr : layer->field(field);
    for (std::size_t row = 0; ids != nullptr && row < ids->size(); ++row) {
        rows.emplace(ids->text(row), row);
    }
    return rows;
}

std::string area_name(const World& world, const std::optional<Coord>& at, text::Language language) {
    for (const AreaKind kind : {AreaKind::jamoat, AreaKind::district}) {
        const WorldLayer* areas = world.find(role_of(kind));
        if (const auto row = area_at(areas, at)) {
            return areas->name(*row, language);
        }
    }
    return {};
}

// The name of a group's village.
std::string village_of(const World& world, const WorldLayer& groups, std::size_t row,
                       const RowById& villages, text::Language language) {
    const Column* ids = groups.field("village_id");
    const auto village = ids == nullptr ? villages.end() : villages.find(ids->text(row));
    return village == villages.end() ? std::string()
                                     : world.find("villages")->name(village->second, language);
}

}  // namespace

PlotUnits::PlotUnits(const World& world, AreaKind kind,
                     const std::function<bool(std::size_t)>& counts, const text::Catalogue& words)
    : m_world(world) {
    const WorldLayer* plots = world.find("plots");
    const Column* column = plots == nullptr ? nullptr : plots->field(unit_field(kind));
    if (column == nullptr) {
        throw usage_error(
            said("the plots have no column '{0}' that says to which of the {1} each belongs",
                 {unit_field(kind), role_of(kind)}));
    }
    std::unordered_map<std::string, std::size_t> numbers;
    for (std::size_t row = 0; row < column->size(); ++row) {
        const std::string id = column->text(row);
        if (id.empty() || plots->geometry->kinds[row] != GeometryKind::polygon || !counts(row)) {
            continue;
        }
        const auto [number, is_new] = numbers.emplace(id, m_units.size());
        if (is_new) {
            m_units.push_back({id, id, {}, {}, {}});
        }
        m_units[number->second].plots.push_back(static_cast<std::uint32_t>(row));
    }
    if (m_units.empty()) {
        throw usage_error(said("no plot that counts names one of the {0} in its column '{1}'",
                               {role_of(kind), unit_field(kind)}));
    }
    const WorldLayer* layer = world.find(role_of(kind));
    const RowById villages = rows_by_id(world.find("villages"), "village_id");
    for (const auto& [id, row] : rows_by_id(layer, unit_field(kind))) {
        const auto number = numbers.find(id);
        if (number == numbers.end()) {
            ++m_without_plots;
            continue;
        }
        Row& unit = m_units[number->second];
        const std::string name = layer->name(row, words.language());
        unit.title = name.empty() ? unit.title : name;
        unit.at_m = point_of(*layer, row);
        unit.where = kind == AreaKind::village
                         ? area_name(world, unit.at_m, words.language())
                         : village_of(world, *layer, row, villages, words.language());
    }
    if (kind == AreaKind::group) {
        tell_apart(words);
    }
    std::ranges::sort(m_units, {}, &Row::id);
    std::ranges::stable_sort(m_units, text::comes_before, &Row::title);
}

void PlotUnits::tell_apart(const text::Catalogue& words) {
    text::SharedNames shared;
    for (const Row& row : m_units) {
        shared.add(row.title);
    }
    for (Row& row : m_units) {
        if (shared.contains(row.title)) {
            row.title = words.tr("{0} ({1})", row.title, row.id);
        }
    }
}

PlotUnit PlotUnits::unit(std::size_t number) const {
    const Row& row = m_units[number];
    const WorldLayer& plots = *m_world.find("plots");
    PlotUnit unit{row.id, row.title, row.where, std::vector<bool>(plots.layer->size(), false),
                  {},     {}};
    for (const std::uint32_t plot : row.plots) {
        unit.own[plot] = true;
        unit.extent_m.add(plots.geometry->feature_box(plot));
    }
    if (row.at_m) {
        unit.extent_m.add(*row.at_m);
    }
    if (const auto district = area_at(m_world.find("districts"), unit.extent_m.center())) {
        unit.districts.push_back(*district);
    }
    return unit;
}

}  // namespace zamin::print
