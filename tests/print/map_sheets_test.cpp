// The pages of land access and of catchments, from small worlds worked out by hand, on every paper
// and in every language.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "print/access_sheet.hpp"
#include "print/box_layers.hpp"
#include "print/catchment_sheet.hpp"
#include "print/listing.hpp"
#include "print/page_checks.hpp"
#include "print/profile_sheet.hpp"

using namespace zamin;
using namespace zamin::print;

namespace {

World districts_world() {
    return make_world({world_layer("districts", boxes("d", "name", {"Kulob", "Vose"}, 0.2))});
}

// Two groups in Kulob: one without any land, one whose member has 0.3 ha; what is missing to half a
// hectare is 1 and 0.2 ha. A third in Vose of whose land nothing is known.
struct Gaps {
    access::Holdings holdings;
    access::Indicators groups, districts, all;

    explicit Gaps(text::Language language) {
        holdings.districts = {"Kulob", "Vose"};
        for (int v = 0; v < 3; ++v) {
            access::Village& village = holdings.villages.emplace_back();
            village.id = "V" + std::to_string(v);
            village.district = v == 2 ? 1 : 0;
            village.at = Coord{69.05 + 0.1 * v, 37.9};
            access::Group& group = holdings.groups.emplace_back();
            group.id = group.name = "G" + std::to_string(v);
            group.village = v;
            group.at = village.at;
        }
        add_member(0, 0.0, access::Tri::yes);
        add_member(0, 0.0, access::Tri::yes);
        add_member(1, 0.3, access::Tri::yes);
        add_member(2, 0.0, access::Tri::unknown);
        (void)access::split_shares(holdings);
        for (auto [by, result] : {std::pair{access::UnitKind::group, &groups},
                                  {access::UnitKind::district, &districts},
                                  {access::UnitKind::all, &all}}) {
            access::AccessOptions options;
            options.by = by;
            options.language = language;
            Progress progress;
            *result = access::indicators(holdings, options, progress);
        }
    }

    void add_member(access::Index group, double area_ha, access::Tri surveyed) {
        access::Member& member = holdings.members.emplace_back();
        member.id = "M" + std::to_string(holdings.members.size());
        member.sex = access::Sex::female;
        member.group = member.village = group;
        member.adult = access::Tri::yes;
        member.plots_surveyed = surveyed;
        if (area_ha > 0.0) {
            access::Plot& plot = holdings.plots.emplace_back();
            plot.area_ha = area_ha;
            access::Right& right = holdings.rights.emplace_back();
            right.plot = 0;
            right.party = access::PartyKind::member;
            right.holder = static_cast<access::Index>(holdings.members.size()) - 1;
            right.sex = access::Sex::female;
        }
    }

    AccessMap map(const World& world) const {
        AccessMap result;
        result.world = &world;
        result.holdings = &holdings;
        result.groups = &groups;
        result.districts = &districts;
        result.all = &all;
        return result;
    }
};

const LegendGroup& levels(const Sheet& sheet) {
    return sheet.legend.front();
}

}  // namespace

TEST_CASE("gaps: what is missing, by level; the unknown is a range, not a colour") {
    const World world = districts_world();
    const Gaps gaps(text::Language::english);
    const text::Catalogue words;
    const Sheet sheet = access_sheet(gaps.map(world), words);
    // Of four members' land one is unknown: a quarter, so that there is only a range.
    CHECK(sheet.statement.starts_with(
        "In 3 of 3 groups there are members with less than 0.5 ha; together "
        "1.2 to 1.7 ha are missing."));
    CHECK(sheet.statement.ends_with("1 group has no land at all."));
    CHECK(sheet.figures[0].value == "1.2 to 1.7");
    REQUIRE(sheet.table.rows.size() == 3);
    CHECK(sheet.table.rows[0][3] == "1.0");
    // Levels 0 and 1 are on the map, and one that cannot be said: three signs, the last hatched.
    REQUIRE(levels(sheet).entries.size() == 3);
    CHECK(levels(sheet).entries[0].label == "no group plot, no member with land");
    CHECK(levels(sheet).entries[2].swatch.fill.hatch == Hatch::unknown);
    CHECK(sheet.bars.rows.size() == 2);
}

TEST_CASE("gaps: a page a district, a page a group") {
    const World world = districts_world();
    const Gaps gaps(text::Language::english);
    const AccessMap map = gaps.map(world);
    const text::Catalogue words;
    CHECK(access_units(map, AreaKind::district, words) ==
          std::vector<std::string>{"Kulob", "Vose"});
    CHECK(access_units(map, AreaKind::group, words) == std::vector<std::string>{"G0", "G1", "G2"});
    const Sheet kulob = area_access_sheet(map, "Kulob", words);
    CHECK(kulob.table.rows.size() == 2);
    CHECK(kulob.figures[0].value == "1.2");
    const Sheet group = group_access_sheet(map, "G1", words);
    CHECK(group.statement == "0.2 ha are missing; no group plot.");
    CHECK(group_access_sheet(map, "nobody", words).title == "nobody");
    // Its own circle stands over the others with a stronger line and its figure.
    const std::vector<MapLayer>& layers = group.map->layers;
    const MapLayer& own = layers.back();
    const MapLayer& others = layers[layers.size() - 2];
    REQUIRE(own.names.size() == 1);
    CHECK(own.names[0].text == "G1: 0.2 ha");
    CHECK(own.names[0].essential);
    CHECK(std::ranges::count(own.classes, 255) == 2);
    CHECK(std::ranges::count(others.classes, 255) == 1);
    CHECK(own.outline_mm > 2 * others.outline_mm);
    CHECK(std::ranges::none_of(others.names,
                               [](const MapName& name) { return name.text.starts_with("G1"); }));
}

TEST_CASE("gaps on every paper in every language") {
    const World world = districts_world();
    check_on_all_papers([&](const PageFormat& format, const text::Catalogue& words) {
        const Gaps gaps(words.language());
        AccessMap map = gaps.map(world);
        map.format = format;
        return access_sheet(map, words);
    });
}

namespace {

// One centre for 10 t: farm 0 brings 8, farm 1 finds no room for 5.
catchment::Catchments one_centre() {
    catchment::Catchments result;
    result.way = as_it_is("straight line");
    for (int i = 0; i < 2; ++i) {
        catchment::Farm& farm = result.farms.emplace_back();
        farm.id = "F" + std::to_string(i);
        farm.place = {69.05 + 0.02 * i, 37.9};
    }
    result.centres.push_back({"C1", "Dahana", "tomato", "", 8.0, {69.1, 37.95}});
    result.deliveries.push_back({0, 0U, 3000.0, 8.0, 1.0, catchment::Reason::served});
    result.deliveries.push_back(
        {1, std::nullopt, std::nullopt, 5.0, 1.0, catchment::Reason::no_room});
    catchment::CentreSum& sum = result.sums.emplace_back();
    sum.farms = 1;
    sum.tonnes = 8.0;
    sum.members = 3;
    sum.women = 2;
    sum.mean_cost = 3000.0;
    return result;
}

CatchmentMap catchment_map(const World& world, const catchment::Catchments& catchments) {
    CatchmentMap map;
    map.world = &world;
    map.catchments = &catchments;
    return map;
}

}  // namespace

TEST_CASE("catchments: what is taken, what finds no room, the full centre in alarm") {
    const World world = districts_world();
    const catchment::Catchments catchments = one_centre();
    const text::Catalogue words;
    const Sheet sheet = catchment_sheet(catchment_map(world, catchments), words);
    CHECK(sheet.statement == "The centres take 8 t; 5 t find no room or no way.");
    REQUIRE(sheet.bars.rows.size() == 1);
    CHECK(sheet.bars.rows[0].value == "8 of 8 t");
    CHECK(sheet.bars.rows[0].parts[0].fill.colour == style::theme(style::ThemeName::light).alarm);
    CHECK(sheet.table.rows[0] == std::vector<std::string>{"Dahana", "3", "2"});
    const Sheet one = centre_sheet(catchment_map(world, catchments), 0, words);
    CHECK(one.title == "Dahana: catchment");
    CHECK(one.statement == "It is brought 8 of 8 t.");
    check_on_all_papers([&](const PageFormat& format, const text::Catalogue& language) {
        CatchmentMap map = catchment_map(world, catchments);
        map.format = format;
        return catchment_sheet(map, language);
    });
}

TEST_CASE(
    "catchments: seven centres differ without colour, 63 in sign or colour, as in the legend") {
    const World world = districts_world();
    catchment::Catchments catchments;
    catchments.way = as_it_is("straight line");
    for (std::uint32_t i = 0; i < 63; ++i) {
        const std::string name = "C" + std::to_string(i);
        catchments.centres.push_back({name, name, "tomato", "", 8.0, {69.1 + 0.001 * i, 37.95}});
        catchments.farms.emplace_back().place = {69.05 + 0.001 * i, 37.9};
        catchments.deliveries.push_back({i, i, 3000.0, 8.0, 1.0, catchment::Reason::served});
        catchments.sums.emplace_back().tonnes = 8.0;
    }
    const Sheet sheet = catchment_sheet(catchment_map(world, catchments), text::Catalogue());
    // Behind that of the centres themselves, which are all full.
    const auto& entries = sheet.legend.front().entries;
    REQUIRE(entries.size() == 1 + 63);
    const auto grey_look = [&](std::size_t centre) {
        const Swatch& swatch = entries[1 + centre].swatch;
        return std::tuple(swatch.shape, swatch.outline.r < 0.5F);
    };
    std::set<std::tuple<SwatchShape, bool>> grey;
    std::set<std::tuple<SwatchShape, bool, float, float, float>> all;
    for (std::size_t centre = 0; centre < 63; ++centre) {
        const auto [shape, open] = grey_look(centre);
        const style::Colour colour = entries[1 + centre].swatch.fill.colour;
        grey.emplace(shape, open);
        CHECK(grey.size() == std::min<std::size_t>(centre + 1, 7));
        all.emplace(shape, open, colour.r, colour.g, colour.b);
        // An open circle is a farm without room.
        CHECK_FALSE((shape == SwatchShape::circle && open));
    }
    CHECK(all.size() == 63);
    // On the map every farm is drawn once, by the sign and the fill of its centre.
    std::vector<int> drawn(63, 0);
    for (const MapLayer& layer : sheet.map->layers) {
        for (std::size_t farm = 0; layer.fills.size() == 9 && farm < 63; ++farm) {
            if (layer.classes[farm] < layer.fills.size()) {
                ++drawn[farm];
                const Swatch& swatch = entries[1 + farm].swatch;
                CHECK(swatch_shape(layer.sign) == swatch.shape);
                CHECK(layer.outline == swatch.outline);
                CHECK(layer.fills[layer.classes[farm]].colour == swatch.fill.colour);
            }
        }
    }
    CHECK(drawn == std::vector<int>(63, 1));
}

namespace {

WorldLayer table_of(const char* role, const std::vector<std::vector<std::string>>& rows) {
    auto layer = std::make_shared<Layer>();
    layer->name = layer->source = role;
    for (const std::string& name : rows.front()) {
        const bool number = name == "year" || name == "t_ha" || name == "capacity_t";
        layer->columns.emplace_back(name, number ? ColumnType::real : ColumnType::text);
    }
    for (std::size_t r = 1; r < rows.size(); ++r) {
        layer->feature_ids.push_back(static_cast<std::int64_t>(r));
        layer->geometry.add_empty();
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            Column& column = layer->columns[c];
            column.is_number() ? column.push_real(std::stod(rows[r][c]))
                               : column.push_text(rows[r][c]);
        }
    }
    return world_layer(role, std::move(layer));
}

}  // namespace

TEST_CASE("the profile of a cluster: people, hectares, tonnes against capacity, yields by year") {
    WorldLayer centres = table_of(
        "centres",
        {{"centre_id", "commodity", "capacity_t"}, {"C1", "rice", "10"}, {"C2", "onion", "99"}});
    auto placed = std::make_shared<Layer>(*centres.layer);
    placed->crs = Crs::wgs84();
    placed->geometry = {};
    for (int i = 0; i < 2; ++i) {
        placed->geometry.coords.push_back({69.1, 37.9});
        placed->geometry.end_ring();
        placed->geometry.end_part();
        placed->geometry.end_feature(GeometryKind::point);
    }
    centres.layer = placed;
    const World world =
        make_world({world_layer("districts", boxes("d", "name", {"Kulob", "Vose"}, 0.2)), centres});
    Gaps gaps(text::Language::english);
    for (access::Group& group : gaps.holdings.groups) {
        group.cluster = group.village == 2 ? "V" : "K";
        group.stage = "norming";
    }
    gaps.holdings.members[0].in_committee = true;
    gaps.holdings.crops = {"rice"};
    gaps.holdings.crop_records = {{0, 0, access::none}};
    access::Indicators clusters;
    access::AccessOptions options;
    options.by = access::UnitKind::cluster;
    Progress progress;
    clusters = access::indicators(gaps.holdings, options, progress);
    ProfileMap map;
    map.access = gaps.map(world);
    map.clusters = &clusters;
    map.cluster_table = table_of("clusters", {{"cluster_id", "commodity"}, {"K", "rice"}});
    map.yields = table_of("yields", {{"crop", "district", "year", "population", "t_ha"},
                                     {"rice", "Kulob", "2017", "members", "4"},
                                     {"rice", "Kulob", "2018", "members", "6"},
                                     {"rice", "Kulob", "2018", "others", "3"},
                                     {"rice", "Vose", "2018", "members", "50"}});
    const text::Catalogue words;
    const auto units = profile_units(map, true);
    REQUIRE(units.size() == 2);
    const Sheet sheet = profile_sheet(map, units[0], words);
    CHECK(sheet.title == "Cluster K (rice, Kulob): profile");
    // 0.3 ha of rice is all the known land there is; by 6 t/ha 1.8 t, of 10 t that the centre
    // holds.
    CHECK(sheet.statement ==
          "Rice: 0.3 ha, 100.0 % of members' land. 2 t can be expected, and centres there hold 10 "
          "t.");
    CHECK(sheet.figures[0].value == "3");
    CHECK(sheet.figures[1].value == "1");
    CHECK(sheet.figures[2].value == "18");
    REQUIRE(sheet.bars.rows.size() == 3);
    // The latest year first: on small paper the others go.
    CHECK(sheet.bars.rows[0].label == "2018 members");
    CHECK(sheet.bars.rows[1].label == "2018 others");
    CHECK(sheet.bars.rows[2].label == "2017 members");
    const auto groups = std::ranges::find(sheet.table.rows, "Producer groups",
                                          [](const auto& row) { return row.front(); });
    REQUIRE(groups != sheet.table.rows.end());
    CHECK((*groups)[1] == "2");
    // Without a commodity nothing is said of it.
    CHECK(profile_sheet(map, units[1], words).statement == "Groups: 1; members: 1.");
    CHECK(profile_units(map, false).size() == 2);
}

TEST_CASE("contents and index: names by the alphabet, each once with all its pages") {
    const auto index = index_of({{"Ҷомӣ", {3}}, {"Вахш", {5}}, {"Ҷомӣ", {9}}, {"Ғарм", {1}}});
    REQUIRE(index.size() == 3);
    CHECK(index[0].text == "Вахш");
    CHECK(index[1].text == "Ғарм");
    CHECK(index[2].pages == std::vector<std::size_t>{3, 9});
    std::vector<ListingLine> lines;
    for (std::size_t i = 0; i < 500; ++i) {
        lines.push_back({"Village " + std::to_string(i) + " with a name that is long", {i, i + 7}});
    }
    for (const Paper paper : {Paper::a5, Paper::a4, Paper::a0}) {
        PrintOptions options;
        options.format.paper = paper;
        std::size_t listed = 0;
        for (const Sheet& sheet : listing_sheets("Index of places", lines, options.format)) {
            listed += sheet.listing.size();
            check_page(print_sheet(sheet, options, text::Catalogue()).pages.front(),
                       options.format);
        }
        CHECK(listed == lines.size());
    }
    CHECK(listing_sheets("Contents", {}, {}).empty());
}
