#include "project/roles.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "core/layer.hpp"

namespace zamin::project {

namespace {

constexpr GeometryKind polygons[] = {GeometryKind::polygon};
constexpr GeometryKind points[] = {GeometryKind::point};
constexpr GeometryKind lines[] = {GeometryKind::line};
constexpr GeometryKind points_or_none[] = {GeometryKind::point, GeometryKind::none};
constexpr GeometryKind points_or_polygons[] = {GeometryKind::point, GeometryKind::polygon};
constexpr GeometryKind lines_or_polygons[] = {GeometryKind::line, GeometryKind::polygon};
constexpr GeometryKind table[] = {GeometryKind::none};

// Names and aliases separated by "|" where a place has several.
constexpr RoleField districts[] = {{"name", true}, {"name_en"}, {"name_tg"},
                                   {"name_ru"},    {"aliases"}, {"official_ha"}};
constexpr RoleField plots[] = {
    {"plot_id", true}, {"crop"},      {"season"},     {"land_class"}, {"irrigation"},
    {"tenure"},        {"document"},  {"holder_id"},  {"holder_sex"}, {"named_on_document"},
    {"share_pct"},     {"group_id"},  {"village_id"}, {"yield_t_ha"}, {"declared_ha"},
    {"capture"},       {"accuracy_m"}};
constexpr RoleField members[] = {
    {"member_id", true}, {"name"},         {"sex"},           {"group_id"}, {"office"},
    {"village_id"},      {"household_id"}, {"female_headed"}, {"adult"},    {"plots_surveyed"}};
constexpr RoleField groups[] = {{"group_id", true}, {"name"}, {"name_tg"}, {"name_ru"},
                                {"village_id"},     {"cbo"},  {"stage"},   {"cluster"}};
constexpr RoleField clusters[] = {{"cluster_id", true}, {"commodity"}, {"served"}};
constexpr RoleField rights[] = {{"plot_id", true}, {"party_id", true}, {"party_kind"},
                                {"right"},         {"document"},       {"number"},
                                {"date"},          {"share_pct"},      {"named_on_document"},
                                {"can_alienate"},  {"can_bequeath"},   {"perceived_secure"},
                                {"valid_to"},      {"valid_from"}};
constexpr RoleField agreements[] = {
    {"plot_id"}, {"cbo"}, {"group_id"}, {"share_of_proceeds"}, {"term"}};
constexpr RoleField yields[] = {{"crop"}, {"district"}, {"year"}, {"population"}, {"t_ha"}};
constexpr RoleField jamoats[] = {{"name", true}, {"name_en"}, {"name_tg"},
                                 {"name_ru"},    {"aliases"}, {"district"}};
constexpr RoleField villages[] = {{"village_id", true}, {"name"},     {"name_en"},
                                  {"name_tg"},          {"name_ru"},  {"households"},
                                  {"population"},       {"district"}, {"jamoat"}};
constexpr RoleField centres[] = {
    {"centre_id", true}, {"name"}, {"commodity"}, {"capacity_t"}, {"status"}};
// Places where a centre could stand.
constexpr RoleField candidates[] = {{"site", true}, {"name"}, {"commodity"}, {"capacity_t"}};
constexpr RoleField services[] = {{"kind"}, {"capacity"}};
// Also read from OpenStreetMap's tags.
constexpr RoleField roads[] = {{"class"}, {"speed_km_h"}, {"surface"}, {"oneway"}};
// Land that could be asked for: reserve, special fund, idle.
constexpr RoleField parcels[] = {{"parcel_id", true}, {"tenure"},     {"land_class"},
                                 {"irrigation"},      {"village_id"}, {"slope_pct"},
                                 {"slope_deg"},       {"elevation_m"}};
constexpr RoleField classes[] = {{"class"}};

constexpr std::array<Role, 20> roles_table{{
    {"districts", polygons, false, districts},
    {"plots", polygons, false, plots},
    {"members", points_or_none, false, members},
    {"groups", points_or_none, false, groups},
    {"clusters", table, false, clusters},
    {"rights", table, false, rights},
    {"agreements", table, false, agreements},
    {"yields", table, false, yields},
    {"jamoats", points_or_polygons, false, jamoats},
    {"villages", points_or_polygons, false, villages},
    {"centres", points, false, centres},
    {"candidates", points_or_polygons, false, candidates},
    {"services", points, false, services},
    {"roads", lines, false, roads},
    {"elevation", {}, true, {}},
    {"land_cover", lines_or_polygons, true, classes},
    {"barriers", lines_or_polygons, true, classes},
    {"canals", lines_or_polygons, true, classes},
    {"water", lines_or_polygons, true, classes},
    {"parcels", polygons, false, parcels},
}};

}  // namespace

GeometryKind Role::expected() const {
    return geometry.size() == 1 ? geometry.front() : GeometryKind::none;
}

const RoleField* Role::find_field(std::string_view field) const {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const RoleField& f) { return f.name == field; });
    return found == fields.end() ? nullptr : &*found;
}

std::vector<std::string> Role::field_names() const {
    std::vector<std::string> names;
    for (const RoleField& field : fields) {
        names.emplace_back(field.name);
    }
    return names;
}

std::span<const Role> all_roles() {
    return roles_table;
}

const Role* find_role(std::string_view name) {
    const auto found = std::find_if(roles_table.begin(), roles_table.end(),
                                    [&](const Role& r) { return r.name == name; });
    return found == roles_table.end() ? nullptr : &*found;
}

const Role& role(std::string_view name) {
    if (const Role* found = find_role(name)) {
        return *found;
    }
    std::vector<std::string> names;
    for (const Role& known : roles_table) {
        names.emplace_back(known.name);
    }
    const std::string near = closest_word(name, names);
    throw usage_error("'{}' is not a role{}; the roles are: {}", name,
                      near.empty() ? "" : fmt::format(" (did you mean '{}'?)", near),
                      fmt::join(names, ", "));
}

}  // namespace zamin::project
