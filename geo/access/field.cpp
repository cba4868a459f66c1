#include "access/field.hpp"

#include <array>

#include "measure/inner_point.hpp"

namespace zamin::access {

namespace {

struct Alias {
    std::string_view field;
    std::string_view column;
};

// Names in the tables of STDM (social tenure relationship, farmer, garden).
constexpr std::array<Alias, 12> aliases{{{"plot_id", "spatial_unit_id"},
                                         {"plot_id", "garden_id"},
                                         {"plot_id", "ru_garden_id"},
                                         {"party_id", "farmer_id"},
                                         {"party_id", "ru_farmer_id"},
                                         {"right", "tenure_type"},
                                         {"share_pct", "tenure_share"},
                                         {"valid_from", "validity_start"},
                                         {"valid_to", "validity_end"},
                                         {"sex", "gender"},
                                         {"declared_ha", "area_ha"},
                                         {"document", "document_type"}}};

}  // namespace

const Column* Source::find(std::string_view field) const {
    if (!layer) {
        return nullptr;
    }
    if (const auto mapped = columns.find(std::string(field)); mapped != columns.end()) {
        return &layer->column(mapped->second);
    }
    if (const Column* column = layer->find_column(field)) {
        return column;
    }
    for (const Alias& alias : aliases) {
        if (alias.field == field) {
            if (const Column* column = layer->find_column(alias.column)) {
                return column;
            }
        }
    }
    return nullptr;
}

void Misread::add_to(const text::Catalogue& words, std::vector<Problem>& problems) const {
    for (const auto& [word, rows] : m_words) {
        Problem problem;
        problem.source = m_source.layer->source;
        problem.layer = m_source.layer->name;
        problem.problem = words.tr("word not understood");
        problem.detail = said_n("{0}: '{1}' in {2} row", "{0}: '{1}' in {2} rows", rows,
                                {word.first, word.second, Figure{static_cast<double>(rows)}});
        problem.action = said("taken as unknown");
        problems.push_back(std::move(problem));
    }
}

void require_field(const Source& source, const char* field) {
    if (!source.find(field)) {
        (void)source.layer->column(field);
    }
}

Problem problem_at(const Source& source, std::size_t row, std::string problem, std::string detail,
                   std::string action) {
    Problem result;
    result.source = source.layer->source;
    result.layer = source.layer->name;
    result.feature = source.layer->feature_ids[row];
    result.problem = std::move(problem);
    result.detail = as_it_is(std::move(detail));
    result.action = as_it_is(std::move(action));
    return result;
}

Index find_id(const Ids& ids, std::string_view id) {
    if (id.empty()) {
        return none;
    }
    const auto found = ids.find(std::string(id));
    return found == ids.end() ? none : found->second;
}

Index name_index(Ids& ids, std::vector<std::string>& names, std::string_view name) {
    if (name.empty()) {
        return none;
    }
    const auto [entry, is_new] =
        ids.try_emplace(std::string(name), static_cast<Index>(names.size()));
    if (is_new) {
        names.emplace_back(name);
    }
    return entry->second;
}

std::vector<std::optional<Coord>> row_points(const Layer& layer) {
    std::vector<std::optional<Coord>> points(layer.size());
    if (!layer.crs.known()) {
        return points;
    }
    const Transformation to_degrees(layer.crs, Crs::wgs84());
    for (std::size_t row = 0; row < layer.size(); ++row) {
        const GeometryKind kind = layer.geometry.kinds[row];
        if (kind == GeometryKind::point) {
            points[row] = to_degrees.apply(layer.geometry.feature_coords(row).front());
        } else if (kind == GeometryKind::polygon) {
            points[row] = to_degrees.apply(measure::inner_point(layer.geometry, row).p);
        }
    }
    return points;
}

}  // namespace zamin::access
