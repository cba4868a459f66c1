// One way back for everything: trials of centres, pins, drawings, scenarios, styles and places,
// over the sample, without a display.
#include <doctest/doctest.h>

#include <filesystem>

#include "app/viewer/stage.hpp"
#include "viewer/panels/scenarios_view.hpp"
#include "viewer/panels/siting_view.hpp"

using namespace zamin;
using namespace zamin::test;
using namespace zamin::viewer;

namespace {

struct OpenSample : Stage {
    explicit OpenSample(const char* panel = "centres") : Stage(1280.0F, 1400.0F) {
        bench.open({(std::filesystem::path(ZAMIN_SOURCE_DIR) / "sample-data/khatlon.toml")});
        settle();
        show_panel(bench.state(), panel);
        settle();
    }
    CentresView& centres() { return centres_view(bench.state()); }
    void act(Action action) {
        bench.act(action);
        settle();
    }
    void try_capacity(std::size_t centre, double tonnes) {
        centres().trials[centre].capacity_t = tonnes;
        follow_trials(centres(), bench.state(), true);
        settle();
    }
    void try_place(std::size_t centre, Coord place) {
        centres().trials[centre].place = place;
        follow_trials(centres(), bench.state(), true);
        settle();
    }
    void draw_site(Coord place) {
        project::Drawing site;
        site.points = {place};
        site.capacity_t = 300.0;
        bench.state().ask(EditDrawing{0, site});
        settle();
    }
    std::size_t drawings() const { return bench.session().drawings.all().size(); }
    std::size_t scenarios() const { return bench.session().project.scenarios.size(); }
};

}  // namespace

TEST_CASE("trials of centres and drawings go back and come again in the order they were made") {
    OpenSample stage;
    const CentresView& view = stage.centres();
    const double served_t = view.now.served_t;
    CHECK_FALSE(stage.bench.state().can_undo);  // the first answer is nobody's work
    stage.act(Action::undo);
    CHECK_FALSE(view.tries_something());

    stage.try_capacity(0, 1500.0);
    stage.draw_site({69.7, 37.9});
    stage.try_capacity(0, 1200.0);
    const Coord place{69.75, 37.95};
    stage.try_place(1, place);
    CHECK(stage.bench.state().can_undo);
    CHECK_FALSE(stage.bench.state().can_redo);

    stage.act(Action::undo);
    CHECK_FALSE(view.trials[1].place);
    CHECK(view.trials[0].capacity_t == 1200.0);
    stage.act(Action::undo);
    CHECK(view.trials[0].capacity_t == 1500.0);
    CHECK(view.now.served_t == doctest::Approx(served_t + 500.0));  // the answer follows
    CHECK(stage.drawings() == 1);
    stage.act(Action::undo);
    CHECK(stage.drawings() == 0);
    CHECK(view.trials[0].capacity_t == 1500.0);
    stage.act(Action::undo);
    CHECK_FALSE(view.tries_something());
    CHECK(view.now.served_t == doctest::Approx(served_t));
    stage.act(Action::undo);  // there is no more
    CHECK_FALSE(stage.bench.state().can_undo);

    for (int i = 0; i < 4; ++i) {
        stage.act(Action::redo);
    }
    CHECK_FALSE(stage.bench.state().can_redo);
    CHECK(stage.drawings() == 1);
    CHECK(view.trials[0].capacity_t == 1200.0);
    REQUIRE(view.trials[1].place);
    CHECK(*view.trials[1].place == place);

    stage.act(Action::undo);
    stage.try_capacity(1, 100.0);  // another way on: what was undone is gone
    CHECK_FALSE(stage.bench.state().can_redo);
}

TEST_CASE("a site that is opened follows its drawing back") {
    OpenSample stage;
    CentresView& view = stage.centres();
    const double served_t = view.now.served_t;
    stage.draw_site(view.run->catchments.centres[0].place);
    view.open_drawn = true;
    stage.settle();
    CHECK(view.now.served_t > served_t);
    REQUIRE(view.opened.size() == 1);
    stage.act(Action::undo);
    CHECK_FALSE(view.open_drawn);
    CHECK(view.opened.empty());
    CHECK(view.now.served_t == doctest::Approx(served_t));
    stage.act(Action::redo);
    CHECK(view.open_drawn);
    CHECK(view.opened.size() == 1);
    CHECK(view.now.served_t > served_t);
}

TEST_CASE("other settings of the ways go back with what was tried under them") {
    OpenSample stage;
    CentresView& view = stage.centres();
    stage.try_capacity(0, 1500.0);
    view.request.by = "line";
    view.request.limit = "12km";
    stage.bench.state().ask(catchments_work(stage.bench.session(), view));
    stage.settle();
    REQUIRE(view.shown->unit == travel::CostUnit::metres);
    stage.act(Action::undo);
    CHECK(view.shown->unit == travel::CostUnit::seconds);
    CHECK(view.trials[0].capacity_t == 1500.0);
    CHECK(view.request.by == "terrain");
}

TEST_CASE("a scenario, a remembered place and a style are taken back") {
    OpenSample stage;
    stage.try_capacity(0, 1500.0);
    stage.bench.state().ask(KeepScenarios{{scenario_of(stage.centres(), "Larger")}});
    stage.settle();
    stage.act(Action::add_bookmark);
    const LayerId plots = stage.bench.session().of_role("plots")->id;
    const StyleChoice as_usual = stage.bench.session().find(plots)->source.style;
    StyleChoice tenure;
    tenure.by = StyleBy::category;
    tenure.column = "tenure";
    stage.bench.state().ask(ChooseStyle{plots, tenure});
    stage.settle();
    CHECK(stage.bench.session().find(plots)->source.style == tenure);

    stage.act(Action::undo);
    CHECK(stage.bench.session().find(plots)->source.style == as_usual);
    CHECK(stage.bench.session().project.places.size() == 1);
    stage.act(Action::undo);
    CHECK(stage.bench.session().project.places.empty());
    CHECK(stage.scenarios() == 1);
    stage.act(Action::undo);
    CHECK(stage.scenarios() == 0);
    CHECK(stage.centres().trials[0].capacity_t == 1500.0);
    for (int i = 0; i < 3; ++i) {
        stage.act(Action::redo);
    }
    CHECK(stage.scenarios() == 1);
    CHECK(stage.bench.session().project.places.size() == 1);
    CHECK(stage.bench.session().find(plots)->source.style == tenure);
}

TEST_CASE("pins of new centres go back; drawn sites are places to choose from") {
    OpenSample stage("siting");
    SitingView& view = siting_view(stage.bench.state());
    const Coord drawn{69.8557, 38.0882};  // on parcel KUL-P07
    stage.draw_site(drawn);
    view.request.commodity = "tomato";
    view.request.district = "Kulob";
    view.request.candidates_from = "places";
    ask_for_sites(stage.bench.session(), view, stage.bench.state());
    stage.settle();
    REQUIRE(view.run);
    CHECK(view.failure.empty());
    REQUIRE(view.run->question.screened.size() == 1);
    CHECK(view.run->question.screened[0].land.place.x == doctest::Approx(drawn.x));
    if (view.obstacle) {
        MESSAGE(view.obstacle->english());
    }
    REQUIRE_FALSE(view.obstacle);

    const std::uint32_t site = 0;
    const Coord first{69.84, 38.08};
    const Coord second{69.83, 38.07};
    for (const Coord place : {first, second}) {
        view.moved[site] = place;
        follow_pins(view, stage.bench.state());
        stage.settle();
    }
    stage.act(Action::undo);
    CHECK(view.moved.at(site) == first);
    REQUIRE(view.tried);
    stage.act(Action::undo);
    CHECK(view.moved.empty());
    CHECK_FALSE(view.tried);
    stage.act(Action::redo);
    stage.act(Action::redo);
    CHECK(view.moved.at(site) == second);

    // Kept as a scenario, with the pin where it stands, and the scenario taken back.
    keep_as_scenario(stage.bench.session(), view, stage.bench.state());
    stage.settle();
    REQUIRE(stage.scenarios() == 1);
    REQUIRE(stage.bench.session().project.scenarios[0].sites.size() == 1);
    CHECK(stage.bench.session().project.scenarios[0].sites[0].place == second);
    stage.act(Action::undo);
    CHECK(stage.scenarios() == 0);
}

TEST_CASE("another project has no past") {
    OpenSample stage;
    stage.try_capacity(0, 1500.0);
    CHECK(stage.bench.state().can_undo);
    stage.act(Action::close_all);
    CHECK_FALSE(stage.bench.state().can_undo);
    stage.act(Action::undo);
    CHECK(stage.bench.session().layers.empty());
}
