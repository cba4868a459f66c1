#include "commands/coverage.hpp"

#include <fmt/format.h>

#include <array>

#include <memory>

#include "commands/coverage_run.hpp"
#include "commands/coverage_workbook.hpp"
#include "commands/inputs.hpp"
#include "commands/outputs.hpp"
#include "commands/source_settings.hpp"
#include "commands/terminal.hpp"
#include "coverage/coverage_layer.hpp"
#include "io/write.hpp"
#include "text/catalogue.hpp"
#include "text/table_text.hpp"

namespace zamin::commands {

namespace {

struct CoverageWords {
    std::string project;
    SourceSettings settings;
    std::string plots;
    std::string districts;
    std::string members;
    std::string crs_plots;
    std::string crs_districts;
    std::string repair = "structure";
    std::vector<std::string> outputs;
    CoverageRequest request;
};

void fill_request(CoverageWords& words) {
    CoverageRequest& request = words.request;
    request.project = open_project(words.project);
    set_source(request.project, "plots", words.plots, words.crs_plots);
    set_source(request.project, "districts", words.districts, words.crs_districts);
    set_source(request.project, "members", words.members);
    apply_settings(words.settings, request.project);
    request.repair = repair_from(words.repair);
}

void write_outputs(const CoverageWords& words, const CoverageRun& run, const Table& table,
                   Progress& progress) {
    constexpr std::array workbook{".xlsx"};
    for (const std::string& output : words.outputs) {
        if (io::has_ending(output, workbook)) {
            write_coverage_workbook(run.coverage, words.request.project, nullptr, {},
                                    text::Catalogue(), output);
        } else if (io::has_ending(output, io::table_endings())) {
            io::write_tables({&table, 1}, output);
        } else {
            const Layer layer = coverage::coverage_layer(run.coverage, run.districts);
            const Layer* one = &layer;
            io::write_layers({&one, 1}, output, progress);
        }
    }
}

std::string closing_line(const coverage::Coverage& coverage) {
    return fmt::format("{} {}, {} ha; {} cut by a district line.\n", text::integer(coverage.plots),
                       coverage.plots == 1 ? "plot" : "plots",
                       text::number(coverage.plots_area_ha, 1), text::integer(coverage.straddling));
}

void say_notes(const CoverageRun& run) {
    for (const Remark& note : run.notes) {
        print_message(note.english());
    }
    for (const Problem& problem : run.coverage.problems) {
        print_message(fmt::format("{}: {}: {}; {}", problem.layer, problem.problem,
                                  problem.detail.english(), problem.action.english()));
    }
}

void run(CoverageWords& words) {
    fill_request(words);
    check_outputs(words.outputs, {io::table_endings(), io::layer_endings()},
                  input_names(words.request.project));
    words.request.parts = PartsOptions{};
    CoverageRun run;
    Table table;
    {
        ProgressLine line;
        run = run_coverage(words.request, line.progress());
        table = coverage::coverage_table(run.coverage);
        write_outputs(words, run, table, line.progress());
    }
    say_notes(run);
    if (words.outputs.empty()) {
        print(text::table_text(table) + "\n" + closing_line(run.coverage));
    }
}

void add_sources(CLI::App& command, CoverageWords& words) {
    command.add_option("project", words.project, "Project file (.toml) with the sources");
    command.add_option("--plots", words.plots, "Plots: PATH or PATH::LAYER, polygons");
    command.add_option("--districts", words.districts, "Districts: PATH or PATH::LAYER, polygons");
    command.add_option("--members", words.members,
                       "Members, for --denominator members: PATH or PATH::LAYER; without them "
                       "every plot with a group counts");
    command.add_option("--crs-plots", words.crs_plots,
                       "Coordinate system of the plots where their file has none, e.g. EPSG:32642");
    command.add_option("--crs-districts", words.crs_districts, "The same for the districts");
    add_source_settings(command, words.settings);
    command
        .add_option("--repair", words.repair,
                    "How invalid polygons are mended: structure (holes are cut out), linework "
                    "(areas alternate) or none")
        ->check(CLI::IsMember(repair_words))
        ->capture_default_str();
}

void add_columns(CLI::App& command, CoverageRequest& request) {
    command.add_option("--crop", request.crop_column, "Column of the crop [crop]");
    command.add_option("--district-name", request.district_name_column,
                       "Column of the district's name [name]");
    command.add_option("--season-column", request.season_column,
                       "Column of the season [a project's own, else none]; seasons are kept apart");
    command.add_option("--season", request.season, "Only this season");
    command.add_option("--denominator", request.denominator,
                       "What 100 % is: members (land of members), mapped (all mapped plots), "
                       "official (cultivable hectares from --official-column) or polygon (the "
                       "district's area) [mapped]");
    command.add_option("--overlaps", request.overlaps,
                       "Land under several plots: count (for each of them; a note says so) or "
                       "union (once for a crop, and once for the denominators members and mapped) "
                       "[a project's own, else count]");
    command
        .add_option("--engine", request.engine,
                    "Who computes: built-in, or postgis: the server that holds the plots, for "
                    "plots named as PG:...::TABLE; the same numbers, and the plots stay there")
        ->check(CLI::IsMember({"built-in", "postgis"}))
        ->capture_default_str();
    command.add_option("--official-column", request.official_column,
                       "Column of the districts' cultivable hectares [official_ha]");
}

}  // namespace

void add_coverage_command(CLI::App& app) {
    const auto words = std::make_shared<CoverageWords>();
    CLI::App* command =
        app.add_subcommand("coverage", "Hectares of each crop in each district, and their share");
    add_sources(*command, *words);
    add_columns(*command, words->request);
    command
        ->add_option("-o,--output", words->outputs,
                     "File to write, may repeat: .csv .json (the table), .xlsx (with a chart and "
                     "the methods), .gpkg .geojson .fgb (its rows with the districts' polygons); "
                     "without it a table is printed. Areas in hectares, shares in per cent, on the "
                     "ellipsoid")
        ->allow_extra_args(false);
    command->callback([words] { run(*words); });
}

}  // namespace zamin::commands
