// What the step "New centres" of the Centres job remembers: what was asked, the answer with its
// proof, what else could be done, and what was tried by hand.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "commands/site_plan.hpp"
#include "commands/site_run.hpp"
#include "core/msgid.hpp"
#include "viewer/panels/centres_drawing.hpp"
#include "viewer/requests.hpp"
#include "viewer/session.hpp"
#include "viewer/ui.hpp"
#include "viewer/view_state.hpp"

namespace zamin::viewer {

// What the solver says while it works: written on its thread, read by the panel.
class SitingWatch {
  public:
    void add(const siting::TracePoint& point);
    std::vector<siting::TracePoint> points() const;
    // The work whose best plan so far is wanted is told so by stop(); null when it has ended.
    void follow(Progress* work);
    void stop();
    bool stopped() const;

  private:
    mutable std::mutex m_mutex;
    std::vector<siting::TracePoint> m_points;
    Progress* m_work = nullptr;
    bool m_stopped = false;
};

// One of the plans that an answer comes with.
struct PlanRef {
    enum class Of : std::uint8_t { answer, runner, curve };
    Of of = Of::answer;
    std::size_t at = 0;  // among the runners or the points of the curve
    friend bool operator==(const PlanRef&, const PlanRef&) = default;
};

enum class SitingAreas : std::uint8_t { lines, areas, none };

// The shown plan for the map and the list of its sites.
struct ShownSites {
    std::vector<std::uint32_t> sites;                         // numbers in the question
    std::shared_ptr<const catchment::Catchments> catchments;  // by the same order
    std::vector<commands::SiteSum> sums;
};

struct SitingView {
    commands::SiteRequest request;
    bool settled = false;              // the request has what project and sources offer
    Sentence failure;                  // of the last run; empty = none
    std::optional<Sentence> obstacle;  // why the last question has no answer
    bool question_open = false;
    bool more_open = false;  // settings that are seldom needed
    bool refused_open = false;
    bool proof_open = false;

    std::shared_ptr<SitingWatch> watch;  // of the run that is on its way; null = none
    std::shared_ptr<const commands::SiteRun> run;
    bool comparing = false;  // the alternatives are on their way
    std::shared_ptr<const commands::SiteAlternatives> more;

    PlanRef plan;
    ShownSites shown;
    SitingAreas areas = SitingAreas::lines;

    // Pins that were dragged away from the shown plan, and what that gives.
    commands::MovedSites moved;
    std::optional<siting::Siting> tried;  // of `moved`; none: on its way, or nothing is moved
    bool trying = false;
    float grip_x = 0.0F;  // from the pin's point to where it was taken hold of
    float grip_y = 0.0F;
    bool again = false;      // moved again since the work started
    double follow_ms = 0.0;  // the last answer to a move took this long
    std::map<std::uint32_t, siting::ScreenedCandidate> ground;  // where pins were dropped

    CentresDrawing drawing;
    std::vector<Coord> candidates_m;  // in map space, as the question's candidates
    std::shared_ptr<const commands::SiteRun> candidates_of;

    bool running() const { return watch != nullptr; }
};

// SiteRequest::candidates_from of a layer of the user's own: this and the layer's id.
inline constexpr const char* own_places_word = "layer:";

inline constexpr const char* site_areas_title = msgid("Areas of the new centres");
inline constexpr const char* site_candidates_title = msgid("Places for a new centre");

// The step's memory, made at its first use.
SitingView& siting_view(ViewState& state);

// What is asked first: the commodity whose tonnes find least room, the land that could be given.
void settle_siting(const Session& session, const ViewState& state, SitingView& view);
// Ways, yields and whom centres serve are those of the catchments, as they are set there.
void take_catchment_settings(const Session& session, const ViewState& state,
                             commands::SiteRequest& request);

// Finds the best sites; then, in work of its own, what else could be done.
void ask_for_sites(const Session& session, SitingView& view, ViewState& state);
// Shows one of the plans, every pin where the plan has it.
void show_plan(PlanRef plan, SitingView& view, ViewState& state);
const siting::Siting& plan_of(const SitingView& view, PlanRef plan);
// What a plan is compared with: the answer, or the best of its own number of sites.
const siting::Siting& base_plan(const SitingView& view);
// Asks what the moved pins give; while an answer is on its way, once more afterwards.
void follow_pins(SitingView& view, ViewState& state);
// Asks whether a moved pin stands on land that may be built on.
void look_at_pin(const Session& session, std::uint32_t site, SitingView& view, ViewState& state);
void put_back(std::uint32_t site, SitingView& view, ViewState& state);
// Layers of the map: all candidates; the areas of the shown plan where they are wanted.
void show_candidates(const SitingView& view, ViewState& state);
void show_site_areas(const SitingView& view, ViewState& state);
// Away from the map while the job's other step is chosen.
void take_sites_off_map(ViewState& state);
// Writes what `zamin site` writes beside the project.
RunWork write_sites_work(const Session& session, const SitingView& view);

// The map of the answer before and after, on the Print page.
void print_sites(const SitingView& view, ViewState& state);

// The shown plan, moved pins where they are, among the project's scenarios, to be compared there.
void keep_as_scenario(const Session& session, const SitingView& view, ViewState& state);

// Crops that some centre takes first, then those that are grown.
std::vector<std::string> commodities(const Session& session);

// The step's page, and its parts: the question, true when it is asked; the answer; the curve and
// the runners-up; the places with the reasons of those that are refused.
void siting_page(const Ui& ui, const Session& session, ViewState& state);
bool siting_question(const Ui& ui, const Session& session, const ViewState& state,
                     SitingView& view);
void siting_answer(const Ui& ui, const Session& session, SitingView& view, ViewState& state);
void siting_choices(const Ui& ui, SitingView& view, ViewState& state);
void siting_refused(const Ui& ui, SitingView& view, ViewState& state);

void siting_on_map(const Ui& ui, const Session& session, const ViewState& state, ImDrawList& list);
void siting_handles(const Ui& ui, const Session& session, ViewState& state);

}  // namespace zamin::viewer
