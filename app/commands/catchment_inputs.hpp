// From a project's sources to what catchments and sites are found with; for `catchments` and `site`
// alike.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "catchment/accessibility.hpp"
#include "catchment/catchment.hpp"
#include "catchment/centres.hpp"
#include "catchment/farms.hpp"
#include "core/progress.hpp"
#include "core/remark.hpp"
#include "project/project.hpp"

namespace zamin::commands {

// The plots' columns as the source maps them, with yields as they are written ("32",
// "tomato=32,onion=28", empty = none). Throws UsageError for a yield that cannot be read.
catchment::FarmOptions farm_options(const project::ProjectSource& plots, const std::string& yield,
                                    const std::string& yield_if_unknown);

// The centres' columns as the source maps them; `capacity_column` if it is not empty.
catchment::CentreOptions centre_options(const project::ProjectSource& centres,
                                        const std::string& capacity_column);

// Ids of a role and where they are; none where the project lacks the role.
std::vector<catchment::NamedPlace> named_places(const project::Project& project, const char* role,
                                                const char* id_field, std::vector<Remark>& notes,
                                                Progress& progress);

// The project's groups by cluster and clusters by commodity. Throws UsageError where it lacks one
// of the two roles.
catchment::Clusters read_clusters(const project::Project& project, std::vector<Remark>& notes,
                                  Progress& progress);

// Members' ids and sexes; none where the project has no members.
std::optional<catchment::Members> read_members(const project::Project& project,
                                               std::vector<Remark>& notes, Progress& progress);

// Where members live: in their village, else where their group is; none where there are no members.
// Only those of groups that `counts` accepts; an empty function accepts all.
using GroupFilter = std::function<bool(const std::string& group)>;
catchment::Homes read_homes(const project::Project& project, std::vector<Remark>& notes,
                            Progress& progress, const GroupFilter& counts = {});

// The centres, then the project's services by kind in the order of their names. Services without a
// kind are one of their own, "(unknown)".
std::vector<catchment::SiteKind> site_kinds(const project::Project& project,
                                            const std::vector<catchment::Centre>& centres,
                                            std::vector<Remark>& notes, Progress& progress);

}  // namespace zamin::commands
