// What a journal says of a project's unsaved work, and the work that results.
//
// A record is JSON: {"drawing": 3, "is": {...}} or {"drawing": 3, "is": null} for one drawing as a
// command left it, {"project": "..."} for the project file's text as it would have been saved.
// Records are values, not steps: replaying them over work that has been saved in the meantime
// changes nothing.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "project/drawings.hpp"

namespace zamin::project {

std::string drawing_record(const DrawingChange& change);
std::string project_record(std::string_view toml);

struct UnsavedWork {
    Drawings drawings;                // with what the journal says of them
    std::optional<std::string> toml;  // the last that was recorded
    std::size_t changes = 0;          // of drawings, those that were taken back again among them
};

// Replays records over the drawings that were saved, up to the first without sense.
UnsavedWork replay(Drawings saved, std::span<const std::string> records);

}  // namespace zamin::project
