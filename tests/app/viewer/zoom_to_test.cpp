#include "viewer/zoom_to.hpp"

#include <doctest/doctest.h>

#include "app/viewer/layers.hpp"
#include "core/error.hpp"

using namespace zamin;
using namespace zamin::test;
using namespace zamin::viewer;

namespace {

// Two districts of 10 km side in UTM 42N, which is the map's projection too.
Session drawn_session() {
    const Crs utm = Crs::parse("EPSG:32642");
    Session session;
    session.map_crs = utm;
    LoadedLayer districts =
        loaded(squares("khatlon_adm", "name", utm,
                       {{500000, 4100000, 10000, "Balkhi"}, {520000, 4100000, 10000, "Jomi"}}),
               1, "districts");
    districts.drawn = 7;
    districts.box_m = districts.layer->geometry.box();
    districts.to_map = std::make_shared<const Transformation>(utm, utm);
    session.layers.push_back(std::move(districts));
    return session;
}

}  // namespace

TEST_CASE("a layer by role, title or name, in any case") {
    const Session session = drawn_session();
    for (const char* name : {"districts", "Districts", "KHATLON_ADM"}) {
        const ZoomPlace place = zoom_place(session, name);
        CHECK(place.box_m.width() == doctest::Approx(30000.0));
        CHECK_FALSE(place.feature);
    }
}

TEST_CASE("a feature by id or by name") {
    const Session session = drawn_session();
    const ZoomPlace by_id = zoom_place(session, "districts:2");
    const ZoomPlace by_name = zoom_place(session, "districts:Jomi");
    CHECK(by_id.box_m == by_name.box_m);
    CHECK(by_id.box_m.min_x == doctest::Approx(520000.0));
    CHECK(by_name.feature == FeatureRef{1, 1});
}

TEST_CASE("a feature by the id of its role, which is no name") {
    const Crs utm = Crs::parse("EPSG:32642");
    Session session;
    session.map_crs = utm;
    LoadedLayer plots =
        loaded(squares("land", "plot_id", utm,
                       {{500000, 4100000, 100, "KUL-1"}, {520000, 4100000, 100, "KUL-2"}}),
               1, "plots");
    plots.name_column.clear();
    plots.drawn = 7;
    plots.to_map = std::make_shared<const Transformation>(utm, utm);
    session.layers.push_back(std::move(plots));
    CHECK(zoom_place(session, "plots:KUL-2").feature == FeatureRef{1, 1});
}

TEST_CASE("a feature by its name in another language or spelling") {
    const Session session = drawn_session();
    for (const char* name : {"districts:Ҷомӣ", "districts:н.А.Чоми", "districts:Dzhami District"}) {
        CHECK(zoom_place(session, name).feature == FeatureRef{1, 1});
    }
    CHECK(zoom_place(session, "districts:Руми").feature == FeatureRef{1, 0});
    CHECK_THROWS_WITH_AS(zoom_place(session, "districts:Balkhy2"),
                         doctest::Contains("did you mean one of: Balkhi."), UsageError);
}

TEST_CASE("a small feature is shown with its surroundings") {
    CHECK(with_surroundings(Box{0, 0, 10, 10}, 200).width() == 200.0);
    CHECK(with_surroundings(Box{0, 0, 1000, 10}, 200).width() == 1000.0);
    CHECK(with_surroundings(Box{}, 200).empty());
}

TEST_CASE("what is not there is named, with what is") {
    const Session session = drawn_session();
    CHECK_THROWS_WITH_AS(zoom_place(session, "roads:1"),
                         "There is no layer 'roads' to zoom to; layers on the map: districts.",
                         UsageError);
    CHECK_THROWS_WITH_AS(
        zoom_place(session, "districts:Kulob"),
        "Layer 'districts' has no feature 'Kulob' with a shape, neither by id nor by name.",
        UsageError);
    CHECK_THROWS_AS(zoom_place(Session{}, ""), UsageError);
}
