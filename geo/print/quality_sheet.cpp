#include "print/quality_sheet.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "core/msgid.hpp"
#include "print/coverage_parts.hpp"
#include "print/crop_fills.hpp"
#include "print/map_drawing.hpp"
#include "print/scale.hpp"
#include "text/number.hpp"
#include "text/words.hpp"
#include "travel/places.hpp"

namespace zamin::print {

namespace {

struct Capture {
    const char* word;
    style::CropSlot slot;  // of the hues
};
constexpr std::array<Capture, 4> capture_classes{
    {{msgid("walked"), 0}, {msgid("drawn"), 3}, {msgid("surveyed"), 7}, {msgid("imagery"), 8}}};
constexpr std::uint8_t unknown_class = capture_classes.size();
constexpr double dots_from_scale = 250000.0;

std::vector<std::uint8_t> classes_of(const WorldLayer& plots) {
    std::vector<std::uint8_t> classes(plots.layer->size(), unknown_class);
    const Column* column = plots.field("capture");
    for (std::size_t row = 0; column != nullptr && row < classes.size(); ++row) {
        const std::string word = text::fold_word(column->text(row));
        const auto found = std::ranges::find_if(
            capture_classes, [&](const Capture& capture) { return word == capture.word; });
        classes[row] = static_cast<std::uint8_t>(found - capture_classes.begin());
    }
    return classes;
}

std::vector<Fill> fills() {
    std::vector<Fill> result;
    for (const Capture& capture : capture_classes) {
        result.push_back(crop_fill(capture.slot));
    }
    result.push_back(crop_fill(style::unknown_slot));
    return result;
}

MapLayer plots_layer(const WorldLayer& plots, const text::Catalogue& words) {
    MapLayer layer;
    layer.name = words.tr("Plots by how they were measured");
    layer.geometry = plots.geometry;
    layer.boxes = plots.boxes;
    layer.classes = classes_of(plots);
    layer.fills = fills();
    layer.outline = style::with_alpha(style::theme(style::ThemeName::light).muted, 0.7F);
    layer.outline_mm = 0.12;
    layer.outline_below_scale = 40000.0;
    return layer;
}

// From afar plots are smaller than a printed dot: a dot each then.
void as_dots(MapLayer& layer) {
    auto dots = std::make_shared<Geometries>();
    for (std::size_t i = 0; i < layer.geometry->feature_count(); ++i) {
        if (layer.geometry->kinds[i] == GeometryKind::none) {
            dots->add_empty();
            continue;
        }
        dots->coords.push_back(layer.geometry->feature_box(i).center());
        dots->end_ring();
        dots->end_part();
        dots->end_feature(GeometryKind::point);
    }
    layer.geometry = std::move(dots);
    layer.outline = style::with_alpha(layer.outline, 0.0F);
    layer.point_mm = 1.0;
}

// What a page is about.
struct Scope {
    std::string outline;
    std::string title;
    Box extent_m;
};

// Counted plots of every class.
std::array<std::int64_t, capture_classes.size() + 1> counts_of(
    const std::vector<std::uint8_t>& classes, const std::vector<bool>& counted) {
    std::array<std::int64_t, capture_classes.size() + 1> counts{};
    for (std::size_t row = 0; row < classes.size(); ++row) {
        counts[classes[row]] += counted[row] ? 1 : 0;
    }
    return counts;
}

std::string share_text(std::int64_t part, std::int64_t all, const text::Catalogue& words) {
    return all == 0 ? "–"
                    : text::number(100.0 * static_cast<double>(part) / static_cast<double>(all), 1,
                                   words.language());
}

void fill_sheet(const MapSubject& map, const std::vector<std::uint8_t>& classes,
                const std::vector<bool>& counted, const text::Catalogue& words, Sheet& sheet) {
    const auto counts = counts_of(classes, counted);
    const std::int64_t all = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    LegendGroup legend{words.tr("How plots were measured"), {}};
    sheet.table.title = words.tr("Plots by how they were measured");
    sheet.table.columns = {{words.tr("Method"), false}, {words.tr("Plots"), true}, {"%", true}};
    for (std::uint8_t c = 0; c <= unknown_class; ++c) {
        const std::string name = c == unknown_class
                                     ? words.tr("not known")
                                     : std::string(words.lookup(capture_classes[c].word));
        sheet.table.rows.push_back(
            {name, text::integer(counts[c], words.language()), share_text(counts[c], all, words)});
        if (counts[c] > 0) {
            LegendEntry entry;
            entry.swatch.fill = fills()[c];
            entry.label = name;
            legend.entries.push_back(std::move(entry));
        }
    }
    const std::string walked = share_text(counts[0] + counts[2], all, words);
    const std::string unknown = share_text(counts[unknown_class], all, words);
    sheet.statement =
        words.tr_n("{0} % of {1} plot was walked or surveyed; of {2} % it is not known.",
                   "{0} % of {1} plots were walked or surveyed; of {2} % it is not known.", all,
                   walked, text::integer(all, words.language()), unknown);
    sheet.figures = {{walked, "%", words.tr("walked or surveyed")},
                     {unknown, "%", words.tr("not known how")},
                     {text::integer(all, words.language()), "", words.tr("plots counted here")}};
    sheet.legend = {legend, sign_legend(*sheet.map, seen_on(*sheet.map, map.format), words)};
}

// The page but for its figures, with the layers of the plots over what lies below them.
Sheet start_sheet(const CoverageMap& map, const Scope& scope, std::vector<MapLayer> plots,
                  const text::Catalogue& words) {
    Sheet sheet;
    sheet.outline = scope.outline;
    sheet.title = scope.title;
    sheet.map = coverage_page_map(map, scope.extent_m, std::move(plots), words);
    add_sources(map, sheet.notes, words);
    sheet.notes.insert(sheet.notes.end(), map.quality.begin(), map.quality.end());
    return sheet;
}

// Plots in any of the districts, by their middle; all plots without any.
std::vector<bool> plots_in(const Geometries& plots, const Geometries& districts,
                           const std::vector<std::size_t>& rows) {
    std::vector<bool> inside(plots.feature_count(), false);
    for (std::size_t i = 0; i < inside.size(); ++i) {
        const bool is_there = plots.kinds[i] != GeometryKind::none;
        const Coord middle = is_there ? plots.feature_box(i).center() : Coord{};
        inside[i] = is_there && (rows.empty() || std::ranges::any_of(rows, [&](std::size_t row) {
                                     return districts.feature_box(row).contains(middle) &&
                                            travel::inside_polygon(districts, row, middle);
                                 }));
    }
    return inside;
}

}  // namespace

Sheet quality_sheet(const CoverageMap& map, const std::optional<std::string>& district,
                    const text::Catalogue& words) {
    const WorldLayer& plots = needed_layer(*map.world, "plots");
    const WorldLayer& districts = areas_of(map);
    const std::vector<std::size_t> rows =
        district ? rows_of(districts, *map.coverage, *district) : std::vector<std::size_t>();
    Scope scope;
    scope.outline = district ? district_title(map, *district, words) : words.tr("All districts");
    scope.title = district ? words.tr("{0}: how its plots were measured", scope.outline)
                  : map.project_title.empty()
                      ? words.tr("How plots were measured")
                      : words.tr("{0}: how plots were measured", map.project_title);
    scope.extent_m = district && rows.empty() ? Box{} : box_of(*districts.geometry, rows);
    MapLayer layer = plots_layer(plots, words);
    const std::vector<std::uint8_t> classes = layer.classes;
    if (map.scale.value_or(expected_scale(scope.extent_m, map.format)) > dots_from_scale) {
        as_dots(layer);
    }
    Sheet sheet = start_sheet(map, scope, {std::move(layer)}, words);
    if (!rows.empty()) {
        sheet.map->layers.push_back(veil(*districts.geometry, rows));
    }
    fill_sheet(map, classes, plots_in(*plots.geometry, *districts.geometry, rows), words, sheet);
    return sheet;
}

Sheet unit_quality_sheet(const CoverageMap& map, const PlotUnit& unit,
                         const text::Catalogue& words) {
    MapLayer layer = plots_layer(needed_layer(*map.world, "plots"), words);
    const std::vector<std::uint8_t> classes = layer.classes;
    for (std::size_t row = 0; row < classes.size(); ++row) {
        layer.classes[row] = unit.own[row] ? classes[row] : not_drawn;
    }
    layer.outline = style::theme(style::ThemeName::light).ink;
    layer.outline_mm = own_outline_mm;
    std::vector<std::uint8_t> others(classes.size(), not_drawn);
    for (std::size_t row = 0; row < others.size(); ++row) {
        others[row] = unit.own[row] ? not_drawn : std::uint8_t{0};
    }
    const Scope scope{unit.title, words.tr("{0}: how its plots were measured", unit.title),
                      with_room(unit.extent_m)};
    Sheet sheet = start_sheet(
        map, scope, {pale_plots_layer(map, std::move(others), words), std::move(layer)}, words);
    if (const WorldLayer* districts = map.world->find("districts")) {
        sheet.map->overview = Overview{districts->geometry, unit.districts};
    }
    fill_sheet(map, classes, unit.own, words, sheet);
    return sheet;
}

}  // namespace zamin::print
