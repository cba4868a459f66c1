#include "commands/access.hpp"

#include <fmt/format.h>

#include <array>
#include <memory>

#include "access/indicators.hpp"
#include "access/method.hpp"
#include "commands/access_run.hpp"
#include "commands/inputs.hpp"
#include "commands/outputs.hpp"
#include "commands/terminal.hpp"
#include "core/problem_table.hpp"
#include "io/write.hpp"
#include "text/table_text.hpp"

namespace zamin::commands {

namespace {

struct AccessWords {
    std::string project;
    std::map<std::string, std::string> sources;  // by role
    std::string crs_plots;
    std::string repair = "structure";
    std::string by = "group";
    std::string show = "summary";
    std::vector<std::string> outputs;
    AccessRequest request;
    access::AccessOptions options;
    double service_km = 5.0;
    double catchment_km = 10.0;
};

constexpr std::array<const char*, 9> source_options{"plots",     "members",  "groups",
                                                    "villages",  "services", "rights",
                                                    "districts", "jamoats",  "agreements"};

void fill_request(AccessWords& words) {
    AccessRequest& request = words.request;
    request.project = open_project(words.project);
    for (const auto& [role, text] : words.sources) {
        set_source(request.project, role, text, role == "plots" ? words.crs_plots : "");
    }
    request.repair = repair_from(words.repair);
    words.options.by = access::unit_kind_from(words.by);
    words.options.service_m = words.service_km * 1000.0;
    words.options.catchment_m = words.catchment_km * 1000.0;
}

// The tables in the order of a workbook's sheets.
std::vector<Table> tables_of(const access::Indicators& indicators, const AccessRun& run) {
    std::vector<Table> tables{
        access::indicator_table(indicators), access::summary_table(indicators),
        access::method_table(indicators.options), problem_table(run.holdings.problems)};
    tables.back().name = "problems";
    return tables;
}

void write_outputs(const AccessWords& words, const std::vector<Table>& tables) {
    for (const std::string& output : words.outputs) {
        const bool workbook = output.ends_with(".xlsx");
        io::write_tables(workbook ? std::span(tables) : std::span(tables).first(1), output);
    }
}

void say_problems(const AccessRun& run) {
    for (const std::string& note : run.notes) {
        print_message(note);
    }
    constexpr std::size_t most = 12;
    std::size_t shown = 0;
    for (const Problem& problem : run.holdings.problems) {
        if (shown++ < most) {
            print_message(fmt::format("{}: {}: {}; {}", problem.layer, problem.problem,
                                      problem.detail, problem.action));
        }
    }
    if (shown > most) {
        print_message(fmt::format(
            "and {} more; a workbook (-o FILE.xlsx) or --show problems has all", shown - most));
    }
}

const Table& shown_table(const std::vector<Table>& tables, const std::string& show) {
    return show == "indicators" ? tables[0]
           : show == "summary"  ? tables[1]
           : show == "method"   ? tables[2]
                                : tables[3];
}

void run(AccessWords& words) {
    fill_request(words);
    check_outputs(words.outputs, {io::table_endings()}, input_names(words.request.project));
    AccessRun run;
    std::vector<Table> tables;
    {
        ProgressLine line;
        run = run_access(words.request, {}, line.progress());
        words.options.as_of = run.as_of;
        tables = tables_of(access::indicators(run.holdings, words.options, line.progress()), run);
        write_outputs(words, tables);
    }
    say_problems(run);
    if (words.outputs.empty()) {
        print(text::table_text(shown_table(tables, words.show)));
    }
}

void add_sources(CLI::App& command, AccessWords& words) {
    command.add_option("project", words.project, "Project file (.toml) with the sources");
    for (const char* role : source_options) {
        command.add_option(fmt::format("--{}", role), words.sources[role],
                           fmt::format("{}: PATH or PATH::LAYER", role));
    }
    command.add_option("--crs-plots", words.crs_plots,
                       "Coordinate system of the plots where their file has none, e.g. EPSG:32642");
    command
        .add_option("--repair", words.repair,
                    "How invalid polygons are mended: structure, linework or none")
        ->check(CLI::IsMember(repair_words))
        ->capture_default_str();
    command.add_option(
        "--plots-surveyed", words.request.plots_surveyed,
        "Of members whose row does not say it, whether all plots were asked for: yes "
        "(without plots they are landless) or unknown [the project's, else unknown]");
    command.add_option(
        "--as-of", words.request.as_of,
        "Day on which terms of rights are judged, as 2018-12-31 [the project's, else "
        "today]");
}

void add_settings(CLI::App& command, AccessWords& words) {
    access::AccessOptions& options = words.options;
    command.add_option("--by", words.by,
                       "What figures are given for: all, group, village, jamoat, district, cluster "
                       "or sex [group]");
    command
        .add_option("--threshold-ha", options.thresholds_ha,
                    "Hectares that a member should have, may repeat [0.5 1]")
        ->allow_extra_args(false);
    command.add_option("--far-m", options.far_plot_m,
                       "Metres from village to plot beyond which a plot is far [2000]");
    command.add_option("--group-far-m", options.far_group_plot_m,
                       "The same for a group's own plot, level 2 [2000]");
    command.add_option("--service-km", words.service_km,
                       "Kilometres within which a service counts as near [5]");
    command.add_option("--catchment-km", words.catchment_km,
                       "Kilometres of the floating catchments of services [10]");
    command
        .add_option("--show", words.show,
                    "What is printed without -o: summary, indicators, method or problems "
                    "[summary]")
        ->check(CLI::IsMember({"summary", "indicators", "method", "problems"}));
}

}  // namespace

void add_access_command(CLI::App& app) {
    const auto words = std::make_shared<AccessWords>();
    CLI::App* command = app.add_subcommand(
        "access", "Who has land and who lacks it: hectares, shares, documents, water, by sex");
    add_sources(*command, *words);
    add_settings(*command, *words);
    command
        ->add_option(
            "-o,--output", words->outputs,
            "File to write, may repeat: .csv and .json (columns group, indicator, value, "
            "lower, upper, known, unknown, unit) or .xlsx (with summary, method and "
            "problems as further sheets). Hectares on the ellipsoid, shares in per cent of "
            "what the unit says")
        ->allow_extra_args(false);
    command->callback([words] { run(*words); });
}

}  // namespace zamin::commands
