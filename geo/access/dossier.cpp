#include "access/dossier.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

#include "access/dossier_parts.hpp"
#include "access/dossier_shapes.hpp"
#include "access/field.hpp"
#include "access/words.hpp"

namespace zamin::access {

namespace {

// The user of a plot as it may be shown: its holders' names or ids.
std::string user_of(const DossierWriter& writer, const Holdings& holdings, const RightsIndex& index,
                    Index plot, bool personal_data) {
    const auto p = static_cast<std::size_t>(plot);
    std::vector<std::string> users;
    for (std::uint32_t i = index.offsets[p]; i < index.offsets[p + 1]; ++i) {
        const Right& right = holdings.rights[index.at[i]];
        if (right.share <= 0.0) {
            continue;
        }
        const auto holder = static_cast<std::size_t>(right.holder);
        if (right.party == PartyKind::member) {
            const Member& member = holdings.members[holder];
            users.push_back(personal_data && !member.name.empty() ? member.name : member.id);
        } else if (right.party == PartyKind::group) {
            users.push_back(writer.words().tr("group {0}", holdings.groups[holder].id));
        } else if (right.party == PartyKind::cbo) {
            users.push_back(holdings.cbos[holder]);
        } else if (!right.party_id.empty()) {
            users.push_back(right.party_id);
        }
    }
    return users.empty() ? writer.words().tr("not recorded")
                         : fmt::format("{}", fmt::join(users, ", "));
}

}  // namespace

std::string local_name(const Source& source, const std::string& name, text::Language language) {
    if (!source || name.empty()) {
        return name;
    }
    Field names(source, "name");
    Field local(source, std::string("name_") + text::code(language));
    for (std::size_t row = 0; row < source.layer->size(); ++row) {
        if (names.text(row) == name && !local.text(row).empty()) {
            return local.copy(row);
        }
    }
    return name;
}

Dossier make_dossier(const DossierSources& sources, Index group, std::size_t parcel,
                     const DossierOptions& options, const DossierTemplate& layout,
                     const text::Catalogue& words, Progress& progress) {
    progress.step("writing the request");
    const Holdings& holdings = sources.holdings;
    const Candidate& candidate = sources.candidates.parcels[parcel];
    const Group& asking = holdings.groups[static_cast<std::size_t>(group)];
    Dossier dossier;
    dossier.language = words.language();
    dossier.group = group;
    dossier.group_name = name_in(asking, words.language());
    dossier.parcel_id = candidate.id;
    dossier.parcel_row = candidate.row;
    dossier.applicant =
        asking.cbo == none ? "" : holdings.cbos[static_cast<std::size_t>(asking.cbo)];
    dossier.reference = fmt::format("{}/{}/{}", asking.id, candidate.id, options.date);
    dossier.title = words.tr("Request for land: annex to the application");
    dossier.corners = corners_of(*sources.parcels.layer, candidate.row);
    DossierWriter writer(dossier, layout, words);
    if (sources.plots) {
        dossier.neighbours = neighbours_of(*sources.parcels.layer, candidate, *sources.plots.layer,
                                           holdings, options.neighbours_m);
        const RightsIndex index = rights_by_plot(holdings);
        for (Neighbour& neighbour : dossier.neighbours) {
            neighbour.user =
                user_of(writer, holdings, index, neighbour.plot, options.personal_data);
        }
    }
    const DossierPartInput input{sources, group, parcel, options, dossier};
    write_cover(input, writer);
    write_ask(input, writer);
    write_map(input, writer);
    write_corners(input, writer);
    write_plots(input, writer);
    write_need(input, writer, progress);
    write_why(input, writer);
    write_conflicts(input, writer);
    write_water(input, writer);
    write_agreement(input, writer);
    write_annexes(input, writer);
    return dossier;
}

}  // namespace zamin::access
