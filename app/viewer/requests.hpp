// What panels ask for. Panels change nothing but the view's state; whatever touches data, files or
// threads is put into a list here and carried out after the frame.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "coverage/coverage.hpp"
#include "project/drawings.hpp"
#include "viewer/actions.hpp"
#include "viewer/jobs.hpp"
#include "viewer/session.hpp"

namespace zamin::viewer {

struct OpenSources {
    std::vector<std::string> sources;  // projects (.toml) and PATH or PATH::LAYER
};
struct CloseLayer {
    LayerId layer = 0;
};
struct CloseAll {};
struct SetRole {
    LayerId layer = 0;
    std::string role;  // empty = none
};
// Reads a source with other settings in the place of a layer (0 = none) or of a source that waited
// for an answer.
struct ReadAgain {
    LayerId layer = 0;
    project::ProjectSource source;
};
// Draws a layer as chosen from now on; it is saved with the project.
struct ChooseStyle {
    LayerId layer = 0;
    StyleChoice style;
};
// Gives up a source that waits for an answer.
struct LeaveOut {
    io::SourceName source;
};
// Whether the sources that wait for this host are fetched from it, now and at later starts.
struct AnswerNetwork {
    std::string host;
    bool fetch = false;
};
struct SetNameColumn {
    LayerId layer = 0;
    std::string column;
};
struct Recompute {
    coverage::CoverageOptions options;
};
struct CancelJob {
    JobId job = 0;
};
struct DismissNote {
    std::uint64_t note = 0;
};
struct FitAll {};
struct FlyToFeature {
    FeatureRef feature;
};
struct FlyToDistrict {
    std::string district;
};
struct ListFolder {
    std::filesystem::path folder;
};
struct FlyToPlace {
    Coord lonlat_deg;
    double metres_per_px = 0.0;  // 0 = a few kilometres are seen
};
// The view of a kept place.
FlyToPlace to_place(const project::KeptPlace& place);
// What a key or a command of the palette does.
struct Act {
    Action action = Action::fit;
};
// A project of two files; its title may be empty.
struct MakeProject {
    std::string title;
    std::string plots;
    std::string districts;
};
// Looks in a folder for the files of state.moved, and opens the project when all are found.
struct FindMoved {
    std::filesystem::path folder;
};
// Opens the project of state.moved without what is missing.
struct OpenWithGaps {};
struct SaveProject {
    std::filesystem::path file;
    bool replace = false;  // whatever is there, as its user was asked
};
// Makes a drawing (of id 0), changes it, or takes it away (none).
struct EditDrawing {
    project::DrawingId id = 0;
    std::optional<project::Drawing> drawing;
};
// The project's scenarios are these from now on.
struct KeepScenarios {
    std::vector<project::Scenario> scenarios;
};
// What was not saved at an earlier start is taken back, or dropped.
struct AnswerUnsaved {
    bool take_back = false;
};
struct TellUser {
    Sentence title;
    Sentence text;
};

struct ViewState;
// An analysis for a panel: `work` runs on a thread of its own over what it holds and returns what
// puts its result in place, which runs on the window's thread. A failure becomes a note.
struct RunWork {
    using Finish = std::function<void(Session&, ViewState&)>;
    Sentence title;  // "Finding the catchments"
    std::function<Finish(Progress&)> work;
    // Its result is put in place although it was cancelled: it is the best there was until then.
    bool kept_when_cancelled = false;
};
// A computed layer for the map, under a title of its own; it takes the place of the one that
// was shown under the same title before. Null takes that one away.
struct ShowResult {
    std::string title;
    std::shared_ptr<const Layer> layer;
    std::string role = {};                   // for its style; empty = none of its own
    std::vector<std::uint8_t> classes = {};  // by feature, positions in the style's fills
};

using Request = std::variant<OpenSources, CloseLayer, CloseAll, SetRole, SetNameColumn, Recompute,
                             CancelJob, DismissNote, FitAll, FlyToFeature, FlyToDistrict,
                             ListFolder, FlyToPlace, Act, MakeProject, SaveProject, TellUser,
                             RunWork, ShowResult, ReadAgain, ChooseStyle, LeaveOut, EditDrawing,
                             AnswerUnsaved, KeepScenarios, FindMoved, OpenWithGaps, AnswerNetwork>;

}  // namespace zamin::viewer
