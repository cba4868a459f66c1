#include "commands/check.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>

#include "commands/acceptance.hpp"
#include "commands/check_run.hpp"
#include "commands/inputs.hpp"
#include "commands/outputs.hpp"
#include "commands/problem_outputs.hpp"
#include "commands/source_settings.hpp"
#include "commands/terminal.hpp"
#include "core/error.hpp"
#include "io/write.hpp"
#include "project/roles.hpp"
#include "quality/finding.hpp"
#include "text/table_text.hpp"
#include "text/visible.hpp"

namespace zamin::commands {

namespace {

// FlatGeobuf keeps no rows without a shape.
constexpr std::array rejected_endings{".csv", ".gpkg", ".geojson"};

struct CheckWords {
    std::string project;
    SourceSettings settings;
    std::map<std::string, std::vector<std::string>> sources;  // by role
    std::string repair = "structure";
    std::vector<std::string> accept;
    std::vector<std::string> outputs;
    std::vector<std::string> import_reports;
    std::vector<std::string> rejected;
};

project::Project project_of(const CheckWords& words) {
    project::Project project = open_project(words.project);
    for (const auto& [role, texts] : words.sources) {
        for (const std::string& text : texts) {
            project::ProjectSource source;
            source.role = role;
            source.source = io::SourceName::parse(text);
            project.sources.push_back(std::move(source));
        }
    }
    apply_settings(words.settings, project);
    if (project.sources.empty()) {
        throw usage_error(
            "there is nothing to check: name a project file, or sources by role, "
            "e.g. --plots plots.gpkg");
    }
    return project;
}

std::string import_sentences(const std::vector<io::SourceImport>& imports) {
    std::string lines;
    for (const io::SourceImport& import : imports) {
        lines += text::visible(io::import_sentence(import, text::Catalogue())) + "\n";
    }
    return lines;
}

bool is_layer_file(const std::string& output) {
    return !io::has_ending(output, io::table_endings());
}

void check_accept(const CheckWords& words) {
    const Acceptance understood(words.accept);
    if (understood.asked() &&
        std::none_of(words.outputs.begin(), words.outputs.end(), is_layer_file)) {
        throw usage_error(
            "--accept writes a mended copy, and no file for it is named: add -o mended.gpkg");
    }
}

// A layer file holds the mended copies where proposals were accepted, else the problems.
ProblemOutputs outputs_of(const CheckWords& words) {
    std::vector<std::string> tables;
    std::vector<std::string> layers;
    for (const std::string& output : words.outputs) {
        (is_layer_file(output) ? layers : tables).push_back(output);
    }
    return {tables, words.accept.empty() ? layers : std::vector<std::string>{}};
}

void write_mended(const CheckWords& words, const CheckRun& found, Progress& progress) {
    std::vector<const Layer*> layers;
    for (const Layer& layer : found.mended) {
        layers.push_back(&layer);
    }
    for (const std::string& output : words.outputs) {
        if (!words.accept.empty() && is_layer_file(output)) {
            io::write_layers(layers, output, progress);
        }
    }
}

std::string summary_of(const CheckRun& found, const ProblemOutputs& problems) {
    std::string text = fmt::format(
        "{} rows of {} {} read, {} {} found\n", text::integer(found.rows), found.sources,
        found.sources == 1 ? "source" : "sources", text::integer(problems.count()),
        problems.count() == 1 ? "problem" : "problems");
    for (const auto& [problem, count] : problems.counts()) {
        text += fmt::format("  {} {}\n", text::integer(count), problem);
    }
    return text;
}

void print_found(const CheckRun& found, const ProblemOutputs& problems) {
    std::string text = problems.count() == 0 ? "" : text::table_text(problems.first()) + "\n";
    if (problems.count() > static_cast<std::int64_t>(most_problems_shown)) {
        text += fmt::format("The first {} of {} are shown; -o problems.csv writes all of them.\n",
                            most_problems_shown, text::integer(problems.count()));
    }
    print(text + import_sentences(found.imports) + summary_of(found, problems));
}

void write_import(const CheckWords& words, const CheckRun& found, Progress& progress) {
    const Table imports = io::import_table(found.imports);
    for (const std::string& output : words.import_reports) {
        io::write_tables({&imports, 1}, output);
    }
    for (const std::string& output : words.rejected) {
        write_rejected(found.rejected, output, progress);
    }
}

void run(const CheckWords& words) {
    CheckRequest request;
    request.project = project_of(words);
    request.repair = repair_from(words.repair);
    request.accept = words.accept;
    check_accept(words);
    const auto inputs = input_names(request.project);
    check_outputs(words.outputs, {io::table_endings(), io::layer_endings()}, inputs);
    check_outputs(words.import_reports, {io::table_endings()}, inputs);
    check_outputs(words.rejected, {rejected_endings}, inputs);
    std::vector<std::string> all = words.outputs;
    all.insert(all.end(), words.import_reports.begin(), words.import_reports.end());
    all.insert(all.end(), words.rejected.begin(), words.rejected.end());
    check_distinct(all);
    ProblemOutputs outputs = outputs_of(words);
    request.take = [&](std::vector<Problem>&& problems, const Geometries& shapes) {
        outputs.take(std::move(problems), shapes);
    };
    CheckRun found;
    {
        ProgressLine line;
        found = run_check(request, line.progress());
        outputs.write(line.progress());
        write_mended(words, found, line.progress());
        write_import(words, found, line.progress());
    }
    if (words.outputs.empty()) {
        print_found(found, outputs);
    }
}

}  // namespace

void add_check_command(CLI::App& app) {
    const auto words = std::make_shared<CheckWords>();
    CLI::App* command = app.add_subcommand(
        "check",
        "Problems of the data, with what could be done about each; sources stay as they are");
    command->add_option("project", words->project, "Project file (.toml) with the sources");
    for (const project::Role& role : project::all_roles()) {
        if (!role.geometry.empty()) {
            command->add_option(
                fmt::format("--{}", role.name), words->sources[role.name],
                fmt::format("Source of {}: PATH or PATH::LAYER, may repeat", role.name));
        }
    }
    add_source_settings(*command, words->settings);
    command
        ->add_option("--repair", words->repair,
                     "How polygons that cross themselves are proposed to be mended: structure, "
                     "linework or none")
        ->check(CLI::IsMember(repair_words))
        ->capture_default_str();
    command
        ->add_option("--accept", words->accept,
                     fmt::format("Proposals to carry out in a copy, with -o mended.gpkg: all, "
                                 "FEATURE:KIND or KIND, several with commas; kinds: {}",
                                 fmt::join(quality::mendable_words(), ", ")))
        ->delimiter(',')
        ->allow_extra_args(false);
    command
        ->add_option("-o,--output", words->outputs,
                     "File to write, may repeat: .csv .json .xlsx (the table), .gpkg .geojson "
                     "(the problems as a layer for a map; with --accept the mended copy); without "
                     "it a table is printed. Areas in hectares")
        ->allow_extra_args(false);
    command
        ->add_option("--import-report", words->import_reports,
                     "File to write, may repeat: .csv .json .xlsx: how many rows of each source "
                     "were read, kept, repaired, reinterpreted and rejected, and why")
        ->allow_extra_args(false);
    command
        ->add_option("--rejected", words->rejected,
                     "File to write, may repeat: .csv .geojson (one source) .gpkg: the rejected "
                     "rows with all columns, the reason and the shape as it is, to be mended and "
                     "opened again; not written where none was rejected")
        ->allow_extra_args(false);
    command->callback([words] { run(*words); });
}

}  // namespace zamin::commands
