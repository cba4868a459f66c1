// The roles that a source can have, with what is expected of it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/geometry.hpp"

namespace zamin::project {

struct RoleField {
    const char* name;
    bool required = false;
};

struct Role {
    const char* name;
    std::span<const GeometryKind> geometry;  // any of these; none = a table will do
    bool raster;                             // a raster will do
    std::span<const RoleField> fields;

    // The one kind to be read, GeometryKind::none where several fit.
    GeometryKind expected() const;
    const RoleField* find_field(std::string_view field) const;
    std::vector<std::string> field_names() const;
};

std::span<const Role> all_roles();
// nullptr if there is none of this name.
const Role* find_role(std::string_view name);
// Throws UsageError naming the roles that exist and the closest.
const Role& role(std::string_view name);

}  // namespace zamin::project
