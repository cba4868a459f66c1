// The request for land as files; shared by the command and the window's button.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/dossier.hpp"
#include "commands/access_run.hpp"
#include "print/print.hpp"

namespace zamin::commands {

struct RequestOptions {
    std::string group;
    std::string parcel;  // empty = the best of those that are not refused
    bool building = false;
    std::optional<double> wanted_ha;  // empty = what the group's members lack
    access::Weights weights = access::default_weights;
    access::DossierOptions dossier;
    access::DossierTemplate layout;
    text::Language language = text::Language::english;
    bool black_and_white = false;
};

struct RequestRun {
    AccessRun access;
    access::CandidateSources sources;
    access::Candidates candidates;
    access::RankedCandidates ranked;
    access::Dossier dossier;
    std::string checksum;  // of the facts as CSV
};

// Throws UsageError for a group or parcel that is not there (naming the closest), and where every
// parcel is refused (naming the first reasons).
RequestRun run_request(const AccessRequest& request, const RequestOptions& options,
                       Progress& progress);

// .pdf, .csv (the facts, their checksum in the last line) or .gpkg (parcel, neighbours, corners,
// facts).
void write_request(const RequestRun& run, const project::Project& project,
                   const RequestOptions& options, const std::string& output, Progress& progress);

}  // namespace zamin::commands
