// The eleven parts of a dossier; for .cpp files of geo/access only.
#pragma once

#include "access/dossier_writer.hpp"

namespace zamin::access {

struct DossierPartInput {
    const DossierSources& sources;
    Index group = none;
    std::size_t parcel = 0;
    const DossierOptions& options;
    const Dossier& dossier;

    const Holdings& holdings() const { return sources.holdings; }
    const Candidate& candidate() const { return sources.candidates.parcels[parcel]; }
    const Group& asking() const { return holdings().groups[static_cast<std::size_t>(group)]; }
    bool building() const { return sources.candidates.options.purpose == Purpose::building; }
};

// The name of a district or jamoat in the language; its own where there is none.
std::string local_name(const Source& source, const std::string& name, text::Language language);

void write_cover(const DossierPartInput& input, DossierWriter& writer);
void write_ask(const DossierPartInput& input, DossierWriter& writer);
void write_map(const DossierPartInput& input, DossierWriter& writer);
void write_corners(const DossierPartInput& input, DossierWriter& writer);
void write_plots(const DossierPartInput& input, DossierWriter& writer);
void write_need(const DossierPartInput& input, DossierWriter& writer, Progress& progress);
void write_why(const DossierPartInput& input, DossierWriter& writer);
void write_conflicts(const DossierPartInput& input, DossierWriter& writer);
void write_water(const DossierPartInput& input, DossierWriter& writer);
void write_agreement(const DossierPartInput& input, DossierWriter& writer);
void write_annexes(const DossierPartInput& input, DossierWriter& writer);

}  // namespace zamin::access
