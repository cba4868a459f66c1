#include "project/adopt_columns.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/error.hpp"
#include "io/layer_info.hpp"
#include "project/area_unit.hpp"
#include "project/propose.hpp"
#include "project/roles.hpp"

namespace zamin::project {

namespace {

constexpr double beyond_doubt = 0.85;  // for columns that nobody asked for

Remark taken_note(const std::string& role, const std::string& field, const ColumnProposal& column) {
    Sentence text = said("column '{0}' is taken for '{1}', since ", {column.column, field});
    text.then(column.reason).then(said("; name another with --map {0}.{1}=COLUMN", {role, field}));
    return {role, "", std::move(text)};
}

std::string candidates_text(const FieldProposal& field) {
    constexpr std::size_t shown_samples = 3;
    std::string out;
    for (const ColumnProposal& candidate : field.candidates) {
        out += fmt::format("{}'{}'", out.empty() ? "" : ", ", candidate.column);
        std::string samples;
        for (std::size_t i = 0; i < std::min(shown_samples, candidate.samples.size()); ++i) {
            samples += (i == 0 ? "" : ", ") + candidate.samples[i];
        }
        out += samples.empty() ? "" : fmt::format(" ({})", samples);
    }
    return out;
}

UsageError unclear(const ProjectSource& source, const std::string& layer,
                   const FieldProposal& field) {
    return usage_error(
        "{}: layer '{}' has no column '{}' and it is not clear which one holds it: {}; name it "
        "with --map {}.{}=COLUMN",
        source.source.path, layer, field.field, candidates_text(field), source.role, field.field);
}

bool is_mapped(const ProjectSource& source, const std::string& field) {
    return source.columns.count(field) > 0;
}

}  // namespace

io::StandIn stand_in(const ProjectSource& source, std::vector<Remark>& notes) {
    return [source, &notes](const std::string& missing, bool required,
                            const io::LayerInfo& layer) -> std::string {
        const Role* known = find_role(source.role);
        if (!known || !known->find_field(missing) || is_mapped(source, missing)) {
            return {};
        }
        const ColumnsProposal proposal = propose_columns(source.role, layer);
        const FieldProposal* field = proposal.find(missing);
        if (!field) {
            return {};
        }
        const ColumnProposal& best = field->candidates.front();
        if (field->clear && (required || best.score >= beyond_doubt)) {
            notes.push_back(taken_note(source.role, missing, best));
            return best.column;
        }
        if (required) {
            throw unclear(source, layer.name, *field);
        }
        return {};
    };
}

void adopt_columns(Layer& layer, const ProjectSource& source, std::vector<Remark>& notes) {
    if (!find_role(source.role)) {
        return;
    }
    const ColumnsProposal proposal = propose_columns(source.role, io::layer_info(layer));
    for (const FieldProposal& field : proposal.fields) {
        if (is_mapped(source, field.field) || layer.find_column(field.field)) {
            continue;
        }
        if (field.clear) {
            Column copy = layer.column(field.candidates.front().column);
            copy.name = field.field;
            layer.columns.push_back(std::move(copy));
            notes.push_back(taken_note(source.role, field.field, field.candidates.front()));
        } else if (field.required) {
            throw unclear(source, layer.name, field);
        }
    }
}

void map_clear_columns(ProjectSource& source, const io::LayerInfo& layer) {
    if (!find_role(source.role)) {
        return;
    }
    for (const FieldProposal& field : propose_columns(source.role, layer).fields) {
        const std::string& column = field.candidates.front().column;
        const bool sure = field.clear && field.candidates.front().score >= beyond_doubt;
        if (sure && column != field.field && !is_mapped(source, field.field)) {
            source.columns[field.field] = column;
        }
    }
}

namespace {

// The column with every number divided; texts that are no numbers become null.
Column in_hectares(const Column& declared, double per_ha) {
    Column result(declared.name, ColumnType::real);
    for (std::size_t row = 0; row < declared.size(); ++row) {
        const auto number = io::number_in_text(declared.text(row));
        if (number) {
            result.push_real(*number / per_ha);
        } else {
            result.push_null();
        }
    }
    return result;
}

// The mapped column, else the one of the field's own name, else the one that clearly holds it.
const io::ColumnInfo* declared_column(const io::LayerInfo& info, const ProjectSource& source) {
    const std::string own = source.column("declared_ha");
    if (const io::ColumnInfo* column = info.find_column(own)) {
        return column;
    }
    if (is_mapped(source, "declared_ha")) {
        return nullptr;
    }
    const ColumnsProposal proposal = propose_columns(source.role, info);
    const FieldProposal* field = proposal.find("declared_ha");
    return field && field->clear ? info.find_column(field->candidates.front().column) : nullptr;
}

const AreaUnit* unit_of(const io::ColumnInfo& column, const io::LayerInfo& layer,
                        const ProjectSource& source) {
    return source.declared_unit.empty()
               ? guess_area_unit(column.name, column.median, layer.median_area_ha).settled()
               : &area_unit(source.declared_unit);
}

}  // namespace

const AreaUnit* declared_unit(const io::LayerInfo& layer, const ProjectSource& source) {
    const Role* known = find_role(source.role);
    const io::ColumnInfo* column =
        known && known->find_field("declared_ha") ? declared_column(layer, source) : nullptr;
    return column ? unit_of(*column, layer, source) : nullptr;
}

void settle_declared_unit(Layer& layer, const ProjectSource& source, std::vector<Remark>& notes) {
    const Role* known = find_role(source.role);
    if (!known || !known->find_field("declared_ha")) {
        return;
    }
    const io::LayerInfo info = io::layer_info(layer);
    const io::ColumnInfo* column = declared_column(info, source);
    if (!column) {
        return;
    }
    const AreaUnit* unit = unit_of(*column, info, source);
    if (!unit) {
        const Question question = unit_question(*column, info);
        Sentence text = question.text;
        text.then(said(" They are taken as hectares; answer with --declared-unit {0}",
                       {question.likely.empty() ? "UNIT" : question.likely}));
        notes.push_back({source.role, "", std::move(text)});
    } else if (unit->per_ha != 1.0) {
        const auto index = static_cast<std::size_t>(column - info.columns.data());
        layer.columns[index] = in_hectares(layer.columns[index], unit->per_ha);
        notes.push_back({source.role, "",
                         said("areas of column '{0}' were turned from {1} into hectares",
                              {column->name, unit->name})});
    }
}

}  // namespace zamin::project
