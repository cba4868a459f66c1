#include "print/access_layer.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "access/words.hpp"
#include "print/map_drawing.hpp"
#include "print/page_theme.hpp"
#include "style/gap_colours.hpp"
#include "text/number.hpp"

namespace zamin::print {

namespace {

using access::Estimate;
using access::Group;
using access::UnitSummary;

static_assert(style::gap_levels == access::access_levels);

constexpr std::uint8_t unknown_class = style::gap_levels;
constexpr double largest_mm = 7.5;
constexpr double least_mm = 1.8;
constexpr std::size_t most_named = 25;
constexpr std::size_t first_named = 3;  // wherever there is any room

std::string number(double value, int decimals, const text::Catalogue& words) {
    return text::number(value, decimals, words.language());
}

std::vector<Fill> level_fills() {
    constexpr Hatch hatches[] = {Hatch::dense,    Hatch::grid, Hatch::falling,
                                 Hatch::vertical, Hatch::dots, Hatch::wide};
    std::vector<Fill> fills;
    for (int level = 0; level < style::gap_levels; ++level) {
        Fill fill;
        fill.colour = style::with_alpha(style::level_colour(theme(), level), 0.85F);
        fill.without_colour = hatches[level];
        fills.push_back(fill);
    }
    Fill unknown;
    unknown.hatch = Hatch::unknown;
    fills.push_back(unknown);
    return fills;
}

MapName label_of(const Gap& gap, std::size_t feature, double sign_mm,
                 const text::Catalogue& words) {
    MapName name;
    name.text = words.tr("{0}: {1} ha", access::name_in(*gap.group, words.language()),
                         range_text(gap.summary->deficit_ha, 1, words));
    name.at_m = gap.at_m;
    name.kind = style::LabelKind::place;
    name.feature = feature;
    // Before villages, whose names say nothing of gaps.
    name.priority = 2e9 + missing_ha(*gap.summary);
    name.sign_mm = sign_mm;
    return name;
}

}  // namespace

std::string range_text(const Estimate& estimate, int decimals, const text::Catalogue& words) {
    if (estimate.value) {
        return number(*estimate.value, decimals, words);
    }
    if (estimate.lower && estimate.upper) {
        return words.tr("{0} to {1}", number(*estimate.lower, decimals, words),
                        number(*estimate.upper, decimals, words));
    }
    return "–";
}

double missing_ha(const UnitSummary& summary) {
    return summary.deficit_ha.value.value_or(summary.deficit_ha.upper.value_or(0.0));
}

std::vector<Gap> gaps_of(const AccessMap& map) {
    const Transformation to_map(Crs::wgs84(), map.world->crs);
    std::vector<Gap> gaps;
    for (const UnitSummary& summary : map.groups->summaries) {
        const auto group = std::ranges::find(map.holdings->groups, summary.unit, &Group::id);
        if (group == map.holdings->groups.end()) {
            continue;
        }
        const Coord nowhere{std::nan(""), std::nan("")};
        gaps.push_back({&summary, &*group, group->at ? to_map.apply(*group->at) : nowhere});
    }
    std::ranges::stable_sort(gaps, std::greater<>(),
                             [](const Gap& gap) { return missing_ha(*gap.summary); });
    return gaps;
}

MapLayer gap_layer(const std::vector<Gap>& gaps, const text::Catalogue& words) {
    auto points = std::make_shared<Geometries>();
    MapLayer layer;
    layer.name = words.tr("Groups; the circle's area is what is missing");
    layer.fills = level_fills();
    layer.outline = theme().alarm;
    layer.outline_mm = 0.25;
    const double most_ha = gaps.empty() ? 0.0 : missing_ha(*gaps.front().summary);
    for (const Gap& gap : gaps) {
        if (!std::isfinite(gap.at_m.x)) {
            continue;
        }
        const double share = most_ha > 0.0 ? missing_ha(*gap.summary) / most_ha : 0.0;
        const double sign_mm = std::max(least_mm, largest_mm * std::sqrt(share));
        const auto feature = layer.classes.size();
        points->coords.push_back(gap.at_m);
        points->end_ring();
        points->end_part();
        points->end_feature(GeometryKind::point);
        layer.point_sizes_mm.push_back(sign_mm);
        const auto& level = gap.summary->level.value;
        layer.classes.push_back(level ? static_cast<std::uint8_t>(*level) : unknown_class);
        if (layer.names.size() < most_named && missing_ha(*gap.summary) > 0.0) {
            layer.names.push_back(label_of(gap, feature, sign_mm, words));
            layer.names.back().essential = layer.names.size() <= first_named;
        }
    }
    layer.geometry = std::move(points);
    return layer;
}

std::vector<MapLayer> gap_layers_about(const std::vector<Gap>& gaps, const Group& own,
                                       const text::Catalogue& words) {
    constexpr float pale = 0.65F;
    const MapLayer all = gap_layer(gaps, words);
    MapLayer others = all;
    others.name = words.tr("Other groups, paler");
    for (Fill& fill : others.fills) {
        fill.colour =
            style::mix(fill.colour, style::with_alpha(theme().ground, fill.colour.a), pale);
        fill.line = style::mix(fill.line, theme().ground, pale);
    }
    others.outline = style::mix(all.outline, theme().ground, pale);
    MapLayer mine = all;
    mine.outline = theme().ink;
    mine.outline_mm = 0.7;
    mine.names.clear();
    std::size_t feature = 0;
    for (const Gap& gap : gaps) {
        if (!std::isfinite(gap.at_m.x)) {
            continue;
        }
        const bool is_own = gap.group == &own;
        (is_own ? others : mine).classes[feature] = not_drawn;
        if (is_own) {
            std::erase_if(others.names,
                          [&](const MapName& name) { return name.feature == feature; });
            MapName& name = mine.names.emplace_back(
                label_of(gap, feature, mine.point_sizes_mm[feature], words));
            name.priority = 1e10;
            name.size_pt = 8.5;
            name.bold = true;
            name.essential = true;
        }
        ++feature;
    }
    for (MapName& name : others.names) {
        name.essential = false;
    }
    return {std::move(others), std::move(mine)};
}

LegendGroup level_legend(const MapLayer& layer, const Box& seen_m, const text::Catalogue& words) {
    LegendGroup group{layer.name, {}};
    for (std::uint8_t shown = 0; shown <= unknown_class; ++shown) {
        bool any = false;
        for (std::size_t i = 0; i < layer.classes.size() && !any; ++i) {
            any = layer.classes[i] == shown &&
                  seen_m.contains(layer.geometry->feature_coords(i).front());
        }
        if (!any) {
            continue;
        }
        LegendEntry entry;
        entry.swatch.shape = SwatchShape::circle;
        entry.swatch.fill = layer.fills[shown];
        entry.swatch.outline = layer.outline;
        entry.label = shown == unknown_class ? words.tr("its level of access is not known")
                                             : words.tr(access::level_name(shown));
        group.entries.push_back(std::move(entry));
    }
    return group;
}

}  // namespace zamin::print
