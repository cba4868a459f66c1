// What the Centres job remembers: what was asked, what came out, and what would be if centres stood
// elsewhere or were larger or smaller.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "commands/catchments_run.hpp"
#include "commands/catchments_what_if.hpp"
#include "core/msgid.hpp"
#include "viewer/panels/centres_drawing.hpp"
#include "viewer/requests.hpp"
#include "viewer/session.hpp"
#include "viewer/ui.hpp"
#include "viewer/view_state.hpp"

namespace zamin::viewer {

// Which areas the map shows.
enum class ShownAreas : std::uint8_t { catchments, bands, none };

// The way of what is selected: a plot, a village, a group, a farm that is left.
struct ShownWay {
    std::string from;                  // its name
    std::string to;                    // the centre's; empty where none takes what grows there
    std::vector<std::string> reasons;  // why tonnes of it are left, in the order of the reasons
    travel::Route route;               // empty line: no way
    std::vector<double> along_m;       // at each vertex, from the farm
    travel::CostUnit unit = travel::CostUnit::metres;
};

// What the panel says of an answer in figures, summed once.
struct AnswerSums {
    double served_t = 0.0;
    std::vector<double> left_t;  // by left_class()
    double unknown_farms = 0.0;  // whose tonnes nobody knows
    // By centre: tonnes that it takes and those that it alone could take but has no room for.
    std::vector<double> wanted_t;

    double left() const;
};
AnswerSums sums_of(const catchment::Catchments& catchments);

struct CentresView {
    commands::CatchmentsRequest request;
    bool settled = false;  // the request has what the project says
    bool running = false;
    bool settings_open = false;
    bool reach_open = false;
    bool notes_open = false;
    Sentence failure;  // of the last run; empty = none

    std::shared_ptr<const commands::CatchmentsRun> run;  // as the sources have it
    std::shared_ptr<const catchment::Catchments> shown;  // with what is tried
    AnswerSums before;                                   // of `run`
    AnswerSums now;                                      // of `shown`
    std::vector<commands::CentreTrial> trials;           // by centre of `run`
    std::vector<project::OpenedSite> opened;             // after them in `shown`
    bool open_drawn = false;                             // `opened` follows the sites drawn
    std::optional<project::Scenario> wanted;             // to be tried once the run is there
    bool again = false;        // what is tried has changed since the work started
    bool areas_stale = false;  // to be drawn when that work is done
    double follow_ms = 0.0;    // the last answer to a change took this long
    ShownAreas areas = ShownAreas::catchments;
    std::shared_ptr<const std::vector<Layer>> drawn;  // areas of `shown`

    std::optional<FeatureRef> way_of;                      // asked for
    std::shared_ptr<const catchment::Catchments> way_for;  // in this answer
    std::shared_ptr<const ShownWay> way;                   // null: none, or on its way
    std::optional<std::size_t> way_vertex;                 // under the cursor in the profile
    CentresDrawing drawing;

    bool tries_something() const;
};

// Titles of the layers that show the result.
inline constexpr const char* flows_title = msgid("Ways to the centres");
inline constexpr const char* unserved_title = msgid("Tonnes without room");
inline constexpr const char* areas_title = msgid("Catchments");
inline constexpr const char* bands_title = msgid("How near a centre is");
inline constexpr const char* earlier_title = msgid("Catchments as they are");

// The page's memory, made at its first use.
CentresView& centres_view(ViewState& state);

// Reads the sources and assigns; the result goes into the view and on the map.
RunWork catchments_work(const Session& session, const CentresView& view);
// Asks for the answer to what is tried; while one is on its way, once more afterwards. Areas are
// drawn anew at the end of a change only.
void follow_trials(CentresView& view, ViewState& state, bool change_is_done);

// Layers for the map: flows, what is left, and the areas that are chosen, with the earlier ones
// where something is tried (centres_layers.cpp).
void show_on_map(const CentresView& view, ViewState& state);
void show_areas(const CentresView& view, ViewState& state);
// Away from the map while the job's other step is chosen.
void take_off_map(ViewState& state);
// Position of a reason among style::left_reasons; none for what is not left for want of a centre.
std::optional<std::size_t> left_class(catchment::Reason reason);

// Finds the way of the feature that is selected, where it is another one or the answer is
// (centres_way.cpp).
void follow_selection(const Session& session, CentresView& view, ViewState& state);

// Parts of the panel. The way with its profile; a row a centre with a bar of tonnes against
// capacity, what was beside what is tried, and a field for another capacity; members near centres
// and services; the settings, true when they are to be used.
void centres_way(const Ui& ui, CentresView& view, ViewState& state);
void centres_table(const Ui& ui, const Session& session, CentresView& view, ViewState& state);
void centres_reach(const Ui& ui, const CentresView& view);
bool centres_settings(const Ui& ui, CentresView& view, ViewState& state);

// Minutes or kilometres, as people read them.
std::string cost_text(const Ui& ui, double cost, travel::CostUnit unit);

}  // namespace zamin::viewer
