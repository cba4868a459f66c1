#include "print/coverage_sheet.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/error.hpp"
#include "core/msgid.hpp"
#include "coverage/summary.hpp"
#include "print/crop_fills.hpp"
#include "print/scale.hpp"
#include "text/alphabet.hpp"
#include "text/number.hpp"
#include "travel/places.hpp"

namespace zamin::print {

namespace {

using coverage::Coverage;
using coverage::CoverageRow;

// Plots are outlined from here on.
constexpr double outlined_below_scale = 40000.0;

const WorldLayer& layer_of(const World& world, std::string_view role) {
    const WorldLayer* layer = world.find(role);
    if (layer == nullptr) {
        throw usage_error("There are no {} to draw; the project needs [sources.{}].", role, role);
    }
    return *layer;
}

std::string percent(double pct, const text::Catalogue& words) {
    return text::number(pct, 1, words.language());
}

std::string hectares(double ha, const text::Catalogue& words) {
    return text::hectares(ha, words.language());
}

std::string plots_text(std::int64_t n, const text::Catalogue& words) {
    return words.tr_n("{0} plot", "{0} plots", n, text::integer(n, words.language()));
}

// The denominator's phrase is a message of its own.
std::string of_what(const Coverage& coverage, const text::Catalogue& words) {
    return std::string(words.lookup(phrase(coverage.options.denominator)));
}

std::string statement(const Coverage& coverage, const text::Catalogue& words) {
    const coverage::Overview all = coverage::overview(coverage);
    std::string text;
    if (all.leading_crop.empty()) {
        text = words.tr("No plot here has a known crop.");
    } else if (all.leading_pct) {
        text = words.tr("{0} leads with {1} ha, {2} % {3}.", crop_name(all.leading_crop, words),
                        hectares(all.leading_ha, words), percent(*all.leading_pct, words),
                        of_what(coverage, words));
    } else {
        text = words.tr("{0} leads with {1} ha.", crop_name(all.leading_crop, words),
                        hectares(all.leading_ha, words));
    }
    if (all.unknown_pct >= 0.05) {
        text += " " + words.tr("On {0} % of the land the crop is unknown.",
                               percent(all.unknown_pct, words));
    }
    return text;
}

std::vector<KeyFigure> figures(const Coverage& coverage, const text::Catalogue& words) {
    const coverage::Overview all = coverage::overview(coverage);
    std::vector<KeyFigure> result;
    result.push_back({hectares(coverage.plots_area_ha, words), words.tr("ha"),
                      words.tr("counted on {0}", plots_text(coverage.plots, words))});
    if (all.leading_pct) {
        result.push_back(
            {percent(*all.leading_pct, words), "%",
             words.tr("{0}, {1}", crop_name(all.leading_crop, words), of_what(coverage, words))});
    }
    result.push_back({percent(all.unknown_pct, words), "%", words.tr("of the land: crop unknown")});
    return result;
}

LegendGroup crop_legend(const CoverageMap& map, const Coverage& coverage,
                        const text::Catalogue& words) {
    std::map<style::CropSlot, std::pair<std::set<std::string>, double>> by_slot;
    for (const CoverageRow& row : coverage.rows) {
        auto& entry = by_slot[map.scheme.slot(row.crop)];
        entry.first.insert(crop_name(row.crop, words));
        entry.second += row.area_ha;
    }
    std::vector<std::pair<style::CropSlot, std::pair<std::set<std::string>, double>>> sorted(
        by_slot.begin(), by_slot.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        const bool last_a = a.first >= style::fallow_slot;
        const bool last_b = b.first >= style::fallow_slot;
        return last_a != last_b ? last_b : a.second.second > b.second.second;
    });
    LegendGroup group{words.tr("Crops, ha"), {}};
    for (const auto& [slot, entry] : sorted) {
        std::string names = slot == style::other_slot ? words.tr("Other crops") : "";
        for (const std::string& name : entry.first) {
            names += slot == style::other_slot ? "" : (names.empty() ? "" : ", ") + name;
        }
        LegendEntry line;
        line.swatch.fill = crop_fill(slot);
        line.swatch.outline = style::with_alpha(style::Colour::hex(0x5B6570), 0.7F);
        line.swatch.outline_mm = 0.12;
        line.label = words.tr("{0}: {1}", names, hectares(entry.second, words));
        group.entries.push_back(std::move(line));
    }
    return group;
}

MapLayer plots_layer(const CoverageMap& map, const text::Catalogue& words) {
    const style::Theme& theme = style::theme(style::ThemeName::light);
    MapLayer layer;
    layer.name = words.tr("Plots by crop");
    const WorldLayer& plots = layer_of(*map.world, "plots");
    layer.geometry = plots.geometry;
    layer.boxes = plots.boxes;
    layer.classes = map.classes;
    for (style::CropSlot slot = 0; slot < style::crop_slots; ++slot) {
        layer.fills.push_back(crop_fill(slot));
    }
    layer.outline = style::with_alpha(style::mix(theme.ink, theme.ground, 0.25F), 0.8F);
    layer.outline_mm = 0.15;
    layer.outline_below_scale = outlined_below_scale;
    return layer;
}

std::vector<std::string> notes(const CoverageMap& map, const Coverage& coverage,
                               const text::Catalogue& words) {
    std::vector<std::string> result;
    add_sources(map, result, words);
    result.push_back(words.tr("100 % is {0}.", denominator_text(coverage, words)));
    result.push_back(
        words.tr("Areas on the ellipsoid; plots astride a district line are cut there, and counted "
                 "where their largest part lies."));
    result.insert(result.end(), map.quality.begin(), map.quality.end());
    return result;
}

PageMap page_map(const CoverageMap& map, const Box& extent_m, const text::Catalogue& words) {
    PageMap page;
    page.crs = map.world->crs;
    page.extent_m = extent_m;
    Box seen = extent_m;
    if (!seen.empty()) {
        seen.add(Coord{seen.min_x - 0.15 * seen.width(), seen.min_y - 0.15 * seen.height()});
        seen.add(Coord{seen.max_x + 0.15 * seen.width(), seen.max_y + 0.15 * seen.height()});
    }
    page.scale = map.scale;
    const double scale = map.scale.value_or(expected_scale(extent_m, map.format));
    BaseMap base = base_map(*map.world, seen, scale, words);
    page.layers = std::move(base.below);
    page.layers.push_back(plots_layer(map, words));
    for (MapLayer& layer : base.above) {
        page.layers.push_back(std::move(layer));
    }
    return page;
}

// Bars under the districts' names, as in the window: plots are too small to be read from afar.
void add_bars(const CoverageMap& map, PageMap& page) {
    std::map<std::string, std::vector<BarPart>> by_district;
    std::map<std::string, double> area_ha;
    double most_ha = 0.0;
    for (const coverage::CropBar& bar : coverage::bars_of(*map.coverage)) {
        for (const coverage::BarPart& part : bar.parts) {
            by_district[bar.district].push_back(
                {crop_fill(map.scheme.slot(part.crop)), part.area_ha});
        }
        area_ha[bar.district] += bar.area_ha;
        most_ha = std::max(most_ha, area_ha[bar.district]);
    }
    const WorldLayer& districts = layer_of(*map.world, "districts");
    const Column* names = districts.layer->find_column(map.coverage->options.district_name_column);
    for (MapLayer& layer : page.layers) {
        for (MapName& name : layer.names) {
            const bool is_district = layer.geometry == districts.geometry;
            const auto bar = is_district && names != nullptr
                                 ? by_district.find(names->text(name.feature))
                                 : by_district.end();
            if (bar != by_district.end()) {
                name.bar = bar->second;
                name.kind = style::LabelKind::movable_area;
                const double share = area_ha[bar->first] / std::max(most_ha, 1e-9);
                name.bar_mm = (4.0 + 14.0 * share) * map.format.type_scale();
            }
        }
    }
}

std::vector<std::size_t> rows_of(const WorldLayer& districts, const Coverage& coverage,
                                 const std::string& name) {
    std::vector<std::size_t> rows;
    const Column* names = districts.layer->find_column(coverage.options.district_name_column);
    for (std::size_t row = 0; names != nullptr && row < names->size(); ++row) {
        if (names->text(row) == name) {
            rows.push_back(row);
        }
    }
    return rows;
}

Bars district_bars(const CoverageMap& map, const text::Catalogue& words) {
    Bars bars;
    bars.title = words.tr("Hectares by district");
    for (const coverage::CropBar& bar : coverage::bars_of(*map.coverage)) {
        BarRow row;
        row.label = district_title(map, bar.district, words);
        for (const coverage::BarPart& part : bar.parts) {
            row.parts.push_back({crop_fill(map.scheme.slot(part.crop)), part.area_ha});
        }
        row.value = hectares(bar.area_ha, words);
        bars.rows.push_back(std::move(row));
    }
    return bars;
}

SheetTable crop_table(const Coverage& coverage, const text::Catalogue& words) {
    std::vector<const CoverageRow*> rows;
    for (const CoverageRow& row : coverage.rows) {
        rows.push_back(&row);
    }
    std::stable_sort(rows.begin(), rows.end(), [](const CoverageRow* a, const CoverageRow* b) {
        return a->area_ha > b->area_ha;
    });
    SheetTable table;
    table.columns = {
        {words.tr("Crop"), false}, {words.tr("Plots"), true}, {words.tr("ha"), true}, {"%", true}};
    for (const CoverageRow* row : rows) {
        table.rows.push_back({crop_name(row->crop, words),
                              text::integer(row->plots, words.language()),
                              hectares(row->area_ha, words),
                              row->share_pct ? percent(*row->share_pct, words) : "–"});
    }
    return table;
}

std::string season_text(const Coverage& coverage, const text::Catalogue& words) {
    return coverage.options.season.empty() ? "" : words.tr(", season {0}", coverage.options.season);
}

}  // namespace

std::string denominator_text(const Coverage& coverage, const text::Catalogue& words) {
    switch (coverage.options.denominator) {
        case coverage::Denominator::members:
            return words.tr("the mapped land of group members");
        case coverage::Denominator::mapped:
            return words.tr("the land of all mapped plots");
        case coverage::Denominator::official:
            return words.tr("the district's official cultivable hectares");
        default:
            return words.tr("the district's whole area");
    }
}

CoverageMap prepare_coverage_map(const World& world, const Coverage& coverage,
                                 const text::Catalogue& words) {
    CoverageMap map;
    map.world = &world;
    map.coverage = &coverage;
    const WorldLayer& plots = layer_of(world, "plots");
    layer_of(world, "districts");
    if (const Column* crops = plots.layer->find_column(coverage.options.crop_column)) {
        map.scheme = style::assign_colours(style::count_values(*crops));
        map.classes = style::classify(*crops, map.scheme);
    } else {
        map.classes.assign(plots.layer->size(), style::unknown_slot);
    }
    // Plots of other seasons are not on the map of this one.
    const Column* seasons = plots.layer->find_column(coverage.options.season_column);
    if (seasons != nullptr && !coverage.options.season.empty()) {
        for (std::size_t row = 0; row < seasons->size(); ++row) {
            if (seasons->text(row) != coverage.options.season) {
                map.classes[row] = 255;
            }
        }
    }
    map.quality = quality_sentences(plots, words);
    return map;
}

std::string district_title(const CoverageMap& map, const std::string& name,
                           const text::Catalogue& words) {
    if (name == coverage::outside_name) {
        return words.tr("No district");
    }
    if (name == coverage::unknown_name) {
        return words.tr("Unnamed district");
    }
    const WorldLayer& districts = layer_of(*map.world, "districts");
    const auto rows = rows_of(districts, *map.coverage, name);
    const std::string own = rows.empty() ? "" : districts.name(rows.front(), words.language());
    return own.empty() ? name : own;
}

Sheet coverage_sheet(const CoverageMap& map, const text::Catalogue& words) {
    const WorldLayer& districts = layer_of(*map.world, "districts");
    Sheet sheet;
    sheet.title = map.project_title.empty()
                      ? words.tr("Crop coverage by district")
                      : words.tr("{0}: crop coverage by district", map.project_title);
    sheet.statement = statement(*map.coverage, words);
    sheet.figures = figures(*map.coverage, words);
    sheet.map = page_map(map, box_of(*districts.geometry, {}), words);
    add_bars(map, *sheet.map);
    sheet.legend = {crop_legend(map, *map.coverage, words), sign_legend(*sheet.map, words)};
    sheet.bars = district_bars(map, words);
    sheet.notes = notes(map, *map.coverage, words);
    sheet.outline = words.tr("All districts");
    return sheet;
}

Sheet district_coverage_sheet(const CoverageMap& map, const std::string& district,
                              const text::Catalogue& words) {
    const WorldLayer& districts = layer_of(*map.world, "districts");
    const Coverage part = coverage::of_district(*map.coverage, district);
    const auto rows = rows_of(districts, *map.coverage, district);
    Sheet sheet;
    sheet.outline = district_title(map, district, words);
    sheet.title = words.tr("{0}: crop coverage{1}", sheet.outline, season_text(part, words));
    sheet.statement = part.rows.empty() ? words.tr("No plot of this district has land to count.")
                                        : statement(part, words);
    sheet.figures = figures(part, words);
    sheet.map = page_map(map, rows.empty() ? Box{} : box_of(*districts.geometry, rows), words);
    if (!rows.empty()) {
        sheet.map->layers.push_back(veil(*districts.geometry, rows));
    }
    Overview overview;
    overview.areas = districts.geometry;
    overview.chosen.assign(rows.begin(), rows.end());
    sheet.map->overview = std::move(overview);
    sheet.legend = {crop_legend(map, part, words), sign_legend(*sheet.map, words)};
    sheet.table = crop_table(part, words);
    sheet.table.title = words.tr("Crops, % {0}", of_what(part, words));
    sheet.notes = notes(map, part, words);
    return sheet;
}

std::vector<std::string> district_names(const CoverageMap& map) {
    const WorldLayer& districts = layer_of(*map.world, "districts");
    const Column* column = districts.layer->find_column(map.coverage->options.district_name_column);
    std::set<std::string> names;
    for (std::size_t row = 0; column != nullptr && row < column->size(); ++row) {
        if (districts.geometry->kinds[row] == GeometryKind::polygon) {
            names.insert(column->text(row));
        }
    }
    std::vector<std::string> sorted(names.begin(), names.end());
    std::sort(sorted.begin(), sorted.end(), text::comes_before);
    return sorted;
}

std::vector<std::vector<std::string>> villages_of(const CoverageMap& map,
                                                  const std::vector<std::string>& districts,
                                                  const text::Catalogue& words) {
    std::vector<std::vector<std::string>> result(districts.size());
    const WorldLayer* villages = map.world->find("villages");
    if (villages == nullptr || villages->kind() != GeometryKind::point) {
        return result;
    }
    const WorldLayer& areas = layer_of(*map.world, "districts");
    for (std::size_t d = 0; d < districts.size(); ++d) {
        for (const std::size_t area : rows_of(areas, *map.coverage, districts[d])) {
            const Box box = areas.geometry->feature_box(area);
            for (std::size_t row = 0; row < villages->layer->size(); ++row) {
                if (villages->geometry->kinds[row] != GeometryKind::point) {
                    continue;
                }
                const Coord at = villages->geometry->feature_coords(row).front();
                std::string name = villages->name(row, words.language());
                if (!name.empty() && box.contains(at) &&
                    travel::inside_polygon(*areas.geometry, area, at)) {
                    result[d].push_back(std::move(name));
                }
            }
        }
    }
    return result;
}

}  // namespace zamin::print
