// The page of a parcel, from worlds worked out by hand.
#include "print/parcel_sheet.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/error.hpp"
#include "print/box_layers.hpp"
#include "print/page_checks.hpp"

using namespace zamin;
using namespace zamin::print;

TEST_CASE("a parcel's page has its area, its corners and its neighbours") {
    // A hundredth of a degree of longitude at 37.8 N is 881 m, of latitude 1110 m: 97.8 ha.
    const World world = make_world(
        {world_layer("parcels", boxes("parcel_id", "parcel_id", {"P2", "P10"}, 0.01, 0.02)),
         world_layer("plots", boxes("plot_id", "plot_id", {"N1"}, 0.02, 0.02)),
         world_layer("districts", boxes("name", "name", {"Kulob"}, 0.2, 0.2)),
         world_layer("villages",
                     points("name", {{"Sarichashma", {69.2, 37.8}}, {"Dahana", {69.0, 37.82}}}))});
    const std::vector<std::size_t> rows = parcel_rows(world);
    REQUIRE(rows.size() == 2);
    MapSubject subject;
    subject.world = &world;
    const Sheet sheet = parcel_sheet(subject, rows.back(), text::Catalogue());
    CHECK(sheet.figures.front().value.starts_with("97."));
    CHECK(sheet.statement.ends_with("District: Kulob. Nearest village: Dahana."));
    CHECK(sheet.table.rows.size() == 4);
    for (const LegendGroup& group : sheet.legend) {
        for (const LegendEntry& entry : group.entries) {
            CHECK(entry.label != "Parcel asked for");  // nobody asked for it
        }
    }
    check_everywhere([&](const PageFormat& format, const text::Catalogue& words) {
        MapSubject on_page = subject;
        on_page.format = format;
        return parcel_sheet(on_page, rows.front(), words);
    });
    CHECK_THROWS_AS(
        parcel_rows(make_world({world_layer("districts", boxes("d", "name", {"Kulob"}, 0.2))})),
        UsageError);
}

TEST_CASE("plots that adjoin a parcel are named first, however many lie near") {
    // The parcel, a great plot at its east side, fifteen small ones 30 m north of it in front of
    // it.
    auto plots = boxes("plots", "plot_id", {}, 0.0);
    const auto add = [&](const std::string& id, double lon, double lat, double side) {
        add_box(*plots, lon, lat, side);
        plots->columns[0].push_text(id);
    };
    for (int i = 0; i < 15; ++i) {
        add("N" + std::to_string(i), 69.0 + 0.0006 * i, 37.8103, 0.0004);
    }
    add("EAST", 69.01002, 37.8, 0.01);  // 2 m off
    const World world =
        make_world({world_layer("parcels", boxes("parcel_id", "parcel_id", {"P1"}, 0.01, 0.02)),
                    world_layer("plots", std::move(plots))});
    MapSubject subject;
    subject.world = &world;
    const Sheet sheet = parcel_sheet(subject, 0, text::Catalogue());
    const std::vector<MapName>& names = sheet.map->layers.front().names;
    REQUIRE(names.size() == 12);
    const auto most = std::ranges::max_element(names, {}, &MapName::priority);
    CHECK(most->text == "EAST");
    CHECK(most->essential);
    CHECK(std::ranges::count(names, true, &MapName::essential) == 1);
}
