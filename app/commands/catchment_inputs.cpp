#include "commands/catchment_inputs.hpp"

#include <cmath>
#include <limits>
#include <map>

#include "commands/inputs.hpp"
#include "travel/places.hpp"

namespace zamin::commands {

namespace {

// Positions of named places among the homes; a name that has no place has none.
class HomeNames {
  public:
    HomeNames(const std::vector<catchment::NamedPlace>& places, catchment::Homes& homes) {
        for (const catchment::NamedPlace& place : places) {
            if (m_at.try_emplace(place.id, homes.places.size()).second) {
                homes.names.push_back(place.id);
                homes.places.push_back(place.place);
            }
        }
    }
    std::optional<std::size_t> find(const Column* names, std::size_t row) const {
        const auto found = names ? m_at.find(names->text(row)) : m_at.end();
        return found == m_at.end() ? std::nullopt : std::optional(found->second);
    }

  private:
    std::map<std::string, std::size_t> m_at;
};

}  // namespace

catchment::FarmOptions farm_options(const project::ProjectSource& plots, const std::string& yield,
                                    const std::string& yield_if_unknown) {
    catchment::FarmOptions options;
    options.id_column = plots.column("plot_id");
    options.crop_column = plots.column("crop");
    options.group_column = plots.column("group_id");
    options.village_column = plots.column("village_id");
    options.holder_column = plots.column("holder_id");
    options.yield_column = plots.column("yield_t_ha");
    options.declared_column = plots.column("declared_ha");
    options.yields = catchment::Yields::parse(yield);
    options.yields_if_unknown = catchment::Yields::parse(yield_if_unknown);
    return options;
}

catchment::CentreOptions centre_options(const project::ProjectSource& centres,
                                        const std::string& capacity_column) {
    catchment::CentreOptions options;
    options.id_column = centres.column("centre_id");
    options.name_column = centres.column("name");
    options.commodity_column = centres.column("commodity");
    options.status_column = centres.column("status");
    options.capacity_asked = !capacity_column.empty();
    options.capacity_column =
        options.capacity_asked ? capacity_column : centres.column("capacity_t");
    return options;
}

std::vector<catchment::NamedPlace> named_places(const project::Project& project, const char* role,
                                                const char* id_field, std::vector<Remark>& notes,
                                                Progress& progress) {
    std::vector<catchment::NamedPlace> places;
    const project::ProjectSource* source = project.find(role);
    if (!source) {
        return places;
    }
    const Layer layer = read_source(*source, {}, notes, progress);
    const Column& ids = layer.column(source->column(id_field));
    const std::vector<Coord> points = travel::places(layer, progress);
    for (std::size_t row = 0; row < layer.size(); ++row) {
        places.push_back({ids.text(row), points[row]});
    }
    return places;
}

namespace {

std::map<std::string, std::string> pairs(const project::ProjectSource& source, const char* key,
                                         const char* value, std::vector<Remark>& notes,
                                         Progress& progress) {
    const Layer layer = read_source(source, {}, notes, progress);
    const Column& keys = layer.column(source.column(key));
    const Column& values = layer.column(source.column(value));
    std::map<std::string, std::string> result;
    for (std::size_t row = 0; row < layer.size(); ++row) {
        result[keys.text(row)] = values.text(row);
    }
    return result;
}

}  // namespace

catchment::Clusters read_clusters(const project::Project& project, std::vector<Remark>& notes,
                                  Progress& progress) {
    const project::ProjectSource& groups = project.get("groups");
    const project::ProjectSource& clusters = project.get("clusters");
    return {pairs(clusters, "cluster_id", "commodity", notes, progress),
            pairs(groups, "group_id", "cluster", notes, progress)};
}

std::optional<catchment::Members> read_members(const project::Project& project,
                                               std::vector<Remark>& notes, Progress& progress) {
    const project::ProjectSource* source = project.find("members");
    if (!source) {
        return std::nullopt;
    }
    const Layer layer = read_source(*source, {}, notes, progress);
    const Column& ids = layer.column(source->column("member_id"));
    const Column* sex = layer.find_column(source->column("sex"));
    catchment::Members members;
    for (std::size_t row = 0; row < layer.size(); ++row) {
        members[ids.text(row)] = catchment::sex_from(sex ? sex->text(row) : "");
    }
    return members;
}

catchment::Homes read_homes(const project::Project& project, std::vector<Remark>& notes,
                            Progress& progress, const GroupFilter& counts) {
    catchment::Homes homes;
    const project::ProjectSource* source = project.find("members");
    if (!source) {
        return homes;
    }
    const HomeNames villages(named_places(project, "villages", "village_id", notes, progress),
                             homes);
    const HomeNames groups(named_places(project, "groups", "group_id", notes, progress), homes);
    const Layer layer = read_source(*source, {}, notes, progress);
    const Column* sex = layer.find_column(source->column("sex"));
    const Column* village = layer.find_column(source->column("village_id"));
    const Column* group = layer.find_column(source->column("group_id"));
    for (std::size_t row = 0; row < layer.size(); ++row) {
        if (counts && !counts(group ? group->text(row) : std::string())) {
            continue;
        }
        catchment::MemberPlace member;
        member.farm = villages.find(village, row);
        member.farm = member.farm ? member.farm : groups.find(group, row);
        member.sex = catchment::sex_from(sex ? sex->text(row) : "");
        homes.members.push_back(member);
    }
    return homes;
}

std::vector<catchment::SiteKind> site_kinds(const project::Project& project,
                                            const std::vector<catchment::Centre>& centres,
                                            std::vector<Remark>& notes, Progress& progress) {
    std::vector<catchment::SiteKind> kinds{{"collection centre", {}}};
    for (const catchment::Centre& centre : centres) {
        kinds.front().places.push_back(centre.place);
    }
    const project::ProjectSource* source = project.find("services");
    if (!source) {
        return kinds;
    }
    const Layer layer = read_source(*source, {}, notes, progress);
    const Column* words = layer.find_column(source->column("kind"));
    const std::vector<Coord> points = travel::places(layer, progress);
    std::map<std::string, std::vector<Coord>> by_kind;
    for (std::size_t row = 0; row < layer.size(); ++row) {
        const std::string word = words ? words->text(row) : std::string();
        by_kind[word.empty() ? "(unknown)" : word].push_back(points[row]);
    }
    for (auto& [kind, places] : by_kind) {
        kinds.push_back({kind, std::move(places)});
    }
    return kinds;
}

}  // namespace zamin::commands
