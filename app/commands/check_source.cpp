#include "commands/check_source.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "commands/inputs.hpp"
#include "io/layer_info.hpp"
#include "project/adopt_columns.hpp"
#include "project/propose.hpp"
#include "project/roles.hpp"

namespace zamin::commands {

namespace {

Problem column_problem(const Layer& layer, const char* word, Severity severity,
                       std::string detail) {
    Problem problem;
    problem.source = layer.source;
    problem.layer = layer.name;
    problem.problem = word;
    problem.severity = severity;
    problem.detail = as_it_is(std::move(detail));
    problem.action = said("none");
    return problem;
}

std::string nearest(const Layer& layer, const std::string& name) {
    std::vector<std::string> names;
    for (const Column& column : layer.columns) {
        names.push_back(column.name);
    }
    const std::string near = closest_word(name, names);
    return near.empty() ? "" : fmt::format("; the closest is '{}'", near);
}

Problem proposal_problem(const Layer& layer, const project::Role& role,
                         const project::FieldProposal& field) {
    const project::ColumnProposal& best = field.candidates.front();
    if (field.clear) {
        Problem note =
            column_problem(layer, "column by another name", Severity::note,
                           fmt::format("'{}' is taken for the field '{}' of {}, since {}",
                                       best.column, field.field, role.name, best.reason.english()));
        note.action =
            as_it_is(fmt::format("name another with --map {}.{}=COLUMN", role.name, field.field));
        return note;
    }
    std::string names;
    for (const project::ColumnProposal& candidate : field.candidates) {
        names += fmt::format("{}'{}'", names.empty() ? "" : ", ", candidate.column);
    }
    return column_problem(layer, "unclear column", Severity::warning,
                          fmt::format("the field '{}' of {} may be in {}; name it with --map "
                                      "{}.{}=COLUMN",
                                      field.field, role.name, names, role.name, field.field));
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// The field that must not be the same in two rows; empty where it may.
std::string key_field(const std::string& role) {
    if (!is_one_of(role,
                   {"plots", "members", "groups", "clusters", "villages", "centres", "parcels"})) {
        return {};
    }
    return project::role(role).fields.front().name;
}

}  // namespace

std::string answer_advice(const project::Question& question) {
    return question.answers.empty()
               ? ""
               : fmt::format("answer with {} {}",
                             question.field == "declared_ha" ? "--declared-unit" : "--sex-codes",
                             fmt::join(question.answers, " or "));
}

std::vector<Problem> column_problems(const Layer& layer, const project::ProjectSource& source) {
    std::vector<Problem> problems;
    const project::Role& role = project::role(source.role);
    const project::ColumnsProposal proposal =
        project::propose_columns(role.name, io::layer_info(layer));
    for (const project::RoleField& field : role.fields) {
        const bool mapped = source.columns.count(field.name) > 0;
        const std::string column = source.column(field.name);
        const project::FieldProposal* proposed = proposal.find(field.name);
        if (layer.find_column(column)) {
            continue;
        }
        if (!mapped && proposed && (field.required || proposed->clear)) {
            problems.push_back(proposal_problem(layer, role, *proposed));
        } else if (mapped || field.required) {
            problems.push_back(column_problem(
                layer, "missing column", mapped ? Severity::error : Severity::warning,
                fmt::format("no column '{}' for the field '{}' of {}{}", column, field.name,
                            role.name, nearest(layer, column))));
        }
    }
    for (const project::Question& question : proposal.questions) {
        const std::string& answer =
            question.field == "declared_ha" ? source.declared_unit : source.sex_codes;
        if (answer.empty()) {
            problems.push_back(
                column_problem(layer, "open question", Severity::warning, question.text.english()));
            if (const std::string advice = answer_advice(question); !advice.empty()) {
                problems.back().action = as_it_is(advice);
            }
        }
    }
    return problems;
}

quality::Fields checked_fields(const Layer& layer, const project::ProjectSource& source) {
    quality::Fields fields;
    if (const std::string key = key_field(source.role); !key.empty()) {
        fields.id = source.column(key);
    }
    if (source.role == "plots") {
        fields.season = source.column("season");
        fields.holder_id = source.column("holder_id");
        fields.declared_ha = source.column("declared_ha");
        if (const auto* unit = project::declared_unit(io::layer_info(layer), source)) {
            fields.declared_per_ha = unit->per_ha;
        }
        fields.capture = source.column("capture");
        fields.accuracy_m = source.column("accuracy_m");
    }
    return fields;
}

quality::Options check_options(const std::string& role, io::Repair repair) {
    quality::Options options;
    options.repair = repair;
    options.outlines = is_one_of(role, {"plots", "parcels"});
    options.overlaps = is_one_of(role, {"plots", "parcels", "districts", "jamoats"});
    return options;
}

std::span<const Reference> references() {
    static constexpr Reference all[] = {
        {"plots", "group_id", "groups", "group_id", "group"},
        {"plots", "village_id", "villages", "village_id", "village"},
        {"parcels", "village_id", "villages", "village_id", "village"},
        {"members", "group_id", "groups", "group_id", "group"},
        {"members", "village_id", "villages", "village_id", "village"},
        {"groups", "village_id", "villages", "village_id", "village"},
        {"rights", "plot_id", "plots", "plot_id", "plot"},
        {"agreements", "plot_id", "plots", "plot_id", "plot"},
        {"agreements", "group_id", "groups", "group_id", "group"},
    };
    return all;
}

io::ReadOptions check_reading(const project::ProjectSource& source) {
    io::ReadOptions options = with_settings({}, source);
    options.repair = io::Repair::none;
    options.expect = project::role(source.role).expected();
    options.refuse_without_expected = false;
    return options;
}

std::vector<Problem> reading_problems(const ImportReport& report, const Layer& layer,
                                      const quality::Findings& found) {
    std::vector<Problem> problems;
    std::set<std::int64_t> told;
    for (const quality::Finding& finding : found.findings) {
        using quality::Kind;
        if (finding.row && (finding.kind == Kind::self_crossing || finding.kind == Kind::knot ||
                            finding.kind == Kind::too_small)) {
            told.insert(layer.feature_ids[*finding.row]);
        }
    }
    for (Problem problem : report.problems) {
        if (problem.problem == "invalid polygon") {
            if (problem.feature && told.count(*problem.feature) > 0) {
                continue;
            }
            problem.action = said("mended while reading");
        }
        problems.push_back(std::move(problem));
    }
    return problems;
}

}  // namespace zamin::commands
