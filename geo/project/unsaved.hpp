// What a journal says of a project's unsaved work, and the work that results.
//
// A record is JSON: {"drawing": 3, "is": {...}} or {"drawing": 3, "is": null} for one drawing as a
// command left it, {"project": "..."} for the project file's text as it would have been saved,
// {"tried": "...", "drawn": false} for what is tried with centres, as [[scenarios]] of a project
// file say it (null = nothing), and whether the sites that are drawn are opened with it. Records
// are values, not steps: replaying them over work that has been saved in the meantime changes
// nothing.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "project/drawings.hpp"
#include "project/scenario.hpp"

namespace zamin::project {

std::string drawing_record(const DrawingChange& change);
std::string project_record(std::string_view toml);

// What is tried with centres and in no scenario yet.
struct Trial {
    Scenario tried;            // its name says nothing
    bool opens_drawn = false;  // the sites that are drawn are opened too
    bool empty() const { return tried.centres.empty() && tried.sites.empty() && !opens_drawn; }
};
std::string trial_record(const Trial& trial);

struct UnsavedWork {
    Drawings drawings;                // with what the journal says of them
    std::optional<std::string> toml;  // the last that was recorded
    std::optional<Trial> trial;       // the last that was recorded, where it tries something
    std::size_t changes = 0;          // of drawings, those that were taken back again among them
};

// Replays records over the drawings that were saved, up to the first without sense.
UnsavedWork replay(Drawings saved, std::span<const std::string> records);

}  // namespace zamin::project
