#include "print/coverage_parts.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <map>

#include "core/msgid.hpp"
#include "core/told_error.hpp"
#include "coverage/summary.hpp"
#include "print/crop_fills.hpp"
#include "print/scale.hpp"
#include "text/number.hpp"

namespace zamin::print {

namespace {

using coverage::Coverage;
using coverage::CoverageRow;

// Plots are outlined from here on.
constexpr double outlined_below_scale = 40000.0;

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

// A sentence for each kind of area.
struct ByKind {
    const char* district;
    const char* jamoat;
    const char* village;
    const char* group;
};
std::string of_kind(const ByKind& sentences, AreaKind kind, const text::Catalogue& words) {
    const char* all[] = {sentences.district, sentences.jamoat, sentences.village, sentences.group};
    return words.tr(all[static_cast<int>(kind)]);
}

constexpr ByKind how_counted{
    msgid("Areas on the ellipsoid; plots astride a district line are cut there, and counted "
          "where their largest part lies."),
    msgid("Areas on the ellipsoid; plots astride a jamoat line are cut there, and counted "
          "where their largest part lies."),
    msgid("Areas on the ellipsoid; a plot counts, whole, for the village that its own record "
          "names."),
    msgid("Areas on the ellipsoid; a plot counts, whole, for the group that its own record "
          "names.")};
constexpr ByKind nothing_there{msgid("No plot of this district has land to count."),
                               msgid("No plot of this jamoat has land to count."),
                               msgid("No plot of this village has land to count."),
                               msgid("No plot of this group has land to count.")};
// Villages and groups have neither of the two.
constexpr ByKind official_land{msgid("the district's official cultivable hectares"),
                               msgid("the jamoat's official cultivable hectares"), "", ""};
constexpr ByKind whole_area{msgid("the district's whole area"), msgid("the jamoat's whole area"),
                            "", ""};

std::string denominator_text(const CoverageMap& map, const Coverage& coverage,
                             const text::Catalogue& words) {
    switch (coverage.options.denominator) {
        case coverage::Denominator::members:
            return words.tr("the mapped land of group members");
        case coverage::Denominator::mapped:
            return words.tr("the land of all mapped plots");
        case coverage::Denominator::official:
            return of_kind(official_land, map.kind, words);
        default:
            return of_kind(whole_area, map.kind, words);
    }
}

// Crops that have one colour.
struct SlotCrops {
    std::map<std::string, double> by_name_ha;  // by their shown name
    double area_ha = 0.0;
};

// "Cucumber, alfalfa, chickpea, …": those with most land.
std::string largest_names(const SlotCrops& crops, std::size_t most) {
    std::vector<std::pair<std::string, double>> sorted(crops.by_name_ha.begin(),
                                                       crops.by_name_ha.end());
    std::ranges::stable_sort(sorted, std::greater(), &std::pair<std::string, double>::second);
    std::string names;
    for (std::size_t i = 0; i < std::min(most, sorted.size()); ++i) {
        names += (i == 0 ? "" : ", ") + sorted[i].first;
    }
    return sorted.size() > most ? names + ", …" : names;
}

}  // namespace

const WorldLayer& needed_layer(const World& world, std::string_view role) {
    const WorldLayer* layer = world.find(role);
    if (layer == nullptr) {
        throw usage_error(said("There are no {0} to draw; the project needs [sources.{0}].",
                               {std::string(role)}));
    }
    return *layer;
}

const WorldLayer& areas_of(const CoverageMap& map) {
    return needed_layer(*map.world,
                        role_of(map.kind == AreaKind::jamoat ? map.kind : AreaKind::district));
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

std::string nothing_counted(AreaKind kind, const text::Catalogue& words) {
    return of_kind(nothing_there, kind, words);
}

std::string coverage_statement(const Coverage& coverage, const text::Catalogue& words) {
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

std::vector<KeyFigure> coverage_figures(const Coverage& coverage, const text::Catalogue& words) {
    const coverage::Overview all = coverage::overview(coverage);
    std::vector<KeyFigure> result;
    const std::vector<std::string> seasons = coverage::seasons_of(coverage);
    const std::string counted = words.tr("counted on {0}", plots_text(coverage.plots, words));
    result.push_back({hectares(coverage.plots_area_ha, words), words.tr("ha"),
                      seasons.size() < 2 ? counted
                                         : words.tr("{0}, of seasons {1}", counted,
                                                    fmt::format("{}", fmt::join(seasons, ", ")))});
    if (all.leading_pct) {
        result.push_back(
            {percent(*all.leading_pct, words), "%",
             words.tr("{0}, {1}", crop_name(all.leading_crop, words), of_what(coverage, words))});
    }
    if (coverage.plots > 0) {
        result.push_back(
            {percent(all.unknown_pct, words), "%", words.tr("of the land: crop unknown")});
    }
    return result;
}

LegendGroup crop_legend(const CoverageMap& map, const Coverage& coverage,
                        const text::Catalogue& words) {
    std::map<style::CropSlot, SlotCrops> by_slot;
    for (const CoverageRow& row : coverage.rows) {
        if (row.district != coverage::outside_name) {
            SlotCrops& crops = by_slot[map.scheme.slot(row.crop)];
            crops.by_name_ha[crop_name(row.crop, words)] += row.area_ha;
            crops.area_ha += row.area_ha;
        }
    }
    std::vector<std::pair<style::CropSlot, SlotCrops>> sorted(by_slot.begin(), by_slot.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        const bool last_a = a.first >= style::fallow_slot;
        const bool last_b = b.first >= style::fallow_slot;
        return last_a != last_b ? last_b : a.second.area_ha > b.second.area_ha;
    });
    LegendGroup group{words.tr("Crops, ha"), {}};
    for (const auto& [slot, crops] : sorted) {
        LegendEntry line;
        line.swatch.fill = crop_fill(slot);
        line.swatch.outline = style::with_alpha(style::Colour::hex(0x5B6570), 0.7F);
        line.swatch.outline_mm = 0.12;
        const std::string names = slot == style::other_slot
                                      ? words.tr("Other crops ({0})", largest_names(crops, 3))
                                      : largest_names(crops, crops.by_name_ha.size());
        line.label = words.tr("{0}: {1}", names, hectares(crops.area_ha, words));
        group.entries.push_back(std::move(line));
    }
    return group;
}

MapLayer crop_plots_layer(const CoverageMap& map, const text::Catalogue& words) {
    const style::Theme& theme = style::theme(style::ThemeName::light);
    MapLayer layer;
    layer.name = words.tr("Plots by crop");
    const WorldLayer& plots = needed_layer(*map.world, "plots");
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

MapLayer pale_plots_layer(const CoverageMap& map, std::vector<std::uint8_t> classes,
                          const text::Catalogue& words) {
    const style::Theme& theme = style::theme(style::ThemeName::light);
    MapLayer layer = crop_plots_layer(map, words);
    layer.name = words.tr("Other plots");
    layer.classes = std::move(classes);
    layer.fills = {Fill{theme.raised}};
    layer.outline = style::with_alpha(theme.muted, 0.6F);
    layer.outline_mm = 0.1;
    return layer;
}

std::vector<MapLayer> plot_layers(const CoverageMap& map, const text::Catalogue& words) {
    std::vector<MapLayer> layers;
    if (!map.pale.empty()) {
        layers.push_back(pale_plots_layer(map, map.pale, words));
    }
    layers.push_back(crop_plots_layer(map, words));
    return layers;
}

std::vector<std::string> coverage_notes(const CoverageMap& map, const Coverage& coverage,
                                        const text::Catalogue& words) {
    std::vector<std::string> result;
    add_sources(map, result, words);
    result.push_back(words.tr("100 % is {0}.", denominator_text(map, coverage, words)));
    result.push_back(of_kind(how_counted, map.kind, words));
    result.insert(result.end(), map.quality.begin(), map.quality.end());
    return result;
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
    table.title = words.tr("Crops, % {0}", of_what(coverage, words));
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

PageMap coverage_page_map(const CoverageMap& map, const Box& extent_m,
                          std::vector<MapLayer> subject, const text::Catalogue& words) {
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
    for (std::vector<MapLayer>* layers : {&subject, &base.above}) {
        for (MapLayer& layer : *layers) {
            page.layers.push_back(std::move(layer));
        }
    }
    return page;
}

}  // namespace zamin::print
