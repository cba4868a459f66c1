#include "commands/check_run.hpp"

#include <fmt/format.h>

#include <iterator>

#include "probe/probe.hpp"
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
    problem.detail = std::move(detail);
    problem.action = "none";
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

void check_columns(const Layer& layer, const project::ProjectSource& source,
                   const project::Role& role, std::vector<Problem>& problems) {
    for (const project::RoleField& field : role.fields) {
        const bool mapped = source.columns.count(field.name) > 0;
        const std::string column = source.column(field.name);
        if (layer.find_column(column) || (!mapped && !field.required)) {
            continue;
        }
        problems.push_back(
            column_problem(layer, "missing column", mapped ? Severity::error : Severity::warning,
                           fmt::format("no column '{}' for the field '{}' of {}{}", column,
                                       field.name, role.name, nearest(layer, column))));
    }
}

}  // namespace

CheckRun run_check(const project::Project& project, io::Repair repair, Progress& progress) {
    CheckRun run;
    for (const project::ProjectSource& source : project.sources) {
        const project::Role& role = project::role(source.role);
        if (role.geometry.empty()) {
            continue;
        }
        progress.step(fmt::format("reading {}", source.role));
        io::ReadOptions options;
        options.crs = source.crs;
        options.repair = repair;
        options.expect = role.expected();
        probe_source(source.source);
        io::ReadResult result = io::read_layer(source.source, options, progress);
        ++run.sources;
        run.rows += result.report.rows_read;
        check_columns(result.layer, source, role, run.problems);
        std::move(result.report.problems.begin(), result.report.problems.end(),
                  std::back_inserter(run.problems));
    }
    return run;
}

}  // namespace zamin::commands
