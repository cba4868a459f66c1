// The Centres job over the sample, without a display: what is shown, a way, a change that follows.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "app/viewer/stage.hpp"
#include "style/catchment_style.hpp"
#include "viewer/panels/centres_view.hpp"
#include "viewer/panels/task_panels.hpp"

using namespace zamin;
using namespace zamin::test;
using namespace zamin::viewer;

namespace {

constexpr double dahana_t = 1000.0;
constexpr double tomatoes_t = (55.0 + 27.0) * 32.0;  // of Kulob and Jomi at national yields
constexpr double onions_t = 46.0 * 32.0;             // of Vose'

struct OpenSample : Stage {
    OpenSample() : Stage(1280.0F, 1400.0F) {
        bench.open({(std::filesystem::path(ZAMIN_SOURCE_DIR) / "sample-data/khatlon.toml")});
        settle();
        show_panel(bench.state(), "centres");
        settle();
    }

    CentresView& view() { return centres_view(bench.state()); }
    const LoadedLayer* result(const char* title) const {
        for (const LoadedLayer& layer : bench.session().layers) {
            if (layer.result && layer.title == title) {
                return &layer;
            }
        }
        return nullptr;
    }
    std::uint32_t row_of(const char* role, const char* field, const std::string& id) const {
        const LoadedLayer* layer = bench.session().of_role(role);
        const Column& ids = layer->layer->column(field);
        for (std::size_t row = 0; row < ids.size(); ++row) {
            if (ids.text(row) == id) {
                return static_cast<std::uint32_t>(row);
            }
        }
        FAIL("there is no " << id);
        return 0;
    }
    void choose(const char* role, const char* field, const std::string& id) {
        bench.state().selected =
            FeatureRef{bench.session().of_role(role)->id, row_of(role, field, id)};
        settle();
    }
};

}  // namespace

TEST_CASE("the sample's centres: full, with the spill in figures, on the map and by reason") {
    OpenSample stage;
    const CentresView& view = stage.view();
    REQUIRE(view.shown);
    CHECK(view.failure.empty());
    CHECK(view.request.by == "terrain");
    CHECK(view.request.limit == "3h");
    CHECK(view.shown->sums[0].tonnes == doctest::Approx(dahana_t));
    CHECK(view.now.served_t == doctest::Approx(1900.0));
    CHECK(view.now.left() == doctest::Approx(tomatoes_t + onions_t - 1900.0).epsilon(0.002));
    CHECK(view.now.wanted_t[0] > 2.0 * dahana_t);

    for (const char* title : {flows_title, unserved_title, areas_title}) {
        CAPTURE(title);
        const LoadedLayer* layer = stage.result(title);
        REQUIRE(layer != nullptr);
        CHECK(layer->drawn);
    }
    CHECK(stage.result(earlier_title) == nullptr);
    CHECK(stage.result(bands_title) == nullptr);
    // No room and beyond the limit are told apart by the classes of the points.
    const LoadedLayer& left = *stage.result(unserved_title);
    const auto& classes = stage.renderer.classes_of.at(*left.drawn);
    CHECK(classes.size() == left.layer->size());
    CHECK(std::ranges::count(classes, 0) > 300);
    CHECK(std::ranges::count(classes, 1) > 0);
    // Every centre its colour.
    CHECK(stage.renderer.classes_of.at(*stage.result(areas_title)->drawn).size() == 2);
    CHECK(view.run->accessibility->kinds.size() == 4);
}

TEST_CASE("minutes in place of catchments") {
    OpenSample stage;
    stage.view().areas = ShownAreas::bands;
    show_areas(stage.view(), stage.bench.state());
    stage.settle();
    CHECK(stage.result(areas_title) == nullptr);
    const LoadedLayer* bands = stage.result(bands_title);
    REQUIRE(bands != nullptr);
    CHECK(bands->layer->size() == 8);  // four bands of either commodity
    const auto& classes = stage.renderer.classes_of.at(*bands->drawn);
    CHECK(std::ranges::min(classes) == 0);
    CHECK(std::ranges::max(classes) == style::most_bands - 1);
}

TEST_CASE("a plot's way over the land with its heights, a village's, none for wheat") {
    OpenSample stage;
    stage.choose("plots", "plot_id", "KUL-0001");
    REQUIRE(stage.view().way);
    const ShownWay way = *stage.view().way;
    CHECK(way.from == "KUL-0001");
    CHECK(way.to == "Dahana tomato centre");
    REQUIRE(way.route.line.size() > 1);
    CHECK(way.route.height_m.size() == way.route.line.size());
    CHECK(way.along_m.back() > 0.0);
    CHECK(way.route.total > 0.0);
    CHECK(way.route.cost.front() == doctest::Approx(way.route.total));
    CHECK(way.route.cost.back() == 0.0);
    CHECK(stage.view().drawing.way_m.size() == way.route.line.size());

    stage.choose("villages", "village_id", "V026");
    REQUIRE(stage.view().way);
    CHECK(stage.view().way->from == "Zargaron");
    CHECK(stage.view().way->to == "Dahana tomato centre");

    stage.bench.state().selected.reset();
    stage.settle();
    CHECK_FALSE(stage.view().way);
}

TEST_CASE("another capacity: before and after stand side by side, and back") {
    OpenSample stage;
    CentresView& view = stage.view();
    view.trials[0].capacity_t = 1500.0;
    follow_trials(view, stage.bench.state(), true);
    stage.settle();
    CHECK(view.tries_something());
    CHECK(view.shown->sums[0].tonnes == doctest::Approx(1500.0));
    CHECK(view.run->catchments.sums[0].tonnes == doctest::Approx(dahana_t));
    CHECK(view.now.served_t - view.before.served_t == doctest::Approx(500.0));
    MESSAGE("another capacity was answered in ", view.follow_ms, " ms");
    CHECK(stage.result(earlier_title) != nullptr);
    view.trials[0] = {};
    follow_trials(view, stage.bench.state(), true);
    stage.settle();
    CHECK(view.now.served_t == doctest::Approx(view.before.served_t));
    CHECK(stage.result(earlier_title) == nullptr);
}

TEST_CASE("a centre dragged on the map takes its catchment along") {
    OpenSample stage;
    CentresView& view = stage.view();
    const Coord before = view.run->catchments.centres[0].place;
    const double mean_s = *view.shown->sums[0].mean_cost;
    const ImVec2 at = stage.on_screen(view.drawing.now.centres_m[0]);
    stage.move_mouse(at.x, at.y);
    stage.frames(2);
    stage.press(true);
    stage.frames(2);
    stage.move_mouse(at.x + 12.0F, at.y + 6.0F);
    stage.frames(2);
    stage.move_mouse(at.x + 30.0F, at.y + 20.0F);
    stage.frames(2);
    stage.press(false);
    stage.settle();
    REQUIRE(view.trials[0].place);
    CHECK(view.trials[0].place->x > before.x);
    CHECK(view.trials[0].place->y < before.y);
    CHECK(view.shown->centres[0].place == *view.trials[0].place);
    CHECK(view.run->catchments.centres[0].place == before);
    CHECK(*view.shown->sums[0].mean_cost != doctest::Approx(mean_s));
    CHECK(view.drawn->front().size() == 2);
    CHECK(stage.result(earlier_title) != nullptr);
    MESSAGE("another place was answered in ", view.follow_ms, " ms");
}

TEST_CASE("settings are kept with the project; a wrong one is said, and can be mended") {
    OpenSample stage;
    CentresView& view = stage.view();
    CHECK(stage.bench.session().project.catchments.limit == "3h,15km");
    view.request.by = "line";
    view.request.limit = "12km";
    stage.bench.state().ask(catchments_work(stage.bench.session(), view));
    stage.settle();
    CHECK(stage.bench.session().project.catchments.by == "line");
    CHECK(stage.bench.session().project.catchments.limit == "12km");
    CHECK(view.shown->unit == travel::CostUnit::metres);
    view.request.yield = "much";
    stage.bench.state().ask(catchments_work(stage.bench.session(), view));
    stage.settle();
    CHECK(view.failure.english().find("a yield of 'much' was given") != std::string::npos);
    CHECK(view.shown->unit == travel::CostUnit::metres);
}
