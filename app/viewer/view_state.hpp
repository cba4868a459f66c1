// How the window looks at the data: camera, selection, visible layers, panels, theme. One plain
// struct and the small pieces of logic that belong to it.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "text/language.hpp"
#include "viewer/coverage_model.hpp"
#include "viewer/file_list.hpp"
#include "viewer/flight.hpp"
#include "viewer/layout.hpp"
#include "viewer/map_view.hpp"
#include "viewer/requests.hpp"
#include "viewer/selection.hpp"
#include "viewer/session.hpp"
#include "viewer/snapping.hpp"
#include "viewer/style.hpp"
#include "viewer/table_rows.hpp"

namespace zamin::viewer {

struct ShownLayer {
    LayerId id = 0;
    bool visible = true;
};

enum class LeftPage : std::uint8_t { layers, data };
enum class Dialog : std::uint8_t { none, open, help, palette, new_project, save, unsaved, moved };

// The four jobs that the window is built around; the right panel and the map's emphasis belong to
// the chosen one (panels/task_panels.hpp).
enum class Task : std::uint8_t { coverage, centres, access, print };

// The two steps of the Centres job: who goes to which centre, and where new ones should be.
enum class CentresStep : std::uint8_t { catchments, siting };

// What the panels of the jobs remember; each is defined and made by its own panel.
struct DataView;
struct CentresView;
struct SitingView;
struct AccessView;
struct PrintView;
struct ScenariosView;
struct OverviewView;
struct MovedView;

// What the cursor is on, wherever it is: a row of the table and a feature of the map are the same.
struct Hover {
    std::optional<FeatureRef> feature;
    std::string district;  // empty = none
    std::string crop;      // empty = none; as the table spells it
    friend bool operator==(const Hover&, const Hover&) = default;
};

inline constexpr std::size_t coverage_columns = 6;

// Widths of the coverage table's longest entries, kept from one frame to the next.
struct TableNeeds {
    std::shared_ptr<const coverage::Coverage> of;
    float type_px = 0.0F;
    text::Language language = text::Language::english;
    std::array<float, coverage_columns> width{};
    std::array<float, 2> word{};  // of the longest word of the two columns of names
};

struct CoverageView {
    CoverageSort sort;
    std::optional<RowKey> selected;
    bool bars_as_share = false;
    TableNeeds needs;
};

struct Browser {
    std::filesystem::path folder;
    std::string path_text;  // the field above the list
    FolderList list;
    bool listing = false;
    bool take_focus = false;  // the path field wants the keyboard
    std::string selected;
};

// The field of Ctrl+K.
struct PaletteView {
    std::string text;
    int chosen = 0;
    bool take_focus = false;
};

// The attribute table under the map.
struct TableView {
    bool open = false;
    LayerId layer = 0;
    bool picked = false;                                          // by its user
    TableQuery query;                                             // asked for
    std::string expression;                                       // being typed
    std::shared_ptr<const std::vector<std::uint32_t>> rows = {};  // null until computed
    TableQuery rows_of = {};                                      // what they were computed for
    bool running = false;
    std::string complaint = {};  // why the expression is not understood
    double first_row = 0.0;
    int first_column = 0;
};

// Places to come back to are kept with the scale that they have on a screen of 96 dpi.
inline constexpr double bookmark_px_per_inch = 96.0;

// The name of a place that is being written.
struct Renaming {
    std::size_t place = 0;
    std::string name;
    bool take_focus = true;
};

// What a click on the map does.
enum class Tool : std::uint8_t {
    look,
    distance,
    area,
    select_box,
    select_polygon,
    draw_site,
    draw_note,
    draw_area
};

// Corners clicked so far with a tool, in map space.
struct Sketch {
    std::vector<Coord> points_m;
    bool finished = false;
};

// What is drawn on the map, as the hand has it.
struct DrawingView {
    project::DrawingId chosen = 0;   // with its card; 0 = none
    project::DrawingId dragged = 0;  // is moved just now; 0 = none
    project::Drawing drag;           // as it would be
    bool given_up = false;           // by Esc, until the button is let go
    std::optional<SnapPoint> snap;   // where the cursor would put a point
    project::DrawingId edited = 0;   // the drawing that `edit` was taken from
    project::Drawing edit;           // in the fields of the card
    bool take_focus = false;         // the card's first field wants the keyboard
};

// Why a project's file is not written without a question.
struct SaveQuestion {
    std::filesystem::path file;
    std::string why;  // empty = nothing to be asked
};

// Three steps to a project: plots, districts, columns.
struct NewProjectView {
    int step = 0;
    std::string plots;
    std::string districts;
    std::string title;
};

// Size of type and controls that the user chose, times the screen's own scale.
inline constexpr float least_text_size = 0.85F;
inline constexpr float most_text_size = 2.0F;

// Sides of the map area that something lies on, in the camera's pixels.
struct Insets {
    double left_px = 0.0;
    double right_px = 0.0;
};

struct ViewState {
    MapView camera;
    Insets covered;  // by panels of a narrow window and by the card
    Flight flight;
    ZoomGlide glide;
    double pan_x = 0.0;        // arrow keys held: -1, 0, 1 to the right
    double pan_y = 0.0;        // and down
    bool camera_used = false;  // the user has moved it: loading more does not move it again

    std::vector<ShownLayer> layers;  // top of the map first
    std::vector<LayerId> hidden_rasters;
    LayerId style_of = 0;                // the layer whose style is being chosen; 0 = none
    LayerId styling = 0;                 // the layer that `style` was taken from
    StyleChoice style;                   // being chosen
    std::string style_limits;            // its own limits of classes, as they are typed
    std::optional<FeatureRef> selected;  // with its card
    Selection selection;                 // one or many, outlined
    TableView table;
    Tool tool = Tool::look;
    Sketch sketch;
    DrawingView drawing;
    bool drawings_shown = true;
    bool can_undo = false;  // something, whatever it is
    bool can_redo = false;
    bool drawing_bar = false;                   // the words to draw with are unfolded
    std::vector<project::KeptPlace> bookmarks;  // of the project
    std::optional<Renaming> renaming;
    bool graticule = false;       // meridians and parallels over the map
    bool overview_shown = false;  // the small map in the corner
    std::shared_ptr<OverviewView> overview;
    std::shared_ptr<MovedView> moved;   // a project whose files are not there; null = none
    std::optional<CropSlot> only_crop;  // fades the other crops on the map and in the panel
    Hover hover;                        // of this frame
    Hover next_hover;                   // gathered while this frame's panels are built
    std::optional<Coord> cursor_lonlat;

    Task task = Task::coverage;
    std::shared_ptr<DataView> data;
    CentresStep centres_step = CentresStep::catchments;
    std::shared_ptr<CentresView> centres;
    std::shared_ptr<SitingView> siting;
    std::shared_ptr<AccessView> access;
    std::shared_ptr<PrintView> print;
    std::shared_ptr<ScenariosView> scenarios;

    ThemeName theme = ThemeName::light;
    text::Language language = text::Language::english;
    float text_size = 1.0F;
    PanelWidths widths;
    bool left_open = true;
    bool right_open = true;
    LeftPage left_page = LeftPage::layers;
    Dialog dialog = Dialog::none;
    bool close_menus = false;  // asked for by Esc, done by the menu that is open
    bool notes_open = true;
    bool settings_open = false;
    CoverageView coverage;
    Browser browser;
    PaletteView palette;
    NewProjectView new_project;
    std::string save_path;
    SaveQuestion save_question;
    bool jobs_open = false;                  // the list of work in the background
    std::vector<std::string> recent;         // projects opened before, the newest first
    std::vector<std::string> allowed_hosts;  // fetched from without a question
    std::filesystem::path sample;            // the sample's project file; empty = not installed

    double now_s = 0.0;
    std::vector<Request> requests;

    void ask(Request request) { requests.push_back(std::move(request)); }
    bool visible(LayerId id) const;
    bool raster_visible(LayerId id) const;
    void show_raster(LayerId id, bool shown);
    // Nothing moves any more: no flight, no glide.
    bool still() const {
        return !flight.active() && !glide.active() && pan_x == 0.0 && pan_y == 0.0;
    }
};

// Puts a new layer where its role belongs: points over lines over districts over plots over the
// rest, and above older layers of the same kind.
void insert_layer(ViewState& state, const Session& session, LayerId id);
// Forgets a layer and a selection in it.
void forget_layer(ViewState& state, LayerId id);
// Forgets what is selected in a layer whose rows are others now.
void forget_features(ViewState& state, LayerId id);
// Opens the table on the rows of a layer.
void show_table(ViewState& state, LayerId layer);
// Moves a layer `by` places down the list (negative: up, towards the top of the map).
void move_layer(ViewState& state, LayerId id, int by);

// The view of a box in the free part of the map area, with room around it.
MapView fitted(const ViewState& state, const Box& box_m, double padding_px);
// Starts a flight there. An empty box is ignored.
void fly_to(ViewState& state, const Box& box_m, double padding_px);
void stop_camera(ViewState& state);

// Takes a tool into the hand, or lays it down when it is there already.
void take_tool(ViewState& state, Tool tool);

// Chooses a feature that was named from outside: a district is only shown, anything else is
// selected with its card.
void choose_feature(ViewState& state, const Session& session, FeatureRef feature);

// What Esc closes: the dialog, else the sketch, else the tool, else the selection and its card,
// else the selected row, else the single crop.
void close_front(ViewState& state);

// Opens the right panel on a job; a second time for the same one folds it away.
void choose_task(ViewState& state, Task task);

// Panel names for the command line: the sides of the left panel, the jobs, the dialogs, "none".
// Throws UsageError naming them.
void show_panel(ViewState& state, std::string_view name);

}  // namespace zamin::viewer
