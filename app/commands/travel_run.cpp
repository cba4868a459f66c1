#include "commands/travel_run.hpp"

#include <fmt/format.h>

#include "commands/inputs.hpp"
#include "core/error.hpp"
#include "probe/probe.hpp"
#include "travel/line_travel.hpp"

namespace zamin::commands {

Layer read_source(const project::ProjectSource& source, io::ReadOptions options,
                  std::vector<std::string>& notes, Progress& progress) {
    options.crs = source.crs;
    progress.step(fmt::format("reading {}", source.role));
    probe_source(source.source);
    io::ReadResult result = io::read_layer(source.source, options, progress);
    if (std::string note = import_summary(source.role, result.report); !note.empty()) {
        notes.push_back(note + "; see 'zamin check'");
    }
    return std::move(result.layer);
}

std::unique_ptr<travel::Travel> make_travel(const TravelRequest& request, std::vector<std::string>&,
                                            Progress&) {
    if (request.by == "line") {
        return std::make_unique<travel::LineTravel>(request.detour_factor);
    }
    throw usage_error("'{}' was given for how ways are found; expected line, road or terrain",
                      request.by);
}

}  // namespace zamin::commands
