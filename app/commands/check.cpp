#include "commands/check.hpp"

#include <fmt/format.h>

#include <map>
#include <memory>

#include "commands/check_run.hpp"
#include "commands/inputs.hpp"
#include "commands/outputs.hpp"
#include "commands/terminal.hpp"
#include "core/error.hpp"
#include "core/problem_table.hpp"
#include "io/write.hpp"
#include "project/roles.hpp"
#include "text/table_text.hpp"

namespace zamin::commands {

namespace {

struct CheckWords {
    std::string project;
    std::map<std::string, std::vector<std::string>> sources;  // by role
    std::string crs;
    std::string repair = "structure";
    std::vector<std::string> outputs;
};

project::Project project_of(const CheckWords& words) {
    project::Project project = open_project(words.project);
    for (const auto& [role, texts] : words.sources) {
        for (const std::string& text : texts) {
            project::ProjectSource source;
            source.role = role;
            source.source = io::SourceName::parse(text);
            source.crs = words.crs;
            project.sources.push_back(std::move(source));
        }
    }
    if (project.sources.empty()) {
        throw usage_error(
            "there is nothing to check: name a project file, or sources by role, "
            "e.g. --plots plots.gpkg");
    }
    return project;
}

void run(const CheckWords& words) {
    const project::Project project = project_of(words);
    check_outputs(words.outputs, {io::table_endings()}, input_names(project));
    CheckRun found;
    {
        ProgressLine line;
        found = run_check(project, repair_from(words.repair), line.progress());
    }
    const Table table = problem_table(found.problems);
    for (const std::string& output : words.outputs) {
        io::write_tables({&table, 1}, output);
    }
    const std::string summary = fmt::format(
        "{} rows of {} {} read, {} {} found\n", text::integer(found.rows), found.sources,
        found.sources == 1 ? "source" : "sources", text::integer(std::ssize(found.problems)),
        found.problems.size() == 1 ? "problem" : "problems");
    if (words.outputs.empty()) {
        print(found.problems.empty() ? summary : text::table_text(table) + "\n" + summary);
    }
}

}  // namespace

void add_check_command(CLI::App& app) {
    const auto words = std::make_shared<CheckWords>();
    CLI::App* command = app.add_subcommand(
        "check", "Problems of the data: repaired, without geometry, columns that are missing");
    command->add_option("project", words->project, "Project file (.toml) with the sources");
    for (const project::Role& role : project::all_roles()) {
        if (!role.geometry.empty()) {
            command->add_option(
                fmt::format("--{}", role.name), words->sources[role.name],
                fmt::format("Source of {}: PATH or PATH::LAYER, may repeat", role.name));
        }
    }
    command->add_option("--crs", words->crs,
                        "Coordinate system of sources named by role whose files have none");
    command
        ->add_option("--repair", words->repair,
                     "How invalid polygons are mended: structure, linework or none")
        ->check(CLI::IsMember(repair_words))
        ->capture_default_str();
    command
        ->add_option("-o,--output", words->outputs,
                     "File to write, may repeat: .csv .json .xlsx; without it a table is "
                     "printed. Areas in hectares")
        ->allow_extra_args(false);
    command->callback([words] { run(*words); });
}

}  // namespace zamin::commands
