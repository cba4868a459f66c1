// The parts of the window, each a function over the data and the view's state. They change the
// state, and ask for everything else by ViewState::ask(). Call between ImGui::NewFrame and Render.
#pragma once

#include "viewer/session.hpp"
#include "viewer/ui.hpp"
#include "viewer/view_state.hpp"

namespace zamin::viewer {

// Name, project, jobs, theme, help. 44 px.
void top_bar(const Ui& ui, const Session& session, ViewState& state);

// Left: layers and legend, or what importing found (state.left_page).
void left_panel(const Ui& ui, const Session& session, ViewState& state);
void layers_page(const Ui& ui, const Session& session, ViewState& state);
// The style of the layer state.style_of, as its user chooses it; nothing without one.
void style_editor(const Ui& ui, const Session& session, ViewState& state);
// Places to come back to; nothing without any.
void places_list(const Ui& ui, ViewState& state);
void legend(const Ui& ui, const Session& session, ViewState& state);
void data_page(const Ui& ui, const Session& session, ViewState& state);

// Right: the chosen job (task_panels.hpp); the parts of Coverage.
void right_panel(const Ui& ui, const Session& session, ViewState& state);
void coverage_table(const Ui& ui, const Session& session, ViewState& state, float height);
void coverage_bars(const Ui& ui, const Session& session, ViewState& state, float height);
void coverage_settings(const Ui& ui, const Session& session, ViewState& state);

// The map's own input and what is written over it: names, controls, the start page.
void map_area(const Ui& ui, const Session& session, ViewState& state);
void map_labels(const Ui& ui, const Session& session, const ViewState& state, ImDrawList& list);
// Meridians and parallels, while state.graticule asks for them.
void graticule(const Ui& ui, const Session& session, const ViewState& state, ImDrawList& list);
// The whole in a corner of the map, while state.overview_shown asks for it; a click moves there.
void overview_map(const Ui& ui, const Session& session, ViewState& state);
// Whether a printed page lies over the map.
bool shows_page(const ViewState& state);
// Measuring and selecting (state.tool): a click of the tool, the sketch, what to do in words.
void tool_click(const Session& session, ViewState& state, Coord map_m, bool twice);
void draw_sketch(const Ui& ui, const Session& session, const ViewState& state, Coord cursor_m,
                 ImDrawList& list);
void tool_words_card(const Ui& ui, const ViewState& state, ImDrawList& list);
// "Distance Area Select Table" at the upper right corner of the map.
void tool_bar(const Ui& ui, const Session& session, ViewState& state);
// The upper edge of a card that begins at `left`: below the words of the tools, where both have no
// room beside each other.
float card_top(const Ui& ui, float left);
void start_page(const Ui& ui, const Session& session, ViewState& state);
// The card of the selected feature, at the map's left; what it takes there at scale 1.
inline constexpr float identify_card_width = 300.0F;
void identify_card(const Ui& ui, const Session& session, ViewState& state);
void note_cards(const Ui& ui, const Session& session, ViewState& state);

// The rows of a layer, under the map.
void table_panel(const Ui& ui, const Session& session, ViewState& state);

// Coordinates, scale, bar, projection, notes, work in the background. 28 px.
void status_bar(const Ui& ui, const Session& session, ViewState& state,
                const std::vector<JobStatus>& jobs);

// The list of work in the background, over the status bar's right end.
void jobs_card(const Ui& ui, ViewState& state, const std::vector<JobStatus>& jobs);

// Folders and files to choose from, in what is left of the window above `below_px`. The path that
// was chosen by double click or Enter, else empty; state.browser.selected has the marked one.
std::string file_browser(const Ui& ui, ViewState& state, float below_px);

void open_dialog(const Ui& ui, ViewState& state);
void save_dialog(const Ui& ui, const Session& session, ViewState& state);
void new_project_dialog(const Ui& ui, const Session& session, ViewState& state);
// Asks about session.left.
void unsaved_dialog(const Ui& ui, const Session& session, ViewState& state);
void help_dialog(const Ui& ui, ViewState& state);
// Asks for the files of state.moved.
void moved_dialog(const Ui& ui, ViewState& state);
void palette(const Ui& ui, const Session& session, ViewState& state);

// All of them in their places, for ui.layout.
void build_window(const Ui& ui, const Session& session, ViewState& state,
                  const std::vector<JobStatus>& jobs);

}  // namespace zamin::viewer
