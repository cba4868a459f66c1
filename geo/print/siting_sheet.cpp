#include "print/siting_sheet.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "print/page_theme.hpp"
#include "text/number.hpp"

namespace zamin::print {

namespace {

constexpr std::size_t cost_classes = 5;
constexpr std::size_t most_lines = 6000;

struct PlanSum {
    double served = 0.0;  // weight
    double unserved = 0.0;
    double mean = 0.0;  // cost a unit of weight, of what is served
    double longest = 0.0;
};

PlanSum sum_of(const std::vector<SitingWay>& ways) {
    PlanSum sum;
    double costs = 0.0;
    for (const SitingWay& way : ways) {
        (way.site ? sum.served : sum.unserved) += way.weight;
        if (way.site && way.weight > 0.0) {
            costs += way.weight * way.cost;
            sum.longest = std::max(sum.longest, way.cost);
        }
    }
    sum.mean = sum.served > 0.0 ? costs / sum.served : 0.0;
    return sum;
}

// Upper ends of the classes, rounded, as many as the costs of both plans reach.
std::vector<double> class_ends(const SitingMap& map) {
    double most = 0.0;
    for (const auto* ways : {&map.before, &map.after}) {
        for (const SitingWay& way : *ways) {
            most = way.site ? std::max(most, way.cost) : most;
        }
    }
    const double rough = most > 0.0 ? most / static_cast<double>(cost_classes) : 1.0;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10.0 * power;
    for (const double round : {5.0, 2.5, 2.0, 1.0}) {
        step = round * power >= rough ? round * power : step;
    }
    std::vector<double> ends;
    for (std::size_t i = 1; i <= cost_classes && (i == 1 || ends.back() < most); ++i) {
        ends.push_back(step * static_cast<double>(i));
    }
    return ends;
}

std::uint8_t class_of_cost(const std::vector<double>& ends, double cost) {
    const auto at = std::ranges::lower_bound(ends, cost);
    return static_cast<std::uint8_t>(
        std::min<std::ptrdiff_t>(at - ends.begin(), static_cast<std::ptrdiff_t>(ends.size()) - 1));
}

std::vector<Fill> cost_fills() {
    // Light is near; the colours are as far apart as greys.
    constexpr std::uint32_t viridis[] = {0xFDE725, 0x5EC962, 0x21918C, 0x3B528B, 0x440154};
    std::vector<Fill> fills;
    for (std::size_t i = 0; i < cost_classes; ++i) {
        fills.push_back({style::Colour::hex(viridis[i])});
    }
    return fills;
}

MapLayer served_points(const SitingMap& map, const std::vector<SitingWay>& ways,
                       const std::vector<double>& ends, const text::Catalogue& words) {
    std::vector<Coord> places;
    MapLayer layer;
    layer.name = words.tr("Demand by the length of its way");
    layer.fills = cost_fills();
    layer.outline = theme().raised;
    layer.outline_mm = 0.08;
    layer.point_mm = 1.2;
    for (const SitingWay& way : ways) {
        if (way.site) {
            places.push_back(map.demand_deg[way.demand]);
            layer.classes.push_back(class_of_cost(ends, way.cost));
        }
    }
    layer.geometry = points_on(map.world->crs, places);
    return layer;
}

MapLayer unserved_points(const SitingMap& map, const std::vector<SitingWay>& ways,
                         const text::Catalogue& words) {
    std::vector<Coord> places;
    for (const SitingWay& way : ways) {
        if (!way.site) {
            places.push_back(map.demand_deg[way.demand]);
        }
    }
    MapLayer layer;
    layer.name = places.empty() ? "" : words.tr("Served by no centre");
    layer.geometry = points_on(map.world->crs, places);
    layer.point_mm = 1.4;
    layer.fills = {Fill{theme().raised}};
    layer.outline = theme().alarm;
    layer.outline_mm = 0.3;
    return layer;
}

MapLayer way_lines(const SitingMap& map, const std::vector<SitingWay>& ways,
                   const text::Catalogue& words) {
    const Transformation to_map(Crs::wgs84(), map.world->crs);
    auto lines = std::make_shared<Geometries>();
    for (std::size_t i = 0; ways.size() <= most_lines && i < ways.size(); ++i) {
        if (!ways[i].site) {
            continue;
        }
        const Coord from = map.demand_deg[ways[i].demand];
        const Coord to = map.sites[*ways[i].site].at_deg;
        if (std::isfinite(from.x) && std::isfinite(to.x)) {
            lines->coords.push_back(to_map.apply(from));
            lines->coords.push_back(to_map.apply(to));
            lines->end_ring();
            lines->end_part();
            lines->end_feature(GeometryKind::line);
        }
    }
    MapLayer layer;
    layer.name = words.tr("To its centre");
    layer.geometry = std::move(lines);
    layer.outline = style::with_alpha(theme().accent, 0.35F);
    layer.outline_mm = 0.15;
    return layer;
}

MapLayer site_signs(const SitingMap& map, bool with_new, const text::Catalogue& words) {
    std::vector<Coord> places;
    MapLayer layer;
    layer.name = words.tr("Centres of the plan");
    layer.sign = style::PointSign::square;
    layer.point_mm = 3.2;
    layer.outline = theme().ink;
    layer.outline_mm = 0.3;
    layer.fills = {Fill{theme().accent, Hatch::none, theme().ink, Hatch::dense},
                   Fill{theme().select, Hatch::none, theme().ink, Hatch::none}};
    for (const SitingPlace& site : map.sites) {
        if (with_new || !site.is_new) {
            places.push_back(site.at_deg);
            layer.classes.push_back(site.is_new ? 1 : 0);
            MapName& name = layer.names.emplace_back();
            name.text = site.name;
            name.kind = style::LabelKind::place;
            name.feature = places.size() - 1;
            name.priority = 1e10;
            name.essential = true;
            name.size_pt = 8.0;
            name.bold = true;
            name.sign_mm = layer.point_mm;
        }
    }
    layer.geometry = points_on(map.world->crs, places);
    std::erase_if(layer.names, [&](MapName& name) {
        const bool there = layer.geometry->kinds[name.feature] == GeometryKind::point;
        name.at_m = there ? layer.geometry->feature_coords(name.feature).front() : Coord{};
        return !there;
    });
    return layer;
}

Box extent_of(const SitingMap& map) {
    std::vector<Coord> all = map.demand_deg;
    for (const SitingPlace& site : map.sites) {
        all.push_back(site.at_deg);
    }
    return box_of(*points_on(map.world->crs, all), {});
}

PageMap plan_map(const SitingMap& map, const Box& extent_m, const std::vector<SitingWay>& ways,
                 bool with_new, const std::vector<double>& ends, const text::Catalogue& words) {
    StartedMap started = start_map(map, extent_m, words);
    PageMap& page = started.page;
    for (MapLayer& layer : started.above) {
        // The plan's own centres stand in their place.
        if (layer.sign != style::PointSign::square) {
            page.layers.push_back(std::move(layer));
        }
    }
    page.layers.push_back(way_lines(map, ways, words));
    page.layers.push_back(served_points(map, ways, ends, words));
    page.layers.push_back(unserved_points(map, ways, words));
    page.layers.push_back(site_signs(map, with_new, words));
    return page;
}

std::string unit_text(const SitingMap& map, const text::Catalogue& words) {
    return map.unit == "km" ? words.tr("km") : map.unit == "min" ? words.tr("min") : map.unit;
}

std::string cost_text(const SitingMap& map, double cost, const text::Catalogue& words) {
    return words.tr("{0} {1}", text::number(cost, 1, words.language()), unit_text(map, words));
}

std::string from_to(double before, double after, const text::Catalogue& words) {
    return words.tr("{0} → {1}", text::number(before, 1, words.language()),
                    text::number(after, 1, words.language()));
}

// The mean is of those only whom a centre serves, today others than with the plan.
bool any_left(const PlanSum& before, const PlanSum& after) {
    return before.unserved > 0.0 || after.unserved > 0.0;
}

bool any_before(const SitingMap& map) {
    return std::ranges::any_of(map.sites, [](const SitingPlace& site) { return !site.is_new; });
}

// What is left without a centre, where the plan changes that.
std::string left_text(const SitingMap& map, const PlanSum& before, const PlanSum& after,
                      const text::Catalogue& words) {
    const std::string left_before = text::number(before.unserved, 0, words.language());
    const std::string left_after = text::number(after.unserved, 0, words.language());
    if (!any_before(map) || left_before == left_after) {
        return {};
    }
    return " " +
           (map.weight_unit == "t"
                ? words.tr("Without a centre are then {0} t, today {1} t.", left_after, left_before)
                : words.tr("Without a centre are then {0}, today {1}.", left_after, left_before));
}

std::string statement(const SitingMap& map, const PlanSum& before, const PlanSum& after,
                      const text::Catalogue& words) {
    std::string names;
    for (const SitingPlace& site : map.sites) {
        names += site.is_new ? (names.empty() ? "" : ", ") + site.name : "";
    }
    if (names.empty()) {
        return words.tr("No new centre is proposed.");
    }
    const std::string mean_before = cost_text(map, before.mean, words);
    const std::string mean_after = cost_text(map, after.mean, words);
    std::string text =
        !any_before(map) ? words.tr("With {0} the mean way is {1}.", names, mean_after)
        : any_left(before, after)
            ? words.tr("With {0} the mean way of what is served goes from {1} to {2}.", names,
                       mean_before, mean_after)
            : words.tr("With {0} the mean way goes from {1} to {2}.", names, mean_before,
                       mean_after);
    text += left_text(map, before, after, words) + " ";
    text += map.gap_pct ? words.tr("At most {0} % from the best possible.",
                                   text::number(*map.gap_pct, 2, words.language()))
                        : words.tr("No other choice of sites is better.");
    return text;
}

std::vector<KeyFigure> figures(const SitingMap& map, const PlanSum& before, const PlanSum& after,
                               const text::Catalogue& words) {
    const std::string unit = unit_text(map, words);
    const std::string mean =
        any_left(before, after) ? words.tr("mean way of what is served") : words.tr("mean way");
    std::vector<KeyFigure> result;
    if (any_before(map)) {
        result = {{from_to(before.mean, after.mean, words), unit, mean},
                  {from_to(before.longest, after.longest, words), unit, words.tr("longest way")}};
    } else {
        result = {
            {text::number(after.mean, 1, words.language()), unit, mean},
            {text::number(after.longest, 1, words.language()), unit, words.tr("longest way")}};
    }
    if (after.unserved > 0.0 || (any_before(map) && before.unserved > 0.0)) {
        result.push_back({from_to(before.unserved, after.unserved, words),
                          map.weight_unit == "t" ? words.tr("t") : "",
                          words.tr("served by no centre")});
    }
    return result;
}

LegendGroup plan_legend(const SitingMap& map, const std::vector<double>& ends,
                        const text::Catalogue& words) {
    LegendGroup group{words.tr("Way to the centre, {0}", unit_text(map, words)), {}};
    const auto add = [&](SwatchShape shape, const Fill& fill, style::Colour outline,
                         std::string label) {
        LegendEntry& entry = group.entries.emplace_back();
        entry.swatch.shape = shape;
        entry.swatch.fill = fill;
        entry.swatch.outline = outline;
        entry.label = std::move(label);
    };
    const std::vector<Fill> fills = cost_fills();
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const auto end = [&](double value) {
            return text::number(value, std::fmod(value, 1.0) == 0.0 ? 0 : 1, words.language());
        };
        add(SwatchShape::circle, fills[i], theme().raised,
            words.tr("{0} to {1}", end(i == 0 ? 0.0 : ends[i - 1]), end(ends[i])));
    }
    const auto is_left = [](const SitingWay& way) { return !way.site; };
    if (std::ranges::any_of(map.before, is_left) && std::ranges::none_of(map.after, is_left)) {
        add(SwatchShape::circle, Fill{theme().raised}, theme().alarm,
            words.tr("served by no centre"));
    }
    const MapLayer signs = site_signs(map, true, words);
    if (any_before(map)) {
        add(SwatchShape::square, signs.fills[0], theme().ink, words.tr("centre today"));
    }
    add(SwatchShape::square, signs.fills[1], theme().ink, words.tr("new centre"));
    return group;
}

SheetTable site_table(const SitingMap& map, const text::Catalogue& words) {
    SheetTable table;
    table.title = map.weight_unit == "t" ? words.tr("What goes to each centre, t")
                                         : words.tr("What goes to each centre");
    table.columns = {
        {words.tr("Centre"), false}, {words.tr("today"), true}, {words.tr("proposed"), true}};
    const auto served = [&](const std::vector<SitingWay>& ways, std::size_t site) {
        double sum = 0.0;
        for (const SitingWay& way : ways) {
            sum += way.site == site ? way.weight : 0.0;
        }
        return text::number(sum, 0, words.language());
    };
    for (std::size_t i = 0; i < map.sites.size(); ++i) {
        table.rows.push_back({map.sites[i].name, map.sites[i].is_new ? "–" : served(map.before, i),
                              served(map.after, i)});
    }
    return table;
}

}  // namespace

Sheet siting_sheet(const SitingMap& map, const text::Catalogue& words) {
    const PlanSum before = sum_of(map.before);
    const PlanSum after = sum_of(map.after);
    const std::vector<double> ends = class_ends(map);
    const Box extent_m = extent_of(map);
    Sheet sheet;
    sheet.title = map.project_title.empty()
                      ? words.tr("Where new centres should go")
                      : words.tr("{0}: where new centres should go", map.project_title);
    sheet.outline = words.tr("Where new centres should go");
    sheet.statement = statement(map, before, after, words);
    sheet.figures = figures(map, before, after, words);
    sheet.map = plan_map(map, extent_m, map.before, false, ends, words);
    sheet.other_map = plan_map(map, extent_m, map.after, true, ends, words);
    sheet.caption = words.tr("Today");
    sheet.other_caption = words.tr("Proposed");
    sheet.legend = {plan_legend(map, ends, words),
                    sign_legend(*sheet.other_map, seen_on(*sheet.other_map, map.format), words)};
    sheet.table = site_table(map, words);
    add_sources(map, sheet.notes, words);
    std::ranges::copy(map.counted, std::back_inserter(sheet.notes));
    sheet.notes.push_back(
        words.tr("Ways are weighted by demand; the proposal is the best plan found, with the proof "
                 "that is named."));
    return sheet;
}

}  // namespace zamin::print
