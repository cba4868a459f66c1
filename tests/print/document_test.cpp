#include "print/document.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "print/parcel_map.hpp"
#include "print/sample_sheet.hpp"

using namespace zamin;
using namespace zamin::print;

namespace {

// A walked rectangle of 200 x 100 m, its exterior counter-clockwise.
std::shared_ptr<Geometries> rectangle() {
    auto parcel = std::make_shared<Geometries>();
    parcel->coords = {{600000.0, 4190000.0},
                      {600200.0, 4190000.0},
                      {600200.0, 4190100.0},
                      {600000.0, 4190100.0},
                      {600000.0, 4190000.0}};
    parcel->end_ring();
    parcel->end_part();
    parcel->end_feature(GeometryKind::polygon);
    return parcel;
}

World world() {
    World result;
    result.crs = Crs::parse("EPSG:32642");
    return result;
}

Document dossier(std::size_t rows) {
    Document document;
    document.title = "Request";
    document.foot = "Reference 17, 3 May 2018";
    document.elements.push_back(Heading{"Request for land", 0});
    document.elements.push_back(Paragraph{words_of(900)});
    document.elements.push_back(Heading{"1 Plots", 1});
    SheetTable table;
    table.columns = {{"No.", true}, {"Holder", false}, {"Remark", false}};
    for (std::size_t i = 0; i < rows; ++i) {
        table.rows.push_back({std::to_string(i + 1), "Саидов А.", words_of(i % 7 == 0 ? 200 : 20)});
    }
    document.elements.push_back(DocumentTable{table});
    document.elements.push_back(PageBreak{});
    document.elements.push_back(Heading{"2 Map", 1});
    const ParcelMap parcel =
        parcel_map(world(), rectangle(), 0, {}, "Parcel asked for", text::Catalogue());
    document.elements.push_back(MapFigure{parcel.map, "Map A", 110.0, parcel.legend});
    document.elements.push_back(SignatureBoxes{{"Jamoat", "Land committee"}});
    return document;
}

}  // namespace

TEST_CASE("documents flow over pages: nothing overlaps, nothing is cut, heads are repeated") {
    for (const Paper paper : {Paper::a5, Paper::a4, Paper::a3}) {
        PrintOptions options;
        options.format = {paper, Orientation::portrait, true};
        Progress progress;
        const Printed printed = print_document(dossier(120), options, text::Catalogue(), progress);
        CHECK(printed.pages.size() > 3);
        std::size_t heads = 0;
        for (const PlacedPage& page : printed.pages) {
            for (std::size_t i = 0; i < page.parts.size(); ++i) {
                heads += page.parts[i].name == "table head" ? 1 : 0;
                CHECK(options.format.content_mm().contains(page.parts[i].place));
                for (std::size_t k = i + 1; k < page.parts.size(); ++k) {
                    CHECK_FALSE(page.parts[i].place.overlaps(page.parts[k].place));
                }
            }
            for (const SetText& text : page.texts) {
                CAPTURE(text.text);
                CHECK(text.within.contains(text.ink, 0.2));
            }
        }
        CHECK(heads >= 2);
        CHECK(printed.pages.back().maps.size() +
                  printed.pages[printed.pages.size() - 2].maps.size() ==
              1);
    }
}

TEST_CASE("corners are numbered clockwise from the northernmost") {
    const ParcelMap parcel =
        parcel_map(world(), rectangle(), 0, {}, "Parcel asked for", text::Catalogue());
    REQUIRE(parcel.corners.size() == 4);
    CHECK(parcel.corners[0].at_m == Coord{600000.0, 4190100.0});
    CHECK(parcel.corners[1].at_m == Coord{600200.0, 4190100.0});
    CHECK(parcel.corners[2].at_m == Coord{600200.0, 4190000.0});
    CHECK(parcel.corners[3].at_m == Coord{600000.0, 4190000.0});
    // UTM 42N's middle meridian is 69 E, so that 600 km lies a good degree east of it.
    CHECK(parcel.corners[0].lonlat_deg.x == doctest::Approx(70.138).epsilon(0.001));
    CHECK(parcel.map.extent_m.width() == doctest::Approx(200.0 + 2 * 200.0 / 3.0));
    CHECK(corner_table(parcel, text::Catalogue()).rows.size() == 4);
}

TEST_CASE("a parcel that is no polygon has no map") {
    auto nothing = std::make_shared<Geometries>();
    nothing->add_empty();
    CHECK_THROWS_AS(parcel_map(world(), nothing, 0, {}, "Parcel asked for", text::Catalogue()),
                    Error);
}
