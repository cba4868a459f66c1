#include "commands/catchment_inputs.hpp"
#include "commands/site_question.hpp"
#include "core/error.hpp"

namespace zamin::commands {

catchment::Homes homes_of(const SiteRequest& request, std::vector<Remark>& notes,
                          Progress& progress) {
    const project::Project& project = request.project;
    const bool clusters_known = project.find("groups") && project.find("clusters");
    if (request.commodity.empty() || !clusters_known) {
        return read_homes(project, notes, progress);
    }
    const catchment::Clusters clusters = read_clusters(project, notes, progress);
    return read_homes(project, notes, progress, [&](const std::string& group) {
        const auto cluster = clusters.cluster_of.find(group);
        const auto commodity = cluster == clusters.cluster_of.end()
                                   ? clusters.commodity_of.end()
                                   : clusters.commodity_of.find(cluster->second);
        return commodity != clusters.commodity_of.end() && commodity->second == request.commodity;
    });
}

MemberDemand member_demand(const SiteRequest& request, std::vector<Remark>& notes,
                           Progress& progress) {
    if (!request.project.find("members")) {
        throw usage_error("members were to be counted, and the project has none");
    }
    const catchment::Homes homes = homes_of(request, notes, progress);
    MemberDemand demand;
    demand.names = homes.names;
    demand.places = homes.places;
    demand.weight.assign(homes.places.size(), 0.0);
    std::size_t without_home = 0;
    for (const catchment::MemberPlace& member : homes.members) {
        if (member.farm) {
            demand.weight[*member.farm] +=
                member.sex == catchment::Sex::female ? request.women_weight : 1.0;
        } else {
            ++without_home;
        }
    }
    if (without_home > 0) {
        notes.push_back({"members", "",
                         said("where {0} of {1} live is not known; they are not counted",
                              {count(without_home), count(homes.members.size())})});
    }
    return demand;
}

}  // namespace zamin::commands
