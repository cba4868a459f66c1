#include "print/coverage_sheet.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "coverage/selection.hpp"
#include "coverage/summary.hpp"
#include "print/coverage_parts.hpp"
#include "print/crop_fills.hpp"
#include "print/map_drawing.hpp"
#include "print/scale.hpp"
#include "text/alphabet.hpp"
#include "text/number.hpp"
#include "travel/places.hpp"

namespace zamin::print {

namespace {

using coverage::Coverage;

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
    const WorldLayer& districts = areas_of(map);
    const Column* names = districts.layer->find_column(map.coverage->options.district_name_column);
    // As long as at 1:2,000,000 on A4, and shorter as the districts get smaller.
    constexpr double full_scale = 2e6;
    const double scale = map.scale.value_or(expected_scale(page.extent_m, map.format));
    const double shrink = std::min(1.0, full_scale / scale);
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
                name.priority += 2e9;  // before centres, and before districts without a bar
                name.bar_mm = (4.0 + 14.0 * share) * shrink * map.format.type_scale();
            }
        }
    }
}

// A sentence on the land that is in no district, and so in no bar and no share.
std::string outside_text(const CoverageMap& map, const text::Catalogue& words) {
    const double outside_ha = coverage::overview(*map.coverage).outside_ha;
    constexpr double shown_ha = 0.05;
    if (outside_ha < shown_ha) {
        return "";
    }
    const std::string ha = text::hectares(outside_ha, words.language());
    return " " + (map.kind == AreaKind::jamoat ? words.tr("{0} ha lie in no jamoat.", ha)
                                               : words.tr("{0} ha lie in no district.", ha));
}

Bars district_bars(const CoverageMap& map, const text::Catalogue& words) {
    Bars bars;
    bars.title = words.tr("Hectares by district");
    const std::vector<coverage::CropBar> all = coverage::bars_of(*map.coverage);
    const bool of_several_seasons =
        std::ranges::any_of(all, [&](const auto& bar) { return bar.season != all.front().season; });
    for (const coverage::CropBar& bar : all) {
        BarRow row;
        row.label = district_title(map, bar.district, words);
        if (of_several_seasons && !bar.season.empty()) {
            row.label += ", " + bar.season;
        }
        for (const coverage::BarPart& part : bar.parts) {
            row.parts.push_back({crop_fill(map.scheme.slot(part.crop)), part.area_ha});
        }
        row.value = text::hectares(bar.area_ha, words.language());
        bars.rows.push_back(std::move(row));
    }
    return bars;
}

// N of 1:N from which on plots that do not count are no more than specks.
constexpr double specks_from_scale = 400000.0;

// Plots of other seasons are not on the map of this one; those that do not count are pale.
void leave_out_uncounted(const Layer& plots, CoverageMap& map) {
    const coverage::CoverageOptions& options = map.coverage->options;
    const coverage::Selection selection(plots, options);
    std::vector<std::uint8_t> pale(plots.size(), not_drawn);
    bool any_pale = false;
    std::string buffer;
    for (std::size_t row = 0; row < plots.size(); ++row) {
        const std::string_view season = selection.season(row, buffer);
        if (selection.counts(row, season)) {
            continue;
        }
        map.classes[row] = not_drawn;
        if (options.season.empty() || season == options.season) {
            pale[row] = 0;
            any_pale = true;
        }
    }
    if (any_pale) {
        map.pale = std::move(pale);
    }
}

}  // namespace

CoverageMap prepare_coverage_map(const World& world, const Coverage& coverage, AreaKind kind,
                                 const text::Catalogue& words) {
    CoverageMap map;
    map.world = &world;
    map.coverage = &coverage;
    map.kind = kind;
    const WorldLayer& plots = needed_layer(world, "plots");
    areas_of(map);
    if (const Column* crops = plots.layer->find_column(coverage.options.crop_column)) {
        map.scheme = style::assign_colours(style::count_values(*crops));
        map.classes = style::classify(*crops, map.scheme);
    } else {
        map.classes.assign(plots.layer->size(), style::unknown_slot);
    }
    leave_out_uncounted(*plots.layer, map);
    map.quality = quality_sentences(plots, words);
    return map;
}

std::string district_title(const WorldLayer* districts, const Coverage& coverage,
                           const std::string& name, const text::Catalogue& words) {
    if (name == coverage::outside_name) {
        return words.tr("No district");
    }
    if (name == coverage::unknown_name) {
        return words.tr("Unnamed district");
    }
    if (districts == nullptr) {
        return name;
    }
    const auto rows = rows_of(*districts, coverage, name);
    const std::string own = rows.empty() ? "" : districts->name(rows.front(), words.language());
    return own.empty() ? name : own;
}

std::string district_title(const CoverageMap& map, const std::string& name,
                           const text::Catalogue& words) {
    return district_title(&areas_of(map), *map.coverage, name, words);
}

Sheet coverage_sheet(const CoverageMap& map, const text::Catalogue& words) {
    const WorldLayer& districts = areas_of(map);
    Sheet sheet;
    sheet.title = map.project_title.empty()
                      ? words.tr("Crop coverage by district")
                      : words.tr("{0}: crop coverage by district", map.project_title);
    const bool title_says_season =
        map.project_title.find(map.coverage->options.season) != std::string::npos;
    sheet.title += title_says_season ? "" : season_text(*map.coverage, words);
    sheet.statement = coverage_statement(*map.coverage, words) + outside_text(map, words);
    sheet.figures = coverage_figures(*map.coverage, words);
    sheet.map =
        coverage_page_map(map, box_of(*districts.geometry, {}), plot_layers(map, words), words);
    add_bars(map, *sheet.map);
    sheet.legend = {crop_legend(map, *map.coverage, words),
                    sign_legend(*sheet.map, seen_on(*sheet.map, map.format), words)};
    if (map.scale.value_or(expected_scale(sheet.map->extent_m, map.format)) > specks_from_scale) {
        // Pale specks, of which a legend would only raise questions.
        std::erase_if(sheet.legend.back().entries, [&](const LegendEntry& entry) {
            return entry.label == words.tr("Other plots");
        });
    }
    sheet.bars = district_bars(map, words);
    sheet.notes = coverage_notes(map, *map.coverage, words);
    sheet.outline = words.tr("All districts");
    return sheet;
}

Sheet district_coverage_sheet(const CoverageMap& map, const std::string& district,
                              const text::Catalogue& words) {
    const WorldLayer& districts = areas_of(map);
    const Coverage part = coverage::of_district(*map.coverage, district);
    const auto rows = rows_of(districts, *map.coverage, district);
    Sheet sheet;
    sheet.outline = district_title(map, district, words);
    sheet.title = words.tr("{0}: crop coverage{1}", sheet.outline, season_text(part, words));
    sheet.statement =
        part.rows.empty() ? nothing_counted(map.kind, words) : coverage_statement(part, words);
    sheet.figures = coverage_figures(part, words);
    sheet.map = coverage_page_map(map, rows.empty() ? Box{} : box_of(*districts.geometry, rows),
                                  plot_layers(map, words), words);
    if (!rows.empty()) {
        sheet.map->layers.push_back(veil(*districts.geometry, rows));
    }
    Overview overview;
    overview.areas = districts.geometry;
    overview.chosen.assign(rows.begin(), rows.end());
    sheet.map->overview = std::move(overview);
    sheet.legend = {crop_legend(map, part, words),
                    sign_legend(*sheet.map, seen_on(*sheet.map, map.format), words)};
    sheet.table = crop_table(part, words);
    sheet.notes = coverage_notes(map, part, words);
    return sheet;
}

std::vector<std::string> district_names(const CoverageMap& map, const text::Catalogue& words) {
    const WorldLayer& districts = areas_of(map);
    const Column* column = districts.layer->find_column(map.coverage->options.district_name_column);
    std::set<std::string> names;
    for (std::size_t row = 0; column != nullptr && row < column->size(); ++row) {
        if (districts.geometry->kinds[row] == GeometryKind::polygon) {
            names.insert(column->text(row));
        }
    }
    std::vector<std::pair<std::string, std::string>> by_title;
    for (const std::string& name : names) {
        by_title.emplace_back(district_title(map, name, words), name);
    }
    std::ranges::stable_sort(by_title, text::comes_before,
                             &std::pair<std::string, std::string>::first);
    std::vector<std::string> sorted;
    for (auto& [title, name] : by_title) {
        sorted.push_back(std::move(name));
    }
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
    const WorldLayer& areas = areas_of(map);
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
