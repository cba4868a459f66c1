// The page of crop coverage of a village or a producer group.
#include "coverage/summary.hpp"
#include "print/coverage_parts.hpp"
#include "print/map_drawing.hpp"
#include "print/scale.hpp"

namespace zamin::print {

namespace {

// Outlined strongly: what is the unit's own is told without colour too.
MapLayer own_plots(const CoverageMap& map, const PlotUnit& unit, const text::Catalogue& words) {
    MapLayer layer = crop_plots_layer(map, words);
    for (std::size_t row = 0; row < layer.classes.size(); ++row) {
        layer.classes[row] = unit.own[row] ? layer.classes[row] : not_drawn;
    }
    layer.outline = style::theme(style::ThemeName::light).ink;
    layer.outline_mm = own_outline_mm;
    return layer;
}

std::vector<std::uint8_t> others(const CoverageMap& map, const PlotUnit& unit) {
    std::vector<std::uint8_t> pale(map.classes.size(), not_drawn);
    for (std::size_t row = 0; row < pale.size(); ++row) {
        const bool counts = map.classes[row] != not_drawn;
        if (counts ? !unit.own[row] : !map.pale.empty() && map.pale[row] != not_drawn) {
            pale[row] = 0;
        }
    }
    return pale;
}

}  // namespace

Sheet unit_coverage_sheet(const CoverageMap& map, const PlotUnit& unit,
                          const text::Catalogue& words) {
    const coverage::Coverage part = coverage::of_district(*map.coverage, unit.id);
    Sheet sheet;
    sheet.outline = unit.title;
    sheet.title = words.tr("{0}: crop coverage{1}", unit.title, season_text(part, words));
    sheet.statement =
        part.rows.empty() ? nothing_counted(map.kind, words) : coverage_statement(part, words);
    sheet.figures = coverage_figures(part, words);
    sheet.map = coverage_page_map(
        map, with_room(unit.extent_m),
        {pale_plots_layer(map, others(map, unit), words), own_plots(map, unit, words)}, words);
    if (const WorldLayer* districts = map.world->find("districts")) {
        sheet.map->overview = Overview{districts->geometry, unit.districts};
    }
    sheet.legend = {crop_legend(map, part, words),
                    sign_legend(*sheet.map, seen_on(*sheet.map, map.format), words)};
    sheet.table = crop_table(part, words);
    sheet.notes = coverage_notes(map, part, words);
    return sheet;
}

}  // namespace zamin::print
