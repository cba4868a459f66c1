// Scenarios of the Centres job over the sample, without a display.
#include <doctest/doctest.h>

#include <filesystem>

#include "app/viewer/stage.hpp"
#include "commands/catchment_settings.hpp"
#include "viewer/panels/scenarios_view.hpp"
#include "viewer/panels/task_panels.hpp"

using namespace zamin;
using namespace zamin::test;
using namespace zamin::viewer;

namespace {

struct OpenSample : Stage {
    OpenSample() : Stage(1280.0F, 1400.0F) {
        bench.open({(std::filesystem::path(ZAMIN_SOURCE_DIR) / "sample-data/khatlon.toml")});
        settle();
        show_panel(bench.state(), "centres");
        settle();
    }
    CentresView& view() { return centres_view(bench.state()); }
    ScenariosView& scenarios() { return scenarios_view(bench.state()); }
    void keep(const std::string& name) {
        std::vector<project::Scenario> all = bench.session().project.scenarios;
        all.push_back(scenario_of(view(), name));
        bench.state().ask(KeepScenarios{all});
        settle();
    }
    const project::Scenario& kept(std::size_t i) { return bench.session().project.scenarios.at(i); }
    void compare(const project::Scenario& left, const project::Scenario& right) {
        scenarios().sides = {left.name, right.name};
        scenarios().comparing = true;
        bench.state().ask(comparison_work(bench.session(), view(), {left, right}));
        settle();
    }
};

}  // namespace

TEST_CASE("what is tried is kept under a name and taken again") {
    OpenSample stage;
    stage.view().trials[0].capacity_t = 1500.0;
    follow_trials(stage.view(), stage.bench.state(), true);
    stage.settle();
    stage.keep("Larger");
    REQUIRE(stage.bench.session().project.scenarios.size() == 1);
    REQUIRE(stage.kept(0).centres.size() == 1);
    CHECK(stage.kept(0).centres[0].capacity_t == 1500.0);
    CHECK(stage.kept(0).settings.by == "terrain");

    take_scenario({}, stage.bench.session(), stage.view(), stage.bench.state());
    stage.settle();
    CHECK_FALSE(stage.view().tries_something());
    CHECK(stage.view().now.served_t == doctest::Approx(stage.view().before.served_t));
    take_scenario(stage.kept(0), stage.bench.session(), stage.view(), stage.bench.state());
    stage.settle();
    CHECK(stage.view().shown->sums[0].tonnes == doctest::Approx(1500.0));
}

TEST_CASE("a site that is opened takes what finds no room elsewhere") {
    OpenSample stage;
    const double served_t = stage.view().now.served_t;
    const catchment::Centre& dahana = stage.view().run->catchments.centres[0];
    stage.view().opened = {{"New", dahana.place, 300.0, dahana.commodity}};
    follow_trials(stage.view(), stage.bench.state(), true);
    stage.settle();
    REQUIRE(stage.view().shown->centres.size() == 3);
    CHECK(stage.view().shown->centres[2].name == "New");
    CHECK(stage.view().shown->sums[2].tonnes == doctest::Approx(300.0));
    CHECK(stage.view().now.served_t == doctest::Approx(served_t + 300.0));
    stage.keep("With a new one");
    CHECK(stage.kept(0).sites == stage.view().opened);
}

TEST_CASE("settings of a scenario bring a new run with its changes") {
    OpenSample stage;
    project::Scenario lines;
    lines.name = "Lines";
    lines.settings = commands::kept_settings(stage.view().run->request, {});
    lines.settings.by = "line";
    lines.settings.limit = "12km";
    lines.centres = {{stage.view().run->catchments.centres[0].id, 500.0, {}}, {"nobody", 1.0, {}}};
    take_scenario(lines, stage.bench.session(), stage.view(), stage.bench.state());
    stage.settle();
    CHECK(stage.view().failure.empty());
    CHECK(stage.view().shown->unit == travel::CostUnit::metres);
    CHECK(stage.view().shown->sums[0].tonnes == doctest::Approx(500.0));
    CHECK_FALSE(stage.view().wanted);
}

TEST_CASE("two scenarios lie under a curtain that is dragged, with the figures of each") {
    OpenSample stage;
    stage.view().trials[0].capacity_t = 1500.0;
    follow_trials(stage.view(), stage.bench.state(), true);
    stage.settle();
    stage.keep("Larger");
    stage.scenarios().open = true;
    stage.compare({}, stage.kept(0));
    REQUIRE(compares(stage.bench.state()));
    const auto& answers = stage.scenarios().answers;
    CHECK(answers[0]->sums.served_t == doctest::Approx(stage.view().before.served_t));
    CHECK(answers[1]->sums.served_t == doctest::Approx(answers[0]->sums.served_t + 500.0));
    CHECK(answers[1]->mean_cost);
    CHECK(answers[0]->areas->size() == 2);
    CHECK_FALSE(stage.scenarios().drawings[0].outlines.empty());
    for (const LoadedLayer& layer : stage.bench.session().layers) {
        CHECK_FALSE(layer.result);  // the curtain shows it all
    }

    const Rect map = stage.gui.ui().layout.map;
    const float x = map.x + map.w / 2;
    stage.move_mouse(x, map.y + map.h / 2);
    stage.frames(2);
    stage.press(true);
    stage.frames(2);
    stage.move_mouse(x + map.w / 4, map.y + map.h / 2);
    stage.frames(2);
    stage.press(false);
    stage.frames(2);
    CHECK(stage.scenarios().curtain == doctest::Approx(0.75).epsilon(0.01));

    end_comparison(stage.view(), stage.bench.state());
    stage.settle();
    CHECK_FALSE(compares(stage.bench.state()));
    bool results = false;
    for (const LoadedLayer& layer : stage.bench.session().layers) {
        results = results || layer.result;
    }
    CHECK(results);
}

TEST_CASE("names of scenarios are told apart") {
    const std::vector<project::Scenario> all{{"A", {}, {}, {}, {}}, {"A (2)", {}, {}, {}, {}}};
    CHECK(free_name(all, "A") == "A (3)");
    CHECK(free_name(all, "B") == "B");
}
