#include <fmt/format.h>

#include <algorithm>

#include "core/geometry.hpp"
#include "project/field_words.hpp"
#include "project/propose.hpp"
#include "project/roles.hpp"
#include "text/words.hpp"

namespace zamin::project {

namespace {

constexpr std::int64_t most_districts = 500;
constexpr double least_district_ha = 5000.0;
constexpr double strong_name = 0.85;

// Polygon, line, point or none; nullopt where rows may have any, or shapes come from columns.
std::optional<GeometryKind> kind_of(const io::LayerInfo& layer) {
    const auto has = [&](const char* word) {
        return layer.geometry.find(word) != std::string::npos;
    };
    if (has("Polygon") || has("Surface")) {
        return GeometryKind::polygon;
    }
    if (has("Line") || has("Curve")) {
        return GeometryKind::line;
    }
    if (has("Point")) {
        return GeometryKind::point;
    }
    // A walk may be a path or the border of a plot.
    if (!layer.shapes.empty() && layer.shapes_kind != GeometryKind::line) {
        return layer.shapes_kind;
    }
    const bool table = has("None") && layer.shapes.empty();
    return table ? std::optional(GeometryKind::none) : std::nullopt;
}

bool geometry_suits(const Role& role, std::optional<GeometryKind> kind) {
    if (role.geometry.empty()) {
        return false;  // a raster
    }
    return !kind ||
           std::find(role.geometry.begin(), role.geometry.end(), *kind) != role.geometry.end();
}

// Whether one of the name's words begins with `word`.
bool has_word(const std::string& folded, std::string_view word) {
    for (std::size_t at = folded.find(word); at != std::string::npos;
         at = folded.find(word, at + 1)) {
        const auto before = at == 0 ? ' ' : folded[at - 1];
        if (before == ' ' || before == '-' || before == '.' || (before >= '0' && before <= '9')) {
            return true;
        }
    }
    return false;
}

// How much the columns speak for a role: the scores of its clear fields together.
double columns_score(std::string_view role_name, const io::LayerInfo& layer) {
    double sum = 0.0;
    for (const FieldProposal& field : propose_columns(role_name, layer).fields) {
        sum += field.clear ? field.candidates.front().score : 0.0;
    }
    return sum;
}

// Where words for several roles are found, the columns decide, then the order of the words.
RoleProposal by_name(std::string_view name, const io::LayerInfo& layer,
                     std::optional<GeometryKind> kind) {
    const std::string folded = text::fold_word(name);
    RoleProposal best;
    double best_columns = -1.0;
    for (const RoleWord& known : role_words()) {
        if (!has_word(folded, known.word) || !geometry_suits(role(known.role), kind)) {
            continue;
        }
        const double columns = columns_score(known.role, layer);
        if (columns > best_columns) {
            best = {std::string(known.role), 0.9, fmt::format("it is named '{}'", name)};
            best_columns = columns;
        }
    }
    return best;
}

bool has_field(const io::LayerInfo& layer, std::string_view role, std::string_view field) {
    return propose_columns(role, layer).find(field) != nullptr;
}

RoleProposal by_polygons(const io::LayerInfo& layer) {
    const double area_ha = layer.median_area_ha.value_or(0.0);
    if (layer.features > 0 && layer.features <= most_districts && area_ha >= least_district_ha &&
        has_field(layer, "districts", "name")) {
        return {"districts", 0.7,
                fmt::format("its {} polygons are large (median {:.0f} km2) and have names",
                            layer.features, area_ha / 100.0)};
    }
    return {"plots", 0.6,
            area_ha > 0.0 ? fmt::format("its polygons have a median of {:.3g} ha", area_ha)
                          : "it holds polygons"};
}

// The required field and at least one more by name.
RoleProposal by_columns(const io::LayerInfo& layer, std::optional<GeometryKind> kind) {
    RoleProposal best;
    for (const Role& candidate : all_roles()) {
        if (!geometry_suits(candidate, kind) || candidate.fields.empty()) {
            continue;
        }
        const ColumnsProposal columns = propose_columns(candidate.name, layer);
        bool required = true;
        for (const RoleField& field : candidate.fields) {
            const FieldProposal* found = columns.find(field.name);
            required = required && (!field.required ||
                                    (found && found->candidates.front().score >= strong_name));
        }
        const auto strong = std::count_if(
            columns.fields.begin(), columns.fields.end(), [](const FieldProposal& field) {
                return field.clear && field.candidates.front().score >= strong_name;
            });
        const double score = std::min(0.85, 0.4 + 0.1 * static_cast<double>(strong));
        if (required && strong >= 2 && score > best.score) {
            best = {candidate.name, score,
                    fmt::format("{} of its columns are named like fields of {}", strong,
                                candidate.name)};
        }
    }
    return best;
}

}  // namespace

RoleProposal propose_role(const io::LayerInfo& layer, std::string_view file_name) {
    const auto kind = kind_of(layer);
    if (layer.features == 0) {
        return by_name(layer.name, layer, kind);
    }
    RoleProposal named = by_name(layer.name, layer, kind);
    if (named.role.empty() && !file_name.empty()) {
        named = by_name(file_name, layer, kind);
    }
    if (!named.role.empty()) {
        return named;
    }
    return kind == GeometryKind::polygon ? by_polygons(layer) : by_columns(layer, kind);
}

}  // namespace zamin::project
