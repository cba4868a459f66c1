#include "commands/access.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

#include "access/indicators.hpp"
#include "commands/access_run.hpp"
#include "commands/access_workbook.hpp"
#include "commands/inputs.hpp"
#include "commands/outputs.hpp"
#include "commands/source_settings.hpp"
#include "commands/terminal.hpp"
#include "core/error.hpp"
#include "io/write.hpp"
#include "text/table_text.hpp"

namespace zamin::commands {

namespace {

struct AccessWords {
    std::string project;
    SourceSettings settings;
    std::map<std::string, std::string> sources;  // by role
    std::string crs_plots;
    std::string repair = "structure";
    std::string by = "group";
    std::string show;
    std::string language = "en";
    std::string candidates_for;  // a group's id
    bool building = false;
    std::vector<double> weights{access::default_weights.begin(), access::default_weights.end()};
    std::vector<std::string> outputs;
    AccessRequest request;
    access::AccessOptions options;
    double service_km = 5.0;
    double catchment_km = 10.0;
};

constexpr std::array<const char*, 11> source_options{
    "plots",     "members", "groups",     "villages", "services", "rights",
    "districts", "jamoats", "agreements", "parcels",  "canals"};

void fill_request(AccessWords& words) {
    AccessRequest& request = words.request;
    request.project = open_project(words.project);
    for (const auto& [role, text] : words.sources) {
        set_source(request.project, role, text, role == "plots" ? words.crs_plots : "");
    }
    apply_settings(words.settings, request.project);
    request.repair = repair_from(words.repair);
    words.options.by = access::unit_kind_from(words.by);
    words.options.language = text::language_from(words.language);
    request.language = words.options.language;
    words.options.service_m = words.service_km * 1000.0;
    words.options.catchment_m = words.catchment_km * 1000.0;
}

// What was asked for, as tables in the order of a workbook's sheets, the main one first, for people
// in their language; and the main table for machines, which is always in English.
struct Found {
    std::vector<Table> tables;
    Table summary;  // as text, for a terminal
    Table for_machines;
    std::optional<Layer> candidates;
};

void find_candidates(const AccessWords& words, const AccessRun& run, Found& found,
                     Progress& progress) {
    access::Weights weights{};
    std::copy(words.weights.begin(), words.weights.end(), weights.begin());
    access::CandidateOptions options;
    options.purpose = words.building ? access::Purpose::building : access::Purpose::farming;
    const access::Need need = access::need_of_group(
        run.holdings, group_of(run, words.candidates_for), words.options.thresholds_ha.front());
    const access::CandidateSources sources =
        candidate_sources(run, words.request.project, progress);
    const auto find_in = [&](text::Language language) {
        options.language = language;
        return access::candidates(sources, run.holdings, need, options, progress);
    };
    const access::Candidates parcels = find_in(text::Language::english);
    const access::RankedCandidates ranked = access::rank_candidates(parcels, weights);
    found.for_machines = access::candidate_table(parcels, ranked);
    found.candidates = access::candidate_layer(parcels, ranked, *sources.parcels.layer);
    found.tables.push_back(access::candidate_table(find_in(words.options.language), ranked));
}

Found find(const AccessWords& words, const AccessRun& run, Progress& progress) {
    Found found;
    access::AccessOptions options = words.options;
    options.language = text::Language::english;
    access::Indicators indicators = access::indicators(run.holdings, options, progress);
    found.for_machines = access::indicator_table(indicators);
    if (!words.candidates_for.empty()) {
        find_candidates(words, run, found, progress);
    }
    if (words.options.language != text::Language::english) {
        indicators = access::indicators(run.holdings, words.options, progress);
    }
    found.summary = access::summary_table(indicators);
    for (Table& table : access_tables(indicators, run.holdings)) {
        found.tables.push_back(std::move(table));
    }
    return found;
}

void write_outputs(const AccessWords& words, const Found& found, Progress& progress) {
    for (const std::string& output : words.outputs) {
        if (!io::has_ending(output, io::table_endings())) {
            const Layer* one = &*found.candidates;
            io::write_layers({&one, 1}, output, progress);
            continue;
        }
        if (output.ends_with(".xlsx")) {
            write_access_workbook(found.tables, words.options.language, output);
        } else {
            io::write_tables({&found.for_machines, 1}, output);
        }
    }
}

void say_problems(const AccessRun& run) {
    for (const Remark& note : run.notes) {
        print_message(note.english());
    }
    constexpr std::size_t most = 12;
    std::size_t shown = 0;
    for (const Problem& problem : run.holdings.problems) {
        if (shown++ < most) {
            print_message(fmt::format("{}: {}: {}; {}", problem.layer, problem.problem,
                                      problem.detail.english(), problem.action.english()));
        }
    }
    if (shown > most) {
        print_message(fmt::format(
            "and {} more; a workbook (-o FILE.xlsx) or --show problems has all", shown - most));
    }
}

const Table& shown_table(const Found& found, const AccessWords& words) {
    const std::string wanted = !words.show.empty()            ? words.show
                               : words.candidates_for.empty() ? "summary"
                                                              : "candidates";
    const std::string name = wanted == "indicators" ? "access" : wanted;
    if (wanted == "summary") {
        return found.summary;
    }
    const auto table = std::ranges::find(found.tables, name, &Table::name);
    if (table == found.tables.end()) {
        throw usage_error("--show {} needs --candidates GROUP", wanted);
    }
    return *table;
}

void run(AccessWords& words) {
    fill_request(words);
    const bool with_layers = !words.candidates_for.empty();
    check_outputs(words.outputs,
                  {io::table_endings(), with_layers ? io::layer_endings() : Endings()},
                  input_names(words.request.project));
    AccessRun run;
    Found found;
    {
        ProgressLine line;
        run = run_access(words.request, with_layers ? candidate_roles : std::vector<std::string>(),
                         line.progress());
        words.options.as_of = run.as_of;
        found = find(words, run, line.progress());
        write_outputs(words, found, line.progress());
    }
    say_problems(run);
    if (words.outputs.empty()) {
        print(text::table_text(shown_table(found, words), words.options.language));
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
    command.add_option("--walk", words.request.walk,
                       "How walks from village to plot are found: terrain (Tobler, over the "
                       "project's elevation) or line [terrain where there is an elevation]");
    command.add_option("--lang", words.language,
                       "Language of what is printed and of workbooks: en, tg or ru; other files "
                       "are always in English [en]");
    command
        .add_option("--show", words.show,
                    "What is printed without -o: summary, indicators, candidates, method or "
                    "problems [summary]")
        ->check(CLI::IsMember({"summary", "indicators", "candidates", "method", "problems"}));
}

void add_candidates(CLI::App& command, AccessWords& words) {
    command.add_option("--candidates", words.candidates_for,
                       "Id of a group: ranks the parcels that it could ask for, with the reasons "
                       "for and against each");
    command.add_flag("--building", words.building,
                     "The land is for a building: irrigated land and perennial plantings are "
                     "refused");
    command
        .add_option("--weights", words.weights,
                    "Weights of tenure, size, distance, water and slope; only their proportions "
                    "count [.25 .25 .2 .2 .1]")
        ->expected(5);
}

}  // namespace

void add_access_command(CLI::App& app) {
    const auto words = std::make_shared<AccessWords>();
    CLI::App* command = app.add_subcommand(
        "access", "Who has land and who lacks it: hectares, shares, documents, water, by sex");
    add_sources(*command, *words);
    add_source_settings(*command, words->settings);
    add_settings(*command, *words);
    add_candidates(*command, *words);
    command
        ->add_option("-o,--output", words->outputs,
                     "File to write, may repeat: .csv and .json (columns group, indicator, value, "
                     "lower, upper, known, unknown, unit) or .xlsx (with summary, method and "
                     "problems as further sheets); with --candidates the parcels, also as .gpkg, "
                     ".geojson or .fgb. Hectares on the ellipsoid, shares in per cent of "
                     "what the unit says")
        ->allow_extra_args(false);
    command->callback([words] { run(*words); });
}

}  // namespace zamin::commands
