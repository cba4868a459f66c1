#include "print/catchment_sheet.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "catchment/catchment_layers.hpp"
#include "print/catchment_farms.hpp"
#include "print/page_theme.hpp"
#include "text/number.hpp"

namespace zamin::print {

namespace {

using catchment::Catchments;
using catchment::Delivery;
using catchment::Reason;

std::string tonnes_text(double tonnes, const text::Catalogue& words) {
    return text::number(tonnes, 0, words.language());
}

// What a centre would take of a farm and does not.
bool is_left(const Delivery& delivery) {
    return !delivery.centre &&
           (delivery.reason == Reason::no_room || delivery.reason == Reason::beyond_limit ||
            delivery.reason == Reason::no_way);
}

double left_t(const Catchments& catchments) {
    double sum = 0.0;
    for (const Delivery& delivery : catchments.deliveries) {
        sum += is_left(delivery) ? delivery.tonnes.value_or(0.0) : 0.0;
    }
    return sum;
}

double served_t(const Catchments& catchments) {
    double sum = 0.0;
    for (const catchment::CentreSum& centre : catchments.sums) {
        sum += centre.tonnes;
    }
    return sum;
}

// A layer of the answer on the page's system.
std::shared_ptr<const Geometries> on_map(const Layer& layer, const Crs& crs) {
    auto geometry = std::make_shared<Geometries>(layer.geometry);
    Transformation(layer.crs, crs).apply(geometry->coords);
    return geometry;
}

std::string left_name(const text::Catalogue& words) {
    return words.tr("Farms whose harvest finds no room or no way");
}

MapLayer left_points(const CatchmentMap& map, std::shared_ptr<const Geometries> farms,
                     const text::Catalogue& words) {
    MapLayer layer;
    layer.name = left_name(words);
    layer.geometry = std::move(farms);
    layer.point_mm = 1.5;
    layer.fills = {Fill{theme().raised}};
    layer.outline = theme().alarm;
    layer.outline_mm = 0.3;
    for (const Delivery& delivery : map.catchments->deliveries) {
        layer.classes.push_back(is_left(delivery) ? 0 : hidden_farm);
    }
    return layer;
}

// Lines in three widths by their tonnes.
std::vector<MapLayer> flow_lines(const CatchmentMap& map, std::optional<std::size_t> only,
                                 const text::Catalogue& words) {
    const Layer flows = catchment::flow_layer(*map.catchments);
    const auto geometry = on_map(flows, map.world->crs);
    const Column& tonnes = flows.column("tonnes");
    const Column& centre = flows.column("centre");
    double most_t = 0.0;
    for (std::size_t row = 0; row < flows.size(); ++row) {
        most_t = std::max(most_t, tonnes.number(row).value_or(0.0));
    }
    std::vector<MapLayer> layers;
    for (const int step : {0, 1, 2}) {
        MapLayer layer;
        layer.geometry = std::make_shared<Geometries>();
        auto lines = std::make_shared<Geometries>();
        for (std::size_t row = 0; row < flows.size(); ++row) {
            const double share = tonnes.number(row).value_or(0.0) / std::max(most_t, 1e-9);
            const int own = share > 0.5 ? 2 : share > 0.15 ? 1 : 0;
            const bool shown = !only || centre.text(row) == map.catchments->centres[*only].id;
            if (own == step && shown) {
                lines->append(*geometry, row);
            }
        }
        layer.geometry = std::move(lines);
        layer.outline = style::with_alpha(theme().accent, 0.45F);
        layer.outline_mm = 0.15 + 0.35 * step;
        layer.name = step == 2 ? words.tr("Ways, wider for more tonnes") : "";
        layers.push_back(std::move(layer));
    }
    return layers;
}

std::string holds_text(const Catchments& catchments, std::size_t centre,
                       const text::Catalogue& words) {
    const auto& capacity = catchments.centres[centre].capacity_t;
    const std::string brought = tonnes_text(catchments.sums[centre].tonnes, words);
    return capacity ? words.tr("{0} of {1} t", brought, tonnes_text(*capacity, words))
                    : words.tr("{0} t, capacity not known", brought);
}

bool is_full(const Catchments& catchments, std::size_t centre) {
    const auto& capacity = catchments.centres[centre].capacity_t;
    return capacity && catchments.sums[centre].tonnes >= 0.995 * *capacity;
}

// With room, and full: light and dark, so that a copier without colour keeps them apart.
std::vector<Fill> sign_fills() {
    return {Fill{style::mix(theme().accent, theme().raised, 0.6F), Hatch::none, theme().ink,
                 Hatch::wide},
            Fill{theme().alarm, Hatch::none, theme().ink, Hatch::dense}};
}

MapLayer centre_signs(const CatchmentMap& map, std::optional<std::size_t> only,
                      const text::Catalogue& words) {
    const Catchments& catchments = *map.catchments;
    MapLayer layer;
    layer.geometry = on_map(catchment::centre_layer(catchments), map.world->crs);
    layer.sign = style::PointSign::square;
    layer.point_mm = 3.2;
    layer.outline = theme().ink;
    layer.outline_mm = 0.3;
    layer.fills = sign_fills();
    for (std::size_t i = 0; i < catchments.centres.size(); ++i) {
        layer.classes.push_back(only && *only != i ? hidden_farm : is_full(catchments, i) ? 1 : 0);
        if (layer.geometry->kinds[i] != GeometryKind::point || (only && *only != i)) {
            continue;
        }
        MapName name;
        name.text = centre_title(map, i, words) + ": " + holds_text(catchments, i, words);
        name.at_m = layer.geometry->feature_coords(i).front();
        name.kind = style::LabelKind::place;
        name.feature = i;
        name.priority = 1e10;
        name.essential = true;
        name.size_pt = 8.0;
        name.bold = true;
        name.sign_mm = layer.point_mm;
        layer.names.push_back(std::move(name));
    }
    return layer;
}

Box box_of_shown(const MapLayer& layer, Box box) {
    for (std::size_t i = 0; i < layer.geometry->feature_count(); ++i) {
        if (layer.classes[i] != hidden_farm && layer.geometry->kinds[i] == GeometryKind::point) {
            box.add(layer.geometry->feature_coords(i).front());
        }
    }
    return box;
}

PageMap page_map(const CatchmentMap& map, std::optional<std::size_t> only,
                 const text::Catalogue& words) {
    const auto farms = on_map(catchment::farm_layer(*map.catchments), map.world->crs);
    std::vector<MapLayer> served = farm_layers(*map.catchments, farms, only);
    MapLayer left = left_points(map, farms, words);
    MapLayer centres = centre_signs(map, only, words);
    Box extent_m = box_of_shown(centres, {});
    for (const MapLayer& layer : served) {
        extent_m = box_of_shown(layer, extent_m);
    }
    if (!only) {
        extent_m = box_of_shown(left, extent_m);
    }
    StartedMap started = start_map(map, extent_m, words);
    PageMap page = std::move(started.page);
    for (MapLayer& layer : started.above) {
        // The answer's own centres stand in their place.
        if (layer.sign != style::PointSign::square) {
            page.layers.push_back(std::move(layer));
        }
    }
    for (MapLayer& layer : flow_lines(map, only, words)) {
        page.layers.push_back(std::move(layer));
    }
    for (MapLayer& layer : served) {
        page.layers.push_back(std::move(layer));
    }
    if (!only) {
        page.layers.push_back(std::move(left));
    }
    page.layers.push_back(std::move(centres));
    return page;
}

LegendEntry point_entry(const Fill& fill, style::Colour outline, SwatchShape shape,
                        std::string label) {
    LegendEntry entry;
    entry.swatch.shape = shape;
    entry.swatch.fill = fill;
    entry.swatch.outline = outline;
    entry.label = std::move(label);
    return entry;
}

LegendGroup centre_legend(const CatchmentMap& map, std::optional<std::size_t> only,
                          const text::Catalogue& words) {
    LegendGroup group{words.tr("Farms by centre"), {}};
    const Catchments& catchments = *map.catchments;
    const std::vector<Fill> signs = sign_fills();
    std::size_t full = 0;
    for (std::size_t i = 0; i < catchments.centres.size(); ++i) {
        full += is_full(catchments, i) ? 1 : 0;
    }
    if (full < catchments.centres.size()) {
        group.entries.push_back(point_entry(signs[0], theme().ink, SwatchShape::square,
                                            words.tr("collection centre with room")));
    }
    if (full > 0) {
        group.entries.push_back(point_entry(signs[1], theme().ink, SwatchShape::square,
                                            words.tr("collection centre, full")));
    }
    for (std::size_t i = 0; i < catchments.centres.size(); ++i) {
        if (!only || *only == i) {
            group.entries.push_back({farm_swatch(i), centre_title(map, i, words)});
        }
    }
    if (!only && left_t(catchments) > 0.0) {
        group.entries.push_back(point_entry(Fill{theme().raised}, theme().alarm,
                                            SwatchShape::circle, words.tr("no room or no way")));
    }
    return group;
}

Bars capacity_bars(const CatchmentMap& map, const text::Catalogue& words) {
    const Catchments& catchments = *map.catchments;
    Bars bars;
    bars.title = words.tr("Tonnes a season, of the capacity");
    Fill filled;
    filled.colour = theme().accent;
    filled.without_colour = Hatch::dense;
    Fill full;
    full.colour = theme().alarm;
    full.without_colour = Hatch::grid;
    Fill free;
    free.colour = theme().line;
    for (std::size_t i = 0; i < catchments.centres.size(); ++i) {
        const double brought = catchments.sums[i].tonnes;
        const double room =
            std::max(0.0, catchments.centres[i].capacity_t.value_or(brought) - brought);
        bars.rows.push_back({centre_title(map, i, words),
                             {{is_full(catchments, i) ? full : filled, brought}, {free, room}},
                             holds_text(catchments, i, words)});
    }
    return bars;
}

SheetTable centre_rows(const CatchmentMap& map, const text::Catalogue& words) {
    const Catchments& catchments = *map.catchments;
    const auto count = [&](const std::optional<std::size_t>& n) {
        return n ? text::integer(static_cast<std::int64_t>(*n), words.language()) : "–";
    };
    SheetTable table;
    table.title = words.tr("Members who deliver");
    table.columns = {
        {words.tr("Centre"), false}, {words.tr("Members"), true}, {words.tr("Women"), true}};
    for (std::size_t i = 0; i < catchments.centres.size(); ++i) {
        const catchment::CentreSum& sum = catchments.sums[i];
        table.rows.push_back({centre_title(map, i, words), count(sum.members), count(sum.women)});
    }
    return table;
}

std::string statement(const Catchments& catchments, const text::Catalogue& words) {
    const double left = left_t(catchments);
    return left > 0.5 ? words.tr("The centres take {0} t; {1} t find no room or no way.",
                                 tonnes_text(served_t(catchments), words), tonnes_text(left, words))
                      : words.tr("The centres take all {0} t of what they could be brought.",
                                 tonnes_text(served_t(catchments), words));
}

std::vector<std::string> notes(const CatchmentMap& map, const text::Catalogue& words) {
    std::vector<std::string> result;
    add_sources(map, result, words);
    result.push_back(words.tr("Ways: {0}. Tonnes: hectares by yield and marketed share.",
                              words.say(map.catchments->way)));
    std::ranges::copy(map.counted, std::back_inserter(result));
    const auto unknown = static_cast<std::int64_t>(
        std::ranges::count(map.catchments->deliveries, Reason::tonnes_unknown, &Delivery::reason));
    if (unknown > 0) {
        result.push_back(words.tr_n("Of {0} farm the tonnes are not known.",
                                    "Of {0} farms the tonnes are not known.", unknown,
                                    text::integer(unknown, words.language())));
    }
    return result;
}

void set_legend(const CatchmentMap& map, std::optional<std::size_t> only, Sheet& sheet,
                const text::Catalogue& words) {
    sheet.legend = {centre_legend(map, only, words),
                    sign_legend(*sheet.map, seen_on(*sheet.map, map.format), words)};
    // They are among the farms already.
    std::erase_if(sheet.legend.back().entries,
                  [&](const LegendEntry& entry) { return entry.label == left_name(words); });
}

}  // namespace

std::string centre_title(const CatchmentMap& map, std::size_t centre,
                         const text::Catalogue& words) {
    const catchment::Centre& named = map.catchments->centres[centre];
    const WorldLayer* layer = map.world->find("centres");
    const Column* ids = layer ? layer->field("centre_id") : nullptr;
    for (std::size_t row = 0; ids != nullptr && row < ids->size(); ++row) {
        if (ids->text(row) == named.id) {
            return layer->name(row, words.language());
        }
    }
    return named.name.empty() ? named.id : named.name;
}

Sheet catchment_sheet(const CatchmentMap& map, const text::Catalogue& words) {
    const Catchments& catchments = *map.catchments;
    Sheet sheet;
    sheet.title = map.project_title.empty()
                      ? words.tr("Collection centres and their catchments")
                      : words.tr("{0}: collection centres", map.project_title);
    sheet.outline = words.tr("All centres");
    sheet.statement = statement(catchments, words);
    double capacity_t = 0.0;
    for (const catchment::Centre& centre : catchments.centres) {
        capacity_t += centre.capacity_t.value_or(0.0);
    }
    sheet.figures = {
        {tonnes_text(served_t(catchments), words), words.tr("t"), words.tr("find room a season")},
        {tonnes_text(left_t(catchments), words), words.tr("t"), words.tr("find no room or no way")},
        {tonnes_text(capacity_t, words), words.tr("t"),
         words.tr("are the centres' known capacity")}};
    sheet.map = page_map(map, std::nullopt, words);
    set_legend(map, std::nullopt, sheet, words);
    sheet.bars = capacity_bars(map, words);
    sheet.table = centre_rows(map, words);
    sheet.notes = notes(map, words);
    return sheet;
}

Sheet centre_sheet(const CatchmentMap& map, std::size_t centre, const text::Catalogue& words) {
    const Catchments& catchments = *map.catchments;
    const catchment::CentreSum& sum = catchments.sums[centre];
    Sheet sheet;
    sheet.outline = centre_title(map, centre, words);
    sheet.title = words.tr("{0}: catchment", sheet.outline);
    sheet.statement = words.tr("It is brought {0}.", holds_text(catchments, centre, words));
    sheet.figures = {{tonnes_text(sum.tonnes, words), words.tr("t"), words.tr("are brought")},
                     {text::integer(static_cast<std::int64_t>(sum.farms), words.language()), "",
                      words.tr("farms deliver")}};
    if (sum.members && sum.women) {
        sheet.figures.push_back(
            {text::integer(static_cast<std::int64_t>(*sum.members), words.language()), "",
             words.tr("members, {0} of them women",
                      text::integer(static_cast<std::int64_t>(*sum.women), words.language()))});
    }
    sheet.map = page_map(map, centre, words);
    set_legend(map, centre, sheet, words);
    sheet.bars = capacity_bars(map, words);
    sheet.notes = notes(map, words);
    return sheet;
}

}  // namespace zamin::print
