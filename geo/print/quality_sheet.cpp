#include "print/quality_sheet.hpp"

#include <algorithm>
#include <array>

#include "core/msgid.hpp"
#include "print/coverage_parts.hpp"
#include "print/crop_fills.hpp"
#include "print/scale.hpp"
#include "text/number.hpp"
#include "text/words.hpp"

namespace zamin::print {

namespace {

struct Capture {
    const char* word;
    style::CropSlot slot;  // of the hues
};
constexpr std::array<Capture, 4> captures{
    {{msgid("walked"), 0}, {msgid("drawn"), 3}, {msgid("surveyed"), 7}, {msgid("imagery"), 8}}};
constexpr std::uint8_t unknown_class = captures.size();
constexpr double dots_from_scale = 250000.0;

std::vector<std::uint8_t> classes_of(const WorldLayer& plots) {
    std::vector<std::uint8_t> classes(plots.layer->size(), unknown_class);
    const Column* column = plots.field("capture");
    for (std::size_t row = 0; column != nullptr && row < classes.size(); ++row) {
        const std::string word = text::fold_word(column->text(row));
        const auto found = std::ranges::find_if(
            captures, [&](const Capture& capture) { return word == capture.word; });
        classes[row] = static_cast<std::uint8_t>(found - captures.begin());
    }
    return classes;
}

std::vector<Fill> fills() {
    std::vector<Fill> result;
    for (const Capture& capture : captures) {
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

// Plots of a class within the box, and all of them there.
std::int64_t count_in(const MapLayer& plots, const Box& box, std::optional<std::uint8_t> only) {
    std::int64_t count = 0;
    for (std::size_t i = 0; i < plots.geometry->feature_count(); ++i) {
        const bool is_there = plots.geometry->kinds[i] != GeometryKind::none &&
                              box.contains(plots.geometry->feature_box(i).center());
        count += is_there && (!only || plots.classes[i] == *only) ? 1 : 0;
    }
    return count;
}

std::string share_text(std::int64_t part, std::int64_t all, const text::Catalogue& words) {
    return all == 0 ? "–"
                    : text::number(100.0 * static_cast<double>(part) / static_cast<double>(all), 1,
                                   words.language());
}

void fill_sheet(const MapLayer& plots, const Box& box, const text::Catalogue& words, Sheet& sheet) {
    const std::int64_t all = count_in(plots, box, {});
    LegendGroup legend{words.tr("How plots were measured"), {}};
    sheet.table.title = words.tr("Plots by how they were measured");
    sheet.table.columns = {{words.tr("Way"), false}, {words.tr("Plots"), true}, {"%", true}};
    for (std::uint8_t c = 0; c <= unknown_class; ++c) {
        const std::int64_t n = count_in(plots, box, c);
        const std::string name = c == unknown_class ? words.tr("not known")
                                                    : std::string(words.lookup(captures[c].word));
        sheet.table.rows.push_back(
            {name, text::integer(n, words.language()), share_text(n, all, words)});
        if (n > 0) {
            LegendEntry entry;
            entry.swatch.fill = plots.fills[c];
            entry.label = name;
            legend.entries.push_back(std::move(entry));
        }
    }
    const std::int64_t walked = count_in(plots, box, 0) + count_in(plots, box, 2);
    const std::int64_t unknown = count_in(plots, box, unknown_class);
    sheet.statement =
        words.tr("{0} % of {1} plots were walked or surveyed; of {2} % it is not known.",
                 share_text(walked, all, words), text::integer(all, words.language()),
                 share_text(unknown, all, words));
    sheet.figures = {{share_text(walked, all, words), "%", words.tr("walked or surveyed")},
                     {share_text(unknown, all, words), "%", words.tr("not known how")},
                     {text::integer(all, words.language()), "", words.tr("plots on this page")}};
    sheet.legend = {legend, sign_legend(*sheet.map, words)};
}

}  // namespace

Sheet quality_sheet(const CoverageMap& map, const std::optional<std::string>& district,
                    const text::Catalogue& words) {
    const WorldLayer& plots = *map.world->find("plots");
    const WorldLayer& districts = areas_of(map);
    std::vector<std::size_t> rows;
    const Column* names = districts.layer->find_column(map.coverage->options.district_name_column);
    for (std::size_t row = 0; district && names != nullptr && row < names->size(); ++row) {
        if (names->text(row) == *district) {
            rows.push_back(row);
        }
    }
    Sheet sheet;
    sheet.outline = !district      ? words.tr("All districts")
                    : rows.empty() ? *district
                                   : districts.name(rows.front(), words.language());
    sheet.title = district ? words.tr("{0}: how its plots were measured", sheet.outline)
                           : words.tr("How plots were measured");
    const Box box = district && rows.empty() ? Box{} : box_of(*districts.geometry, rows);
    PageMap page;
    page.crs = map.world->crs;
    page.extent_m = box;
    page.scale = map.scale;
    const RectMm content = map.format.content_mm();
    BaseMap base = base_map(*map.world, box_shown(box, {content.w, content.h}),
                            map.scale.value_or(expected_scale(box, map.format)), words);
    page.layers = std::move(base.below);
    page.layers.push_back(plots_layer(plots, words));
    if (map.scale.value_or(expected_scale(box, map.format)) > dots_from_scale) {
        as_dots(page.layers.back());
    }
    const std::size_t at = page.layers.size() - 1;
    for (MapLayer& layer : base.above) {
        page.layers.push_back(std::move(layer));
    }
    if (!rows.empty()) {
        page.layers.push_back(veil(*districts.geometry, rows));
    }
    sheet.map = std::move(page);
    fill_sheet(sheet.map->layers[at], box, words, sheet);
    if (!map.sources.empty()) {
        sheet.notes.push_back(words.tr("Sources: {0}.", sources_text(map.sources, words)));
    }
    sheet.notes.insert(sheet.notes.end(), map.quality.begin(), map.quality.end());
    return sheet;
}

}  // namespace zamin::print
