#include <doctest/doctest.h>

#include "app/viewer/layers.hpp"
#include "app/viewer/stage.hpp"
#include "viewer/panels/panels.hpp"

using namespace zamin;
using namespace zamin::test;
using namespace zamin::viewer;

namespace {

// A session as after opening two files, without the files.
Session small_session() {
    Session session;
    session.layers.push_back(loaded(
        squares("districts", "name", Crs::wgs84(), {{68, 37, 1, "Balkhi"}, {69, 37, 1, "Jomi"}}), 1,
        "districts"));
    session.layers.push_back(loaded(
        squares(
            "plots", "crop", Crs::wgs84(),
            {{68.5, 37.5, 0.001, "rice"}, {69.5, 37.5, 0.001, "quinoa"}, {69.6, 37.5, 0.001, ""}}),
        2, "plots"));
    Problem problem;
    problem.feature = 1;
    problem.problem = "self-crossing";
    problem.action = as_it_is("repaired");
    session.layers[1].report.problems = {problem};
    coverage::CoverageOptions options;
    Progress progress;
    session.coverage = std::make_shared<const coverage::Coverage>(
        coverage::coverage(*session.layers[1].layer, *session.layers[0].layer, options, progress));
    session.coverage_options = options;
    return session;
}

ViewState state_of(const Session& session) {
    ViewState state;
    for (const LoadedLayer& layer : session.layers) {
        insert_layer(state, session, layer.id);
    }
    state.camera.width_px = 600;
    state.camera.height_px = 600;
    return state;
}

// Builds the whole window over given data a few times.
int vertices(Stage& stage, const Session& session, ViewState& state,
             const std::vector<JobStatus>& jobs = {}) {
    Ui& ui = stage.gui.ui();
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    for (int i = 0; i < 3; ++i) {
        ui.theme = &theme(state.theme);
        ui.layout =
            arrange(size.x, size.y, ui.scale, state.widths, state.left_open, state.right_open);
        ImGui::GetIO().DeltaTime = 1.0F / 30.0F;
        ImGui::NewFrame();
        build_window(ui, session, state, jobs);
        ImGui::Render();
    }
    return stage.drawn_vertices();
}

}  // namespace

TEST_CASE("every panel is built with nothing open, in sizes from phone to poster") {
    for (const ImVec2 size : {ImVec2{200, 150}, ImVec2{320, 240}, ImVec2{800, 600},
                              ImVec2{3840, 2160}, ImVec2{7680, 4320}}) {
        Stage stage(size.x, size.y);
        const Session empty;
        for (const char* panel : {"layers", "data", "coverage", "centres", "access", "print",
                                  "open", "new", "save", "palette", "help", "none"}) {
            CAPTURE(panel);
            ViewState state;
            show_panel(state, panel);
            CHECK(vertices(stage, empty, state) > 100);
        }
    }
}

TEST_CASE("every panel is built with data, in both themes and at scale 2") {
    for (const float scale : {1.0F, 2.0F}) {
        Stage stage(1280, 720, scale);
        const Session session = small_session();
        for (const ThemeName name : {ThemeName::light, ThemeName::dark}) {
            for (const char* panel : {"layers", "data", "coverage", "centres", "access", "print",
                                      "open", "new", "save", "palette", "help"}) {
                CAPTURE(panel);
                ViewState state = state_of(session);
                state.theme = name;
                state.settings_open = true;
                show_panel(state, panel);
                CHECK(vertices(stage, session, state) > 500);
            }
        }
    }
}

TEST_CASE("the settings of a coverage that has no result yet can be reached") {
    Stage stage;
    Session session = small_session();
    session.coverage.reset();
    ViewState state = state_of(session);
    CHECK(vertices(stage, session, state) > 500);
    session.layers.pop_back();
    state = state_of(session);
    CHECK(vertices(stage, session, state) > 300);
}

TEST_CASE("cards, notes and running work are shown over the map") {
    Stage stage;
    Session session = small_session();
    ViewState state = state_of(session);
    const int before = vertices(stage, session, state);
    state.selected = FeatureRef{2, 0};
    const int with_card = vertices(stage, session, state);
    CHECK(with_card > before);
    session.add_note(zamin::as_it_is("Reading x.gpkg"),
                     zamin::as_it_is("x.gpkg is not a vector file."));
    session.add_note(zamin::as_it_is("Reading x.gpkg"),
                     zamin::as_it_is("x.gpkg is not a vector file."));  // said once
    CHECK(session.notes.size() == 1);
    const int with_note = vertices(stage, session, state);
    CHECK(with_note > with_card);
    const std::vector<JobStatus> jobs = {
        {1, zamin::as_it_is("Reading plots"), "reading", 0.4, false, 12.0},
        {2, zamin::as_it_is("Drawing"), "", 0.0, true, {}}};
    CHECK(vertices(stage, session, state, jobs) > with_note);
}

TEST_CASE("a selection in a layer that is gone closes its card") {
    Stage stage;
    const Session session = small_session();
    ViewState state = state_of(session);
    state.selected = FeatureRef{99, 0};
    vertices(stage, session, state);
    CHECK_FALSE(state.selected);
}

TEST_CASE("long names and a thousand rows do no harm") {
    Stage stage;
    Session session = small_session();
    coverage::Coverage many = *session.coverage;
    for (int i = 0; i < 1000; ++i) {
        coverage::CoverageRow row;
        row.district =
            "A district with a name that is far too long for any column " + std::to_string(i);
        row.crop = "crop";
        row.plots = 123456789;
        row.area_ha = 1e9;
        many.rows.push_back(row);
    }
    session.coverage = std::make_shared<const coverage::Coverage>(many);
    ViewState state = state_of(session);
    CHECK(vertices(stage, session, state) > 500);
}
