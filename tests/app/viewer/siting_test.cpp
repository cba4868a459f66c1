// The step "New centres" over the sample, without a display: the answer with its proof, against
// trying every place; other plans, pins moved and put back, and questions without an answer.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "app/viewer/stage.hpp"
#include "commands/site_files.hpp"
#include "siting/alternatives.hpp"
#include "viewer/panels/print_view.hpp"
#include "viewer/panels/siting_view.hpp"
#include "viewer/panels/siting_words.hpp"

using namespace zamin;
using namespace zamin::test;
using namespace zamin::viewer;

namespace {

const std::filesystem::path sample =
    std::filesystem::path(ZAMIN_SOURCE_DIR) / "sample-data/khatlon.toml";

struct OpenSample : Stage {
    OpenSample() : Stage(1280.0F, 1400.0F) {
        bench.open({sample});
        settle();
        show_panel(bench.state(), "siting");
        settle();
    }

    SitingView& view() { return siting_view(bench.state()); }
    void ask() {
        ask_for_sites(bench.session(), view(), bench.state());
        settle();
    }
    void ask(const char* commodity, const char* district) {
        view().request.commodity = commodity;
        view().request.district = district;
        ask();
    }
    const LoadedLayer* result(const char* title) const {
        for (const LoadedLayer& layer : bench.session().layers) {
            if (layer.result && layer.title == title) {
                return &layer;
            }
        }
        return nullptr;
    }
    // The new sites of a plan by their ids.
    std::vector<std::string> names(const siting::Siting& plan) {
        std::vector<std::string> ids;
        for (const std::uint32_t site : plan.sites) {
            if (is_new(*view().run, site)) {
                ids.push_back(view().run->question.site_names[site]);
            }
        }
        return ids;
    }
    std::string obstacle() {
        REQUIRE(view().obstacle);
        return view().obstacle->english();
    }
    void drag(ImVec2 from, float dx, float dy) {
        move_mouse(from.x, from.y);
        frames(2);
        press(true);
        frames(2);
        move_mouse(from.x + dx / 2, from.y + dy / 2);
        frames(2);
        move_mouse(from.x + dx, from.y + dy);
        frames(2);
        press(false);
        settle();
    }
};

// The value of every allowed place beside the existing centres, each evaluated by itself.
std::vector<double> by_trying(const commands::SiteRun& run) {
    std::vector<double> values;
    siting::SitingOptions options = run.options;
    options.unserved_cost = commands::unserved_cost(run.model.input);
    for (std::uint32_t site = 0; site < run.question.screened.size(); ++site) {
        if (!run.question.screened[site].refusals.empty()) {
            continue;
        }
        std::vector<std::uint32_t> open = run.model.input.fixed;
        open.push_back(site);
        Progress progress;
        values.push_back(siting::evaluate(run.model.input, options, open, progress).objective);
    }
    std::ranges::sort(values);
    return values;
}

}  // namespace

TEST_CASE("one more tomato centre in Kulob: proven, as the command says, and as trying all does") {
    OpenSample stage;
    SitingView& view = stage.view();
    // What is asked first: the commodity of the first centre, land that could be given.
    CHECK(view.request.commodity == "tomato");
    CHECK(view.request.candidates_from == "parcels");
    CHECK(view.request.by == "terrain");
    stage.ask("tomato", "Kulob");
    REQUIRE(view.run);
    CHECK(view.failure.empty());
    CHECK_FALSE(view.obstacle);
    const siting::Siting& answer = view.run->answer;
    CHECK(answer.proven);
    CHECK(answer.lower_bound == answer.objective);
    REQUIRE(stage.names(answer).size() == 1);
    CHECK(stage.names(answer)[0].starts_with("KUL-P"));
    CHECK(proof_text(answer, text::Catalogue()) ==
          "This is the best there is: no other choice among these places is better.");

    const std::vector<double> values = by_trying(*view.run);
    CHECK(values.size() == 9);  // of the twelve parcels three are irrigated
    CHECK(answer.objective == doctest::Approx(values[0]).epsilon(1e-9));
    REQUIRE(view.more);
    REQUIRE(view.more->runners.size() == 6);
    for (std::size_t i = 0; i < view.more->runners.size(); ++i) {
        CHECK(view.more->runners[i].objective == doctest::Approx(values[i]).epsilon(1e-9));
    }

    commands::SiteRequest request;
    request.project = project::load(sample);
    request.commodity = "tomato";
    request.district = "Kulob";
    request.candidates_from = "parcels";
    Progress progress;
    const commands::SiteRun asked = commands::run_site(request, progress);
    CHECK(asked.answer.objective == doctest::Approx(answer.objective).epsilon(1e-12));
    CHECK(asked.answer.sites == answer.sites);
    CHECK(asked.question.site_names == view.run->question.site_names);
    // The tonnes are those of the catchments: 82 ha of groups in the clusters at 32 t/ha.
    double tonnes = 0.0;
    for (const commands::SiteSum& sum : view.shown.sums) {
        tonnes += sum.weight;
    }
    CHECK(tonnes + answer.unserved_weight == doctest::Approx(82.0 * 32.0).epsilon(0.003));
}

TEST_CASE("one onion centre in Vose': refused land is on the map and never chosen") {
    OpenSample stage;
    stage.ask("onion", "Vose'");
    const SitingView& view = stage.view();
    REQUIRE(view.run);
    CHECK(view.run->answer.proven);
    CHECK(view.run->answer.objective == doctest::Approx(by_trying(*view.run)[0]).epsilon(1e-9));
    const LoadedLayer* places = stage.result(site_candidates_title);
    REQUIRE(places != nullptr);
    CHECK(places->layer->size() == 12);
    const auto& classes = stage.renderer.classes_of.at(*places->drawn);
    CHECK(std::ranges::count(classes, 1) == 5);
    const Column& refused = places->layer->column("refused");
    CHECK(refused.text(1) ==
          "irrigated arable land may not be built on (order 570 of 30.11.2007, item 1.2)");
    for (const std::string& name : stage.names(view.run->answer)) {
        CAPTURE(name);
        CHECK(name != "VOS-P02");
    }
}

TEST_CASE("more and fewer centres, the next best, and areas in place of lines") {
    OpenSample stage;
    stage.ask("tomato", "Kulob");
    SitingView& view = stage.view();
    REQUIRE(view.more);
    const auto& curve = view.more->curve;
    REQUIRE(curve.size() == 9);  // no more places than that are allowed
    for (std::size_t i = 1; i < curve.size(); ++i) {
        CHECK(curve[i].siting.objective <= curve[i - 1].siting.objective * (1 + 1e-12));
        CHECK(view.more->members[i].yes >= view.more->members[0].yes);
    }
    CHECK(view.more->reach == 30.0);
    CHECK(view.more->members[0].count() == 401 + 331);  // of the two clusters for tomatoes
    CHECK(view.more->answer_members->yes == view.more->members[0].yes);
    show_plan({PlanRef::Of::curve, 2}, view, stage.bench.state());
    stage.settle();
    CHECK(stage.names(plan_of(view, view.plan)).size() == 3);
    CHECK(view.shown.sites.size() == 4);
    show_plan({PlanRef::Of::runner, 1}, view, stage.bench.state());
    CHECK(loss_pct(view.run->answer, plan_of(view, view.plan)) > 0.0);
    CHECK(loss_text(view.run->answer, view.run->answer, text::Catalogue()) == "as good");

    CHECK(stage.result(site_areas_title) == nullptr);
    view.areas = SitingAreas::areas;
    show_site_areas(view, stage.bench.state());
    stage.settle();
    REQUIRE(stage.result(site_areas_title) != nullptr);
    CHECK(stage.result(site_areas_title)->layer->size() == 2);
}

TEST_CASE("a pin that is dragged costs what its place costs, and can be put back") {
    OpenSample stage;
    stage.ask("tomato", "Kulob");
    SitingView& view = stage.view();
    const std::uint32_t site = view.shown.sites.front();
    const double best = view.run->answer.objective;
    const ImVec2 point =
        stage.on_screen(view.drawing.to_map->apply(view.run->question.site_places[site]));
    stage.drag({point.x, point.y - 24.0F}, 34.0F, 22.0F);
    REQUIRE(view.moved.count(site) == 1);
    REQUIRE(view.tried);
    CHECK(view.tried->objective != doctest::Approx(best));
    CHECK(view.tried->sites == view.run->answer.sites);
    REQUIRE(view.ground.count(site) == 1);  // the land there was looked at
    MESSAGE("another place was answered in ", view.follow_ms,
            " ms: ", loss_text(view.run->answer, *view.tried, text::Catalogue()));

    // Where another candidate stands, moving there gives that candidate's value.
    const siting::Siting& next = view.more->runners[1];
    const std::uint32_t other = next.sites.front();
    view.moved[site] = view.run->question.site_places[other];
    follow_pins(view, stage.bench.state());
    stage.settle();
    CHECK(view.tried->objective == doctest::Approx(next.objective).epsilon(1e-9));

    put_back(site, view, stage.bench.state());
    stage.settle();
    CHECK_FALSE(view.tried);
    CHECK(view.moved.empty());
    double counted = 0.0;
    for (const commands::SiteSum& sum : view.shown.sums) {
        counted += sum.weight * sum.mean_cost;
    }
    CHECK(counted == doctest::Approx(best).epsilon(1e-9));
}

TEST_CASE("members in place of tonnes; other objectives; villages everywhere") {
    OpenSample stage;
    SitingView& view = stage.view();
    view.request.count = "members";
    stage.ask("onion", "Vose'");
    REQUIRE(view.run);
    CHECK(objective_unit(*view.run, text::Catalogue()) == "member-minutes");
    double members = view.run->answer.unserved_weight;
    for (const commands::SiteSum& sum : view.shown.sums) {
        members += sum.weight;
    }
    CHECK(members == 244.0);
    view.request.count = "tonnes";
    view.request.objective = "p-center";
    stage.ask();
    CHECK(view.run->answer.proven);
    CHECK(objective_unit(*view.run, text::Catalogue()) == "min");
    view.request.objective = "max-cover";
    view.request.radius = "30min";
    stage.ask();
    CHECK(view.run->answer.proven);
    view.request.women_weight = 2.0;
    view.request.objective = "p-median";
    stage.ask();
    CHECK(view.run->answer.proven);
    double weight = 0.0;
    for (const double one : view.run->question.weight) {
        weight += one;
    }
    CHECK(weight > 46.0 * 32.0 * 1.02);
}

TEST_CASE("centres take no more than they hold: the existing ones, and new ones as asked") {
    OpenSample stage;
    SitingView& view = stage.view();
    view.request.capacities = true;
    view.request.splittable = true;
    stage.ask("tomato", "Kulob");
    REQUIRE(view.run);
    CHECK(view.failure.empty());
    CHECK(view.run->answer.proven);
    const auto held = [&](const siting::Siting& plan, bool by_new) {
        const catchment::Catchments catchments = commands::as_catchments(*view.run, plan, {});
        const std::vector<commands::SiteSum> sums = commands::site_sums(catchments);
        double tonnes = 0.0;
        for (std::size_t i = 0; i < plan.sites.size(); ++i) {
            tonnes += is_new(*view.run, plan.sites[i]) == by_new ? sums[i].weight : 0.0;
        }
        return tonnes;
    };
    // The Dahana centre holds 1000 t, and is the nearest of more than that.
    CHECK(held(view.run->answer, false) <= 1000.0 + 1e-6);
    REQUIRE(view.run->before);
    CHECK(view.run->before->unserved_weight > 0.0);
    REQUIRE(view.more);
    CHECK(view.more->curve.size() > 1);

    view.request.new_capacity_t = 200.0;
    stage.ask();
    CHECK(stage.obstacle() ==
          "2589 t are to be brought, and the existing centres with 1 new one hold at most 1200 t: "
          "1389 t find no room; 8 new centres would do, or larger ones");
    view.request.new_capacity_t = 1600.0;
    stage.ask();
    CHECK_FALSE(view.obstacle);
    CHECK(held(view.run->answer, true) <= 1600.0 + 1e-6);
    // Women's tonnes count more and take no more room.
    view.request.women_weight = 3.0;
    stage.ask();
    CHECK(view.run->answer.proven);
    view.request.women_weight = 1.0;
    view.request.capacities = false;
    view.request.new_capacity_t.reset();
    stage.ask();
    CHECK(held(view.run->answer, false) > 1000.0);
}

TEST_CASE("the answer's map is printed as it was asked, and its sites are kept with their room") {
    OpenSample stage;
    SitingView& view = stage.view();
    view.request.capacities = true;
    view.request.splittable = true;
    view.request.new_capacity_t = 1700.0;
    stage.ask("tomato", "Kulob");
    REQUIRE(view.run);
    keep_as_scenario(stage.bench.session(), view, stage.bench.state());
    stage.settle();
    REQUIRE_FALSE(stage.bench.session().project.scenarios.empty());
    const auto& kept = stage.bench.session().project.scenarios.back();
    REQUIRE(kept.sites.size() == 1);
    CHECK(kept.sites[0].capacity_t == 1700.0);
    print_sites(view, stage.bench.state());
    stage.settle();
    const PrintView& print = print_view(stage.bench.state());
    CHECK(stage.bench.state().task == Task::print);
    CHECK(print.failure.empty());
    REQUIRE(print.map);
    CHECK(print.shown->map == "siting");
    CHECK(print.shown->site->commodity == "tomato");
    CHECK(print.pages == 1);
}

TEST_CASE("questions without an answer say why, and what to do") {
    OpenSample stage;
    SitingView& view = stage.view();
    view.request.new_sites = 0;
    stage.ask("tomato", "Kulob");
    CHECK(stage.obstacle() == "0 new sites were asked for; ask for 1 or more");
    view.request.new_sites = 10;
    stage.ask();
    CHECK(stage.obstacle() ==
          "10 new sites were asked for, and there are 9 candidates for them; ask for fewer, or "
          "choose other candidates");
    CHECK(stage.result(site_candidates_title) != nullptr);  // with the refused ones
    view.request.new_sites = 1;
    stage.ask("saffron", "Kulob");
    CHECK(stage.obstacle().starts_with("there is nothing to be brought to a centre: no saffron"));
    view.request.limit = "1min";
    view.request.keep_existing = false;
    stage.ask("tomato", "Balkhi");
    CHECK(stage.obstacle().starts_with("nobody reaches any of the "));
    view.request.limit = "3h";
    view.request.keep_existing = true;
    stage.ask("tomato", "Nowhere");
    CHECK(view.failure.english().find("there is no district 'Nowhere'") != std::string::npos);
    // The panel shows each of them and can still be asked.
    CHECK(stage.drawn_vertices() > 1000);
    stage.ask("tomato", "Kulob");
    CHECK(view.failure.empty());
    CHECK_FALSE(view.obstacle);
    CHECK(view.run->answer.proven);
}

TEST_CASE("a run that is stopped keeps its best plan, or leaves things as they were") {
    OpenSample stage;
    stage.ask("tomato", "Kulob");
    SitingView& view = stage.view();
    const auto before = view.run;
    ask_for_sites(stage.bench.session(), view, stage.bench.state());
    view.watch->stop();  // before there is any plan
    stage.settle();
    CHECK_FALSE(view.running());
    CHECK(view.run == before);
    CHECK(view.failure.empty());
}

TEST_CASE("what the command writes is written beside the project") {
    OpenSample stage;
    stage.ask("onion", "Vose'");
    Progress progress;
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / "zamin-siting-test";
    std::filesystem::create_directories(folder);
    commands::write_site_files(*stage.view().run, *stage.view().more, folder, progress);
    for (const char* name : {"new-centres.json", "new-centres.xlsx", "new-centres.gpkg",
                             "new-centres-demand.csv", "new-centres-candidates.csv",
                             "new-centres-trade_offs.csv", "new-centres-runners_up.csv"}) {
        CAPTURE(name);
        CHECK(std::filesystem::file_size(folder / name) > 0);
    }
    std::filesystem::remove_all(folder);
}
