#include "project/project.hpp"

#include <algorithm>

#include "core/told_error.hpp"
#include "project/roles.hpp"

namespace zamin::project {

std::string ProjectSource::column(const std::string& field) const {
    const auto mapped = columns.find(field);
    return mapped == columns.end() ? field : mapped->second;
}

const ProjectSource* Project::find(std::string_view role) const {
    const auto found = std::find_if(sources.begin(), sources.end(),
                                    [&](const ProjectSource& s) { return s.role == role; });
    return found == sources.end() ? nullptr : &*found;
}

const ProjectSource& Project::get(std::string_view role) const {
    if (const ProjectSource* found = find(role)) {
        return *found;
    }
    if (file.empty()) {
        throw usage_error(said("there are no {0}: name them with --{0}, or name a project file",
                               {std::string(role)}));
    }
    throw usage_error(said("{0}: the project has no {1}; add [sources.{1}] with a path",
                           {file.string(), std::string(role)}));
}

std::span<const char* const> roles() {
    static const std::vector<const char*> names = [] {
        std::vector<const char*> result;
        for (const Role& role : all_roles()) {
            result.push_back(role.name);
        }
        return result;
    }();
    return names;
}

}  // namespace zamin::project
