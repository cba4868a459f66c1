#include "commands/site.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <memory>

#include "commands/inputs.hpp"
#include "commands/outputs.hpp"
#include "commands/site_files.hpp"
#include "commands/site_run.hpp"
#include "commands/source_settings.hpp"
#include "commands/terminal.hpp"
#include "commands/way_options.hpp"
#include "core/error.hpp"
#include "io/atomic_file.hpp"
#include "io/write.hpp"

namespace zamin::commands {

namespace {

constexpr std::array json_ending{".json"};

struct SiteWords {
    std::string project;
    SourceSettings settings;
    std::string demand;
    std::string candidates;
    std::string roads;
    std::string elevation;
    std::string table = "demand";
    std::vector<std::string> outputs;
    SiteRequest request;
    SiteComparison compare;
};

void fill_request(SiteWords& words) {
    words.request.project = open_project(words.project);
    set_source(words.request.project, "demand", words.demand);
    const std::string& from = words.candidates;
    if (from == "villages" || from == "parcels" || from.starts_with("roads:")) {
        words.request.candidates_from = from;
    } else {
        set_source(words.request.project, "candidates", from);
    }
    set_source(words.request.project, "roads", words.roads);
    set_source(words.request.project, "elevation", words.elevation);
    apply_settings(words.settings, words.request.project);
}

std::string closing_line(const SiteRun& run) {
    std::vector<std::string> names;
    for (const std::uint32_t site : run.answer.sites) {
        names.push_back(run.question.site_names[site]);
    }
    const std::string proof =
        run.answer.proven
            ? std::string("nothing is better")
            : fmt::format("at most {:.2f} % from the best possible", run.answer.gap_pct);
    return fmt::format("{}: {}; {}", siting::to_string(run.answer.kind), fmt::join(names, ", "),
                       proof);
}

void say_notes(const SiteRun& run) {
    for (const Remark& note : run.question.notes) {
        print_message(note.english());
    }
    if (!run.answer.problems.empty()) {
        const Problem& first = run.answer.problems.front();
        print_message(fmt::format(
            "{} demand points are {} ('{}' is the first): {}; {}", run.answer.problems.size(),
            first.problem,
            run.question.demand_names[static_cast<std::size_t>(first.feature.value_or(0))],
            first.detail.english(), first.action.english()));
    }
    print_message(closing_line(run));
}

const Table& asked_table(const std::vector<Table>& tables, const std::string& name) {
    for (const Table& table : tables) {
        if (table.name == name) {
            return table;
        }
    }
    throw usage_error("there is no table '{}' of this answer; ask for --curve, --runners or layers",
                      name);
}

void write_outputs(const SiteWords& words, const SiteRun& run, const SiteAlternatives& more) {
    constexpr std::array csv_ending{".csv"};
    const std::vector<Table> tables = site_tables(run, more);
    Progress progress;
    for (const std::string& output : words.outputs) {
        if (io::has_ending(output, json_ending)) {
            io::write_file(output, site_json(run));
        } else if (io::has_ending(output, csv_ending)) {
            io::write_tables({&asked_table(tables, words.table), 1}, output);
        } else if (io::has_ending(output, io::table_endings())) {
            io::write_tables(tables, output);
        } else {
            write_site_layers(run, output, progress);
        }
    }
}

void run(SiteWords& words) {
    fill_request(words);
    std::vector<io::SourceName> inputs =
        with_files(input_names(words.request.project), words.request.fixed);
    inputs = with_files(std::move(inputs), {words.request.costs});
    check_outputs(words.outputs, {io::table_endings(), io::layer_endings()}, inputs);
    check_comparison(words.compare);
    SiteRun run;
    SiteAlternatives more;
    {
        ProgressLine line;
        run = run_site(words.request, line.progress());
        words.compare.time_limit_s = words.request.time_limit_s;
        if (words.compare.curve > 0 || words.compare.runners > 0) {
            more = alternatives(run, words.compare, line.progress());
        }
    }
    write_outputs(words, run, more);
    say_notes(run);
    if (words.outputs.empty()) {
        print(site_json(run));
    }
}

void add_sources(CLI::App& command, SiteWords& words) {
    SiteRequest& request = words.request;
    command.add_option("project", words.project,
                       "Project file (.toml): demand is its plots by tonnes, candidates its "
                       "villages, fixed its existing centres, unless named");
    command.add_option("--demand", words.demand,
                       "Who is to be served: PATH or PATH::LAYER; with --costs only for --weight");
    command.add_option("--candidates", words.candidates,
                       "Where a centre could be: PATH or PATH::LAYER, the project's villages or "
                       "parcels, or roads:500m for places along its roads; with --costs only for "
                       "--capacity");
    command.add_option(
        "--costs", request.costs,
        "Costs in place of ways: CSV with columns from (demand), to (site), cost; "
        "pairs that are missing are out of reach. Or a published instance: OR-Library "
        "pmed (of repeated edges the last counts) or pmedcap, TSPLIB coordinates "
        "(distances rounded down)");
    command.add_option(
        "--demand-id", request.demand_id,
        "Column that names demand points [demand with --costs, else the usual ones]");
    command.add_option("--candidate-id", request.candidate_id,
                       "Column that names candidates [site with --costs, else the usual ones]");
    command
        .add_option("--fixed", request.fixed,
                    "Open whatever the answer is, may repeat: a source of existing centres, or the "
                    "name of a candidate; they are not counted in --new")
        ->allow_extra_args(false);
    command
        .add_option("--forbidden", request.forbidden,
                    "Name of a candidate that must not be chosen, may repeat")
        ->allow_extra_args(false);
    command.add_flag("!--no-screen", request.screen,
                     "Candidates are not screened. Else those on irrigated or perennial land, on "
                     "water or its banks, or on land in recorded use are refused, with the reason");
    command
        .add_option("--prefer", request.preference,
                    "What a candidate of the least preference counts beside its ways, in the unit "
                    "of the objective; land ready to be given and near a road counts less")
        ->capture_default_str();
    command.add_option("--commodity", request.commodity,
                       "Only demand of this crop, and existing centres that take it");
    command.add_option("--district", request.district,
                       "Only candidates in this district of the project");
    command
        .add_option("--count", request.count,
                    "What weighs where no --demand is named: tonnes of the project's plots, or its "
                    "members where they live")
        ->check(CLI::IsMember({"tonnes", "members"}))
        ->capture_default_str();
    command.add_flag("!--no-existing", request.keep_existing,
                     "The project's own centres do not count as open");
    add_source_settings(command, words.settings);
}

void add_question(CLI::App& command, SiteRequest& request) {
    command
        .add_option("--objective", request.objective,
                    "p-median (least sum of weight x cost), p-center (least greatest cost), "
                    "max-cover (most weight within --radius) or set-cover (fewest sites, the fixed "
                    "among them, that have everyone within --radius)")
        ->capture_default_str();
    command.add_option("--new", request.new_sites,
                       "How many new sites [1, or what a published instance says]");
    command.add_option("--weight", request.weight_column,
                       "Column of the demand's weight (members, tonnes) [weight, else 1 each]");
    command.add_option("--capacity", request.capacity_column,
                       "Column of the candidates' capacity, in the unit of the weights; p-median");
    command.add_flag("--capacities", request.capacities,
                     "Existing centres take no more tonnes than the project says that they hold "
                     "(where it is not known: any amount), new ones no more than --new-capacity; "
                     "p-median");
    command.add_option("--new-capacity", request.new_capacity_t,
                       "With --capacities: tonnes that a new site holds [any amount]");
    command.add_flag("--split", request.splittable,
                     "With capacities: a demand point may be divided among sites");
    command.add_option("--radius", request.radius,
                       "For the covers: 5km, 30min; with --costs a number in their unit");
    command.add_option("--limit", request.limit,
                       "Ways that cost more do not count, written like --radius; a demand point "
                       "left without a site counts as twice the greatest cost; none: without");
    command.add_option("--season", request.season, "Only plots and centres of this season");
    command.add_option("--per", request.per,
                       "Plots as demand, by themselves or together: plot, group or village [plot]");
    command.add_option("--serves", request.serves,
                       "Whom existing centres serve: growers (of their commodity), cluster (the "
                       "groups of their cluster that grow it) or all [growers]");
    add_yield_options(command, request.yield, request.yield_if_unknown);
    add_marketed_option(command, request.marketed_pct);
}

void add_fairness(CLI::App& command, SiteRequest& request) {
    command
        .add_option("--women-weight", request.women_weight,
                    "Demand of women weighs this many times as much")
        ->capture_default_str();
    command.add_option("--women", request.women_column,
                       "Column of the share of women in the demand, 0 to 1 [women_share]");
    command.add_option("--far", request.far_cost,
                       "What a way costs beyond this counts --far-factor times, written like "
                       "--radius");
    command.add_option("--far-factor", request.far_factor, "See --far")->capture_default_str();
}

void add_ways(CLI::App& command, SiteWords& words) {
    SiteRequest& request = words.request;
    add_by_option(command, request.by, best_way_words);
    command.add_option("--roads", words.roads, "Roads: PATH or PATH::LAYER, lines");
    command.add_option("--elevation", words.elevation, "Elevation: a raster in metres");
    add_detour_option(command, request.detour_factor);
    add_vehicle_option(command, request.vehicle);
    command.add_option("--gap", request.gap_pct, "Proven gap that is good enough, %")
        ->capture_default_str();
    command
        .add_option("--time-limit", request.time_limit_s,
                    "Seconds after which the best plan so far is given, with its proven bound")
        ->capture_default_str();
    command.add_option("--curve", words.compare.curve,
                       "Trade-offs too: the answers for 1 to this many new sites");
    command.add_option("--runners", words.compare.runners,
                       "This many plans after the best too, each without one of its sites");
    command.add_option("--seed", request.seed, "Of the search's random starts")
        ->capture_default_str();
}

}  // namespace

void add_site_command(CLI::App& app) {
    const auto words = std::make_shared<SiteWords>();
    CLI::App* command =
        app.add_subcommand("site", "The best places for new collection centres, with proof");
    add_sources(*command, *words);
    add_question(*command, words->request);
    add_fairness(*command, words->request);
    add_ways(*command, *words);
    command
        ->add_option(
            "--table", words->table,
            "The table of a .csv: demand (a row a demand point or part of it), candidates, "
            "trade_offs (with --curve) or runners_up (with --runners)")
        ->check(CLI::IsMember({"demand", "candidates", "trade_offs", "runners_up"}))
        ->capture_default_str();
    command
        ->add_option("-o,--output", words->outputs,
                     "File to write, may repeat: .json (objective, lower_bound, gap_pct, proven, "
                     "seconds, sites; for max-cover lower_bound is the most that could be "
                     "covered), .csv (the --table), .xlsx (all tables), .gpkg (sites, candidates "
                     "and demand as layers); without it the JSON is printed")
        ->allow_extra_args(false);
    command->callback([words] { run(*words); });
}

}  // namespace zamin::commands
