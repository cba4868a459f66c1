// Scenarios of the Centres job over the sample, without a display.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <optional>

#include "app/viewer/stage.hpp"
#include "commands/catchment_settings.hpp"
#include "project/journal.hpp"
#include "temporary_folder.hpp"
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

namespace {

// The sample with the journal beside a copy of its project, and settings of the tests' own.
struct KeptSample : Stage {
    explicit KeptSample(const TemporaryFolder& folder) : Stage(1280.0F, 1400.0F) {
        const std::filesystem::path sample =
            std::filesystem::path(ZAMIN_SOURCE_DIR) / "sample-data";
        for (const char* name : {"khatlon.toml", "khatlon.gpkg", "khatlon_elevation.tif"}) {
            std::filesystem::copy_file(sample / name, folder / name,
                                       std::filesystem::copy_options::skip_existing);
        }
        ::setenv("XDG_CONFIG_HOME", (folder / "config").c_str(), 1);
        bench.keep_work();
        ::unsetenv("XDG_CONFIG_HOME");
        bench.open({folder / "khatlon.toml"});
        settle();
        frames(5);
    }
    void answer_centres() {
        show_panel(bench.state(), "centres");
        settle();
    }
    CentresView& view() { return centres_view(bench.state()); }
};

// What a crash leaves: the journal as it was before the window was closed.
struct Crash {
    explicit Crash(const TemporaryFolder& folder)
        : file(project::journal_beside(folder / "khatlon.toml")), journal(read_text(file)) {}
    ~Crash() { write_text(file, journal); }
    std::filesystem::path file;
    std::string journal;
};

}  // namespace

TEST_CASE("what is tried with centres and in no scenario outlives a crash") {
    const TemporaryFolder folder;
    const Coord moved{69.70, 37.85};
    const project::OpenedSite opened{"Vakhsh \"2\"", {68.8, 37.7}, 400.0, "onion"};
    std::optional<Crash> crash;
    {
        KeptSample stage(folder);
        stage.answer_centres();
        CHECK_FALSE(std::filesystem::exists(project::journal_beside(folder / "khatlon.toml")));
        stage.view().trials[0].capacity_t = 1500.0;
        stage.view().trials[1].place = moved;
        stage.view().opened = {opened};
        follow_trials(stage.view(), stage.bench.state(), true);
        stage.settle();
        crash.emplace(folder);
    }
    crash.reset();
    KeptSample again(folder);
    REQUIRE(again.bench.session().left);
    CHECK(again.bench.session().left->changes == 1);

    SUBCASE("taken back") {
        again.bench.state().ask(AnswerUnsaved{true});
        again.settle();
        again.settle();
        REQUIRE(again.view().run);
        CHECK(again.view().trials[0].capacity_t == 1500.0);
        REQUIRE(again.view().trials[1].place);
        CHECK(again.view().trials[1].place->x == doctest::Approx(moved.x));
        CHECK(again.view().opened == std::vector<project::OpenedSite>{opened});
        CHECK(again.view().shown->sums[0].tonnes == doctest::Approx(1500.0));
        CHECK(again.view().shown->centres.size() == 3);
    }
    SUBCASE("dropped") {
        again.bench.state().ask(AnswerUnsaved{false});
        again.settle();
        again.answer_centres();
        CHECK_FALSE(again.view().tries_something());
        CHECK_FALSE(std::filesystem::exists(project::journal_beside(folder / "khatlon.toml")));
    }
}

TEST_CASE("what is tried no more is not offered; what is saved beside it leaves it kept") {
    const TemporaryFolder folder;
    std::optional<Crash> crash;
    {
        KeptSample stage(folder);
        stage.answer_centres();
        stage.view().trials[0].capacity_t = 1500.0;
        follow_trials(stage.view(), stage.bench.state(), true);
        stage.settle();
        stage.view().trials[0] = {};
        follow_trials(stage.view(), stage.bench.state(), true);
        stage.settle();
        crash.emplace(folder);
    }
    crash.reset();
    {
        KeptSample stage(folder);
        CHECK_FALSE(stage.bench.session().left);
        stage.answer_centres();
        stage.view().trials[0].capacity_t = 1200.0;
        follow_trials(stage.view(), stage.bench.state(), true);
        stage.settle();
        stage.bench.act(Action::save);
        stage.settle();
        crash.emplace(folder);
    }
    crash.reset();
    KeptSample again(folder);
    REQUIRE(again.bench.session().left);
    REQUIRE(again.bench.session().left->trial);
    CHECK(again.bench.session().left->trial->tried.centres.at(0).capacity_t == 1200.0);
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
