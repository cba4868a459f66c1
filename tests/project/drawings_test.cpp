#include "project/drawings.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "core/error.hpp"
#include "io/read.hpp"
#include "project/drawings_file.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using namespace zamin::project;
using test::TemporaryFolder;

namespace {

Drawing site(double x, const std::string& name = "") {
    return {DrawingKind::site, name, std::nullopt, "", {{x, 37.5}}};
}

Drawing triangle(double x) {
    return {DrawingKind::area, "Орзу", std::nullopt, "", {{x, 37}, {x + 0.1, 37}, {x, 37.1}}};
}

}  // namespace

TEST_CASE("what can stand on a map") {
    CHECK(has_sense(site(68)));
    CHECK(has_sense(triangle(68)));
    Drawing two_corners = triangle(68);
    two_corners.points.pop_back();
    CHECK_FALSE(has_sense(two_corners));
    CHECK_FALSE(has_sense(site(181)));
    CHECK_FALSE(has_sense(site(std::nan(""))));
    CHECK_FALSE(has_sense({DrawingKind::note, "nowhere", std::nullopt, "", {}}));
    Drawing less = site(68);
    less.capacity_t = -1.0;
    CHECK_FALSE(has_sense(less));
    for (const DrawingKind kind : {DrawingKind::site, DrawingKind::note, DrawingKind::area}) {
        CHECK(drawing_kind_from(to_string(kind)) == kind);
    }
    CHECK_FALSE(drawing_kind_from("line"));
}

TEST_CASE("commands are undone and redone in order, and a new one ends redoing") {
    DrawingBook book;
    const DrawingId first = book.add(site(68, "A")).id;
    const DrawingId second = book.add(triangle(69)).id;
    book.change(first, site(70, "A"));
    book.remove(second);
    CHECK(book.all().size() == 1);

    CHECK(book.undo()->after == triangle(69));
    CHECK(book.undo()->after == site(68, "A"));
    CHECK(book.all().at(first) == site(68, "A"));
    CHECK(book.redo()->after == site(70, "A"));
    CHECK(book.undo());
    CHECK(book.undo()->before == triangle(69));
    CHECK(book.undo());
    CHECK(book.all().empty());
    CHECK_FALSE(book.undo());
    CHECK(book.to_undo() == nullptr);
    CHECK(book.to_redo()->after == site(68, "A"));

    CHECK(book.redo());
    const DrawingId third = book.add(site(71)).id;
    CHECK(third != second);  // an id is used once
    CHECK_FALSE(book.redo());
}

TEST_CASE("what changes nothing is no command, and what has no sense is refused") {
    DrawingBook book({{7, site(68)}});
    CHECK_FALSE(book.change(7, site(68)));
    CHECK(book.to_undo() == nullptr);
    CHECK_THROWS_AS(book.change(8, site(68)), Error);
    CHECK_THROWS_AS(book.remove(8), Error);
    CHECK_THROWS_AS(book.add(site(200)), Error);
    CHECK(book.all().size() == 1);
    CHECK(book.add(site(69)).id > 7);
}

TEST_CASE("thousands of commands are undone to the beginning and redone to the end") {
    std::mt19937 random(4);
    DrawingBook book;
    std::vector<Drawings> states{book.all()};
    while (states.size() <= 3000) {
        const auto x = static_cast<double>(random() % 100);
        const auto place = book.all().empty() ? 0 : random() % book.all().size();
        const auto chosen = std::next(book.all().begin(), static_cast<std::ptrdiff_t>(place));
        if (book.all().empty() || random() % 3 == 0) {
            book.add(random() % 2 == 0 ? site(x) : triangle(x));
        } else if (random() % 4 == 0) {
            book.remove(chosen->first);
        } else if (!book.change(chosen->first, site(x))) {
            continue;
        }
        states.push_back(book.all());
    }
    for (std::size_t i = states.size() - 1; i-- > 0;) {
        REQUIRE(book.undo());
        REQUIRE(book.all() == states[i]);
    }
    for (std::size_t i = 1; i < states.size(); ++i) {
        REQUIRE(book.redo());
        REQUIRE(book.all() == states[i]);
    }
}

TEST_CASE("drawings come back from their file as they went, to the last digit") {
    const TemporaryFolder folder;
    Progress progress;
    Drawings drawings{{2, site(68.123456789012345, "Вахш")},
                      {3, site(69, "Вахш")},
                      {5, triangle(68)},
                      {9, {DrawingKind::note, "Мост\nразрушен", {}, "", {{68, 37}}}}};
    drawings[2].capacity_t = 1234.5;
    drawings[3].commodity = "помидор";
    const auto file = drawings_beside(folder / "land.toml");
    CHECK(file.filename() == "land-drawings.gpkg");
    CHECK_FALSE(holds_drawings(file));
    write_drawings(drawings, file, progress);
    CHECK(holds_drawings(file));
    CHECK(read_drawings(file, progress) == drawings);

    SUBCASE("sites of one name are told apart for other programs") {
        const Layer layer = io::read_layer({file.string(), candidates_layer}, {}, progress).layer;
        CHECK(layer.column("site").text(0) == "Вахш (2)");
        CHECK(layer.column("site").text(1) == "Вахш (3)");
    }
    SUBCASE("without drawings there is no file") {
        write_drawings({}, file, progress);
        CHECK(folder.names().empty());
    }
}

TEST_CASE(
    "an area keeps its corners as they were set, crossing itself too; the order is settled once") {
    const TemporaryFolder folder;
    Progress progress;
    const Drawing bow{DrawingKind::area, "", {}, "", {{68, 37}, {69, 38}, {69, 37}, {68, 39}}};
    const Drawing clockwise{DrawingKind::area, "", {}, "", {{68, 37}, {68, 38}, {69, 38}}};
    DrawingBook book;
    book.add(bow);
    book.add(clockwise);
    const Drawings& drawings = book.all();
    CHECK(drawings.at(1) == bow);
    CHECK(drawings.at(2).points == std::vector<Coord>{{68, 37}, {69, 38}, {68, 38}});
    write_drawings(drawings, folder / "d.gpkg", progress);
    CHECK(read_drawings(folder / "d.gpkg", progress) == drawings);
}

TEST_CASE("a file of something else holds no drawings") {
    const TemporaryFolder folder;
    Progress progress;
    test::write_text(folder / "areas.geojson",
                     R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":
                        {"id":0,"name":"x"},"geometry":{"type":"Polygon","coordinates":
                        [[[68,37],[69,37],[69,38],[68,37]]]}}]})");
    CHECK_THROWS_WITH_AS(read_drawings(folder / "areas.geojson", progress),
                         doctest::Contains("layer 'areas', row 1"), Error);
    test::write_text(folder / "x.gpkg", "no database");
    CHECK_FALSE(holds_drawings(folder / "x.gpkg"));
    CHECK_THROWS_AS(read_drawings(folder / "x.gpkg", progress), Error);
}
