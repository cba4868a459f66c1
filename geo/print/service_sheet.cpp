#include "print/service_sheet.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numbers>

#include "access/words.hpp"
#include "core/msgid.hpp"
#include "print/access_layer.hpp"
#include "print/map_drawing.hpp"
#include "print/page_theme.hpp"
#include "print/scale.hpp"
#include "text/number.hpp"
#include "text/words.hpp"

namespace zamin::print {

namespace {

using access::Answers;
using access::Index;
using access::Tri;

constexpr double largest_mm = 6.0;
constexpr double least_mm = 1.6;
constexpr double service_mm = 2.0;
constexpr double service_line_mm = 0.45;
// Above services, and so small that one in the same place is still seen round it.
constexpr double centre_mm = 1.5;
constexpr std::size_t most_named = 25;

// Kinds of services that have a translation.
constexpr const char* kind_words[] = {msgid("agro-shop"), msgid("adviser"), msgid("machinery"),
                                      msgid("unknown kind")};

std::string kind_name(const std::string& kind, const text::Catalogue& words) {
    const bool known = std::ranges::find(kind_words, kind) != std::end(kind_words);
    return text::with_capital(known ? words.tr(kind) : kind);
}

// Adult members of one village; of homes that are not known in the last entry.
struct Home {
    Index village = access::none;
    Answers within;
};

std::vector<Home> homes_of(const ServiceMap& map, const std::optional<ServiceArea>& area) {
    const access::Holdings& holdings = *map.access.holdings;
    std::map<Index, Home> by_village;
    for (std::size_t m = 0; m < holdings.members.size(); ++m) {
        const access::Member& member = holdings.members[m];
        if (member.adult != Tri::no && (!area || area->holds(holdings, member))) {
            Home& home = by_village[member.village];
            home.village = member.village;
            home.within.add(map.reach->any.empty() ? Tri::unknown : map.reach->any[m]);
        }
    }
    std::vector<Home> homes;
    for (const auto& [village, home] : by_village) {
        homes.push_back(home);
    }
    std::ranges::stable_sort(homes, std::greater<>(),
                             [](const Home& home) { return home.within.no; });
    return homes;
}

Answers sum_of(const std::vector<Home>& homes) {
    Answers sum;
    for (const Home& home : homes) {
        sum.yes += home.within.yes;
        sum.no += home.within.no;
        sum.unknown += home.within.unknown;
    }
    return sum;
}

// The share without, which is the gap.
access::Estimate without(const Answers& within) {
    return access::share_of({within.no, within.yes, within.unknown});
}

std::vector<Fill> home_fills() {
    // From light to dark, so that a copier without colour keeps them apart.
    return {Fill{style::mix(theme().accent, theme().raised, 0.7F), Hatch::none, theme().ink,
                 Hatch::wide},
            Fill{style::Colour::hex(0xFDBB84), Hatch::none, theme().ink, Hatch::horizontal},
            Fill{style::with_alpha(theme().alarm, 0.85F), Hatch::none, theme().ink, Hatch::dense},
            Fill{{}, Hatch::unknown}};
}

std::uint8_t class_of_home(const Answers& within) {
    if (within.known() == 0.0) {
        return 3;
    }
    return within.no == 0.0 ? 0 : within.yes > 0.0 ? 1 : 2;
}

MapLayer home_layer(const ServiceMap& map, const std::vector<Home>& homes,
                    const text::Catalogue& words) {
    const access::Holdings& holdings = *map.access.holdings;
    double most = 1.0;
    for (const Home& home : homes) {
        most = std::max(most, home.within.all());
    }
    MapLayer layer;
    layer.name = words.tr("Villages; the circle's area is their members");
    layer.fills = home_fills();
    layer.outline = theme().ink;
    layer.outline_mm = 0.15;
    std::vector<Coord> places;
    for (const Home& home : homes) {
        const auto* village = home.village == access::none
                                  ? nullptr
                                  : &holdings.villages[static_cast<std::size_t>(home.village)];
        places.push_back(village != nullptr && village->at ? *village->at
                                                           : Coord{std::nan(""), std::nan("")});
        layer.classes.push_back(class_of_home(home.within));
        layer.point_sizes_mm.push_back(
            std::max(least_mm, largest_mm * std::sqrt(home.within.all() / most)));
    }
    layer.geometry = points_on(map.access.world->crs, places);
    for (std::size_t i = 0; i < homes.size() && layer.names.size() < most_named; ++i) {
        if (homes[i].within.no > 0.0 && layer.geometry->kinds[i] == GeometryKind::point) {
            MapName& name = layer.names.emplace_back();
            name.text = access::name_in(
                holdings.villages[static_cast<std::size_t>(homes[i].village)], words.language());
            name.at_m = layer.geometry->feature_coords(i).front();
            name.kind = style::LabelKind::place;
            name.feature = i;
            name.priority = 2e9 + homes[i].within.no;  // before the village's name on the map
            name.sign_mm = layer.point_sizes_mm[i];
        }
    }
    return layer;
}

// Circles of the reach round every agro-shop and adviser, as one area.
MapLayer reach_layer(const ServiceMap& map, const text::Catalogue& words) {
    constexpr int sides = 72;
    const Transformation to_map(Crs::wgs84(), map.access.world->crs);
    auto circles = std::make_shared<Geometries>();
    for (const access::Service& service : map.access.holdings->services) {
        if (!service.at || (service.kind != "agro-shop" && service.kind != "adviser")) {
            continue;
        }
        const Coord centre = to_map.apply(*service.at);
        if (!std::isfinite(centre.x)) {
            continue;
        }
        for (int i = 0; i <= sides; ++i) {
            const double angle = 2 * std::numbers::pi * (i % sides) / sides;
            circles->coords.push_back({centre.x + map.service_m * std::cos(angle),
                                       centre.y + map.service_m * std::sin(angle)});
        }
        circles->end_ring();
        circles->end_part();
        circles->end_feature(GeometryKind::polygon);
    }
    MapLayer layer;
    layer.name = circles->feature_count() == 0 ? ""
                                               : words.tr("Within {0} of an agro-shop or adviser",
                                                          length_text(map.service_m, words));
    layer.geometry = std::move(circles);
    layer.fills = {Fill{style::mix(theme().ground, theme().accent, 0.16F)}};
    return layer;
}

// Hollow signs, unlike those of collection centres; as the legend can show them.
std::vector<MapLayer> service_layers(const ServiceMap& map, const text::Catalogue& words) {
    struct Sign {
        style::PointSign shape;
        style::Colour fill;
    };
    const Sign signs[] = {{style::PointSign::circle, theme().raised},
                          {style::PointSign::square, theme().raised},
                          {style::PointSign::square, theme().muted},
                          {style::PointSign::circle, theme().muted}};
    std::map<std::string, std::vector<Coord>> by_kind;
    for (const access::Service& service : map.access.holdings->services) {
        if (service.at) {
            by_kind[service.kind].push_back(*service.at);
        }
    }
    std::vector<MapLayer> layers;
    for (const auto& [kind, places] : by_kind) {
        const Sign& sign = signs[layers.size() % std::size(signs)];
        MapLayer& layer = layers.emplace_back();
        layer.name = kind_name(kind, words);
        layer.geometry = points_on(map.access.world->crs, places);
        layer.sign = sign.shape;
        layer.point_mm = service_mm;
        layer.fills = {Fill{sign.fill}};
        layer.outline = theme().ink;
        layer.outline_mm = service_line_mm;
    }
    return layers;
}

// Villages whose circle a service's sign would hide, as a layer above those signs; they are taken
// out of `homes`, which keeps all names.
MapLayer small_homes(MapLayer& homes) {
    MapLayer small = homes;
    small.names.clear();
    small.classes.resize(homes.point_sizes_mm.size());
    for (std::size_t i = 0; i < small.point_sizes_mm.size(); ++i) {
        const bool is_small = small.point_sizes_mm[i] < service_mm + service_line_mm;
        (is_small ? homes : small).classes[i] = not_drawn;
    }
    return small;
}

// Everything but the district or jamoat that the page is about, faded; nothing for other pages.
std::optional<MapLayer> veil_round(const AccessMap& map, const std::optional<ServiceArea>& area) {
    const WorldLayer* areas = area ? map.world->find(role_of(area->kind)) : nullptr;
    const Column* names = areas == nullptr ? nullptr : areas->field("name");
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; names != nullptr && row < names->size(); ++row) {
        if (names->text(row) == area->id && areas->geometry->kinds[row] == GeometryKind::polygon) {
            rows.push_back(row);
        }
    }
    return rows.empty() ? std::nullopt : std::optional(veil(*areas->geometry, rows));
}

PageMap page_map(const ServiceMap& map, const std::vector<Home>& homes,
                 const std::optional<ServiceArea>& area, const text::Catalogue& words) {
    const double room_m = area ? map.service_m : 2500.0;
    MapLayer drawn = home_layer(map, homes, words);
    Box extent;
    for (const Coord& p : drawn.geometry->coords) {
        extent.add(Coord{p.x - room_m, p.y - room_m});
        extent.add(Coord{p.x + room_m, p.y + room_m});
    }
    StartedMap started = start_map(map.access, extent, words);
    PageMap page = std::move(started.page);
    page.layers.insert(page.layers.begin(), reach_layer(map, words));  // hides no road or river
    const auto centres = std::ranges::find(started.above, "centres", &MapLayer::role);
    for (MapLayer& layer : started.above) {
        if (layer.role != "centres") {
            page.layers.push_back(std::move(layer));
        }
    }
    if (auto around = veil_round(map.access, area)) {
        page.layers.push_back(std::move(*around));
    }
    MapLayer small = small_homes(drawn);
    page.layers.push_back(std::move(drawn));
    for (MapLayer& layer : service_layers(map, words)) {
        page.layers.push_back(std::move(layer));
    }
    page.layers.push_back(std::move(small));
    if (centres != started.above.end()) {
        centres->point_mm = centre_mm;
        for (MapName& name : centres->names) {
            name.sign_mm = centre_mm;
        }
        page.layers.push_back(std::move(*centres));
    }
    return page;
}

LegendGroup home_legend(const std::vector<Home>& homes, const text::Catalogue& words) {
    LegendGroup group{words.tr("Villages; the circle's area is their members"), {}};
    const std::string labels[] = {words.tr("all members have a service within reach"),
                                  words.tr("some have none"), words.tr("none has one"),
                                  words.tr("it is not known where they live")};
    const std::vector<Fill> fills = home_fills();
    for (std::uint8_t c = 0; c < fills.size(); ++c) {
        if (std::ranges::any_of(homes,
                                [&](const Home& h) { return class_of_home(h.within) == c; })) {
            LegendEntry& entry = group.entries.emplace_back();
            entry.swatch.shape = SwatchShape::circle;
            entry.swatch.fill = fills[c];
            entry.swatch.outline = theme().ink;
            entry.label = labels[c];
        }
    }
    return group;
}

std::string count(double persons, const text::Catalogue& words) {
    return text::integer(std::llround(persons), words.language());
}

SheetTable kind_table(const ServiceMap& map, const std::optional<ServiceArea>& area,
                      const text::Catalogue& words) {
    const access::Holdings& holdings = *map.access.holdings;
    SheetTable table;
    table.title = words.tr("Members by kind of service");
    table.columns = {{words.tr("Service"), false},
                     {words.tr("within reach"), true},
                     {words.tr("not"), true},
                     {words.tr("not known"), true}};
    for (const access::ServiceReach::Kind& kind : map.reach->kinds) {
        Answers answers;
        for (std::size_t m = 0; m < kind.within.size(); ++m) {
            const access::Member& member = holdings.members[m];
            if (member.adult != Tri::no && (!area || area->holds(holdings, member))) {
                answers.add(kind.within[m]);
            }
        }
        table.rows.push_back({kind_name(kind.name, words), count(answers.yes, words),
                              count(answers.no, words), count(answers.unknown, words)});
    }
    return table;
}

Bars district_bars(const ServiceMap& map, const text::Catalogue& words) {
    Bars bars;
    bars.title = words.tr("Members without a service within reach, % by district");
    const Fill gap{theme().alarm, Hatch::none, theme().ink, Hatch::dense};
    const Fill rest{theme().line};
    for (const ServiceArea& district : service_areas(map.access, AreaKind::district, words)) {
        const access::Estimate share = without(sum_of(homes_of(map, district)));
        const double shown = share.value.value_or(share.upper.value_or(0.0));
        bars.rows.push_back({service_area_title(map.access, district, words),
                             {{gap, shown}, {rest, 100.0 - shown}},
                             range_text(share, 1, words) + " %"});
    }
    std::ranges::stable_sort(bars.rows, std::greater<>(),
                             [](const BarRow& row) { return row.parts.front().value; });
    return bars;
}

std::string statement(const ServiceMap& map, const Answers& all, const text::Catalogue& words) {
    if (map.reach->kinds.empty()) {
        return words.tr("The data name no service with a place.");
    }
    return words.tr_n("{0} % of {1} adult member has no agro-shop or adviser within {2}.",
                      "{0} % of {1} adult members have no agro-shop or adviser within {2}.",
                      std::llround(all.all()), range_text(without(all), 1, words),
                      count(all.all(), words), length_text(map.service_m, words));
}

}  // namespace

Sheet service_sheet(const ServiceMap& map, const std::optional<ServiceArea>& area,
                    const text::Catalogue& words) {
    const std::vector<Home> homes = homes_of(map, area);
    const Answers all = sum_of(homes);
    Sheet sheet;
    const std::string& project = map.access.project_title;
    sheet.outline = area ? service_area_title(map.access, *area, words) : words.tr("All districts");
    sheet.title = area              ? words.tr("{0}: who lacks services", sheet.outline)
                  : project.empty() ? words.tr("Who lacks services")
                                    : words.tr("{0}: who lacks services", project);
    sheet.statement = statement(map, all, words);
    sheet.figures = {
        {range_text(without(all), 1, words), "%",
         words.tr("have no agro-shop or adviser within {0}", length_text(map.service_m, words))},
        {count(all.no, words), "", words.tr("members without")},
        {count(all.unknown, words), "", words.tr("members whose home is not known")}};
    sheet.map = page_map(map, homes, area, words);
    sheet.legend = {home_legend(homes, words),
                    sign_legend(*sheet.map, seen_on(*sheet.map, map.access.format), words)};
    if (!area) {
        sheet.bars = district_bars(map, words);
    }
    sheet.table = kind_table(map, area, words);
    add_sources(map.access, sheet.notes, words);
    sheet.notes.push_back(words.tr(
        "Adult members in the tables are 100 %; the way is a straight line from where they live, "
        "else from their village. {0} is this programme's own limit.",
        length_text(map.service_m, words)));
    return sheet;
}

}  // namespace zamin::print
