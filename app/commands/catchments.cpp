#include "commands/catchments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>

#include "catchment/catchment_layers.hpp"
#include "catchment/catchment_tables.hpp"
#include "commands/catchments_run.hpp"
#include "commands/inputs.hpp"
#include "commands/outputs.hpp"
#include "commands/source_settings.hpp"
#include "commands/terminal.hpp"
#include "commands/way_options.hpp"
#include "io/write.hpp"
#include "io/write_raster.hpp"
#include "text/table_text.hpp"

namespace zamin::commands {

namespace {

struct Source {
    const char* role;
    const char* help;
    std::string text;
    std::string crs;
};

struct CatchmentsWords {
    std::string project;
    SourceSettings settings;
    std::array<Source, 13> sources{{
        {"centres", "Collection centres: PATH or PATH::LAYER, points", {}, {}},
        {"plots", "Plots: PATH or PATH::LAYER, polygons or points", {}, {}},
        {"members", "Members, for counts by sex: PATH or PATH::LAYER", {}, {}},
        {"groups", "Groups, for --per group and --serves cluster", {}, {}},
        {"clusters", "Clusters, for --serves cluster", {}, {}},
        {"villages", "Villages, for --per village", {}, {}},
        {"roads",
         "Roads, for --by road and terrain: PATH or PATH::LAYER, lines; or an OpenStreetMap file",
         {},
         {}},
        {"elevation", "Heights in metres, for --by terrain: a raster", {}, {}},
        {"land_cover",
         "Classes of land, for --by terrain: a raster of ESA's WorldCover, or polygons with a "
         "class",
         {},
         {}},
        {"water", "Rivers and lakes that are crossed at bridges only, for --by terrain", {}, {}},
        {"barriers",
         "What is crossed nowhere, for --by road and terrain: lines or polygons",
         {},
         {}},
        {"districts", "Districts, for --clip", {}, {}},
        {"services", "Agro-shops, advisers ..., for --table reach", {}, {}},
    }};
    std::string table = "farms";
    std::vector<std::string> outputs;
    CatchmentsRequest request;
};

void fill_request(CatchmentsWords& words) {
    words.request.project = open_project(words.project);
    for (const Source& source : words.sources) {
        set_source(words.request.project, source.role, source.text, source.crs);
    }
    apply_settings(words.settings, words.request.project);
}

constexpr std::array raster_endings{".tif"};
constexpr std::array one_layer_endings{".geojson", ".fgb"};

// The cheapest cost to any centre, in km or min.
void write_field(const CatchmentsRun& run, const std::string& output) {
    const travel::Frame& frame = run.fields.front().field.frame;
    RealRaster raster;
    raster.crs = frame.crs;
    raster.west = frame.west;
    raster.north = frame.north;
    raster.cell_width = raster.cell_height = frame.cell_m;
    raster.width = frame.width;
    raster.height = frame.height;
    raster.nodata = std::numeric_limits<float>::quiet_NaN();
    raster.values.assign(frame.cells(), *raster.nodata);
    const double unit = catchment::shown_cost(1.0, run.catchments.unit);
    for (const catchment::ServedField& served : run.fields) {
        for (std::size_t cell = 0; cell < raster.values.size(); ++cell) {
            const auto cost = static_cast<float>(served.field.cost[cell] * unit);
            if (std::isfinite(cost) && !(raster.values[cell] <= cost)) {
                raster.values[cell] = cost;
            }
        }
    }
    io::write_raster(raster, output);
}

void write_areas(const CatchmentsRun& run, const std::string& output, Progress& progress) {
    const Layer* one = &run.areas.front();
    if (io::has_ending(output, one_layer_endings)) {
        io::write_layers({&one, 1}, output, progress);
        return;
    }
    const std::array<Layer, 3> layers{catchment::centre_layer(run.catchments),
                                      catchment::farm_layer(run.catchments),
                                      catchment::flow_layer(run.catchments)};
    std::vector<const Layer*> all;
    for (const Layer& layer : layers) {
        all.push_back(&layer);
    }
    for (const Layer& layer : run.areas) {
        all.push_back(&layer);
    }
    io::write_layers(all, output, progress);
}

// The first ones are always there; --table and workbooks name them all.
constexpr std::array table_names{"farms", "centres", "reasons", "reach", "room", "scores"};

std::vector<Table> tables_of(const CatchmentsRun& run) {
    std::vector<Table> tables{catchment::farm_table(run.catchments),
                              catchment::centre_table(run.catchments),
                              catchment::reason_table(run.catchments)};
    if (run.accessibility) {
        tables.push_back(catchment::reach_table(*run.accessibility));
        tables.push_back(catchment::room_table(*run.accessibility, run.catchments));
        tables.push_back(catchment::score_table(*run.accessibility, run.catchments));
    }
    return tables;
}

void write_outputs(const CatchmentsWords& words, const CatchmentsRun& run, Progress& progress) {
    const std::vector<Table> tables = tables_of(run);
    const auto asked = std::ranges::find(tables, words.table, &Table::name);
    for (const std::string& output : words.outputs) {
        if (output.ends_with(".csv")) {
            io::write_tables({&*asked, 1}, output);
        } else if (io::has_ending(output, io::table_endings())) {
            io::write_tables(tables, output);
        } else if (io::has_ending(output, raster_endings)) {
            write_field(run, output);
        } else {
            write_areas(run, output, progress);
        }
    }
}

std::string closing_text(const catchment::Catchments& catchments) {
    const double served_t = std::accumulate(
        catchments.sums.begin(), catchments.sums.end(), 0.0,
        [](double sum, const catchment::CentreSum& one) { return sum + one.tonnes; });
    std::string text = fmt::format("{} t served, {} t not.\n", text::number(served_t, 1),
                                   text::number(catchments.unserved.tonnes, 1));
    std::size_t unknown = catchments.unserved.farms_without_tonnes;
    for (const catchment::CentreSum& one : catchments.sums) {
        unknown += one.farms_without_tonnes;
    }
    if (unknown > 0) {
        text += fmt::format("The tonnes of {} {} are not known; they are in neither.\n",
                            text::integer(static_cast<std::int64_t>(unknown)),
                            unknown == 1 ? "plot" : "plots");
    }
    if (catchments.proof) {
        text += fmt::format("Groups kept whole: at most {:.2f} % from the best possible.\n",
                            catchments.proof->gap_pct);
    }
    return text;
}

void print_result(const CatchmentsRun& run) {
    std::vector<Table> tables{catchment::centre_table(run.catchments),
                              catchment::reason_table(run.catchments),
                              catchment::room_table(*run.accessibility, run.catchments)};
    if (run.accessibility->kinds.front().members.all.count() > 0) {
        tables.push_back(catchment::reach_table(*run.accessibility));
    }
    for (const Table& table : tables) {
        if (!table.rows.empty()) {
            print(text::table_text(table) + "\n");
        }
    }
    print(closing_text(run.catchments));
}

void run(CatchmentsWords& words) {
    fill_request(words);
    check_outputs(words.outputs, {io::table_endings(), io::layer_endings(), raster_endings},
                  with_files(input_names(words.request.project), {words.request.speeds}));
    // The table of a .csv alone needs no more than itself.
    constexpr std::array csv{".csv"};
    const bool one_table = std::ranges::find(std::span(table_names).first(3), words.table) !=
                           std::span(table_names).first(3).end();
    words.request.accessibility = words.outputs.empty();
    for (const std::string& output : words.outputs) {
        const bool table = io::has_ending(output, io::table_endings());
        words.request.areas = words.request.areas || !table;
        words.request.accessibility |= table && !(io::has_ending(output, csv) && one_table);
    }
    CatchmentsRun run;
    {
        ProgressLine line;
        run = run_catchments(words.request, line.progress());
        write_outputs(words, run, line.progress());
    }
    for (const Remark& note : run.notes) {
        print_message(note.english());
    }
    if (words.outputs.empty()) {
        print_result(run);
    }
}

// Roles have underscores, options hyphens.
std::string option_name(const char* before, std::string role) {
    std::replace(role.begin(), role.end(), '_', '-');
    return before + role;
}

void add_sources(CLI::App& command, CatchmentsWords& words) {
    command.add_option("project", words.project, "Project file (.toml) with the sources");
    for (Source& source : words.sources) {
        command.add_option(option_name("--", source.role), source.text, source.help);
        command.add_option(
            option_name("--crs-", source.role), source.crs,
            fmt::format("Coordinate system of the {} where their file has none", source.role));
    }
}

void add_ways(CLI::App& command, CatchmentsRequest& request) {
    add_by_option(command, request.by, best_way_words);
    command.add_option("--limit", request.limit,
                       "Ways that cost more do not count: 5km, 800m, 30min, 1.5h; in km roads "
                       "are searched for the shortest way, else for the quickest; none: without");
    add_detour_option(command, request.detour_factor);
    add_vehicle_option(command, request.vehicle);
    command
        .add_option("--snap", request.snap_tolerance_m,
                    "Ends of roads that stop this many metres short of another are joined to it")
        ->capture_default_str();
    command.add_option("--speeds", request.speeds,
                       "Table of km/h by class of road, in place of the built-in one: columns "
                       "class,on_foot,donkey_cart,motorcycle,pickup,lorry");
    command
        .add_option("--walking", request.walking,
                    "How fast one walks on slopes, by terrain: tobler or langmuir (as r.walk)")
        ->capture_default_str();
    command.add_option("--cell", request.cell_m,
                       "Size of the cells of terrain and of areas in metres; without it derived");
    command
        .add_option("--steepest", request.steepest_pct,
                    "Slope in % that is still walked, up or down, by terrain")
        ->capture_default_str();
    command
        .add_option("--closed-water", request.barrier_water,
                    "Classes of --water that are crossed at bridges only, may repeat; those "
                    "without a class always")
        ->capture_default_str()
        ->allow_extra_args(false);
    command.add_flag("--away", request.away,
                     "Ways from the centres to the farms in place of those with the harvest");
}

void add_assignment(CLI::App& command, CatchmentsRequest& request) {
    command.add_option("--assign", request.assign,
                       "nearest; capacity (least total cost within capacities, farms may be "
                       "split); whole (groups kept together, with a proven gap); spill (nearest "
                       "first, the rest to the next) [capacity]");
    command.add_option("--capacity", request.capacity_column,
                       "Column of the centres' capacity in tonnes a season [capacity_t]");
    command.add_option("--serves", request.serves,
                       "Whom a centre serves: growers (of its commodity), cluster (the groups of "
                       "its cluster that grow it) or all [growers]");
    command
        .add_option("--status", request.statuses,
                    "Centres of this status count, may repeat; those without one always do")
        ->capture_default_str()
        ->allow_extra_args(false);
    command.add_option("--per", request.per, "What is assigned: plot, group or village [plot]");
    command.add_option("--gap", request.gap_pct, "Proven gap that is good enough for whole, %")
        ->capture_default_str();
    command.add_option("--time-limit", request.time_limit_s, "Seconds to look for it")
        ->capture_default_str();
}

void add_tonnes(CLI::App& command, CatchmentsRequest& request) {
    command.add_option("--crop", request.crop_column, "Column of the crop [crop]");
    command.add_option("--season", request.season, "Only this season");
    add_yield_options(command, request.yield, request.yield_if_unknown);
    add_marketed_option(command, request.marketed_pct);
}

}  // namespace

void add_catchments_command(CLI::App& app) {
    const auto words = std::make_shared<CatchmentsWords>();
    CLI::App* command = app.add_subcommand(
        "catchments",
        "Who reaches which collection centre, and which tonnes find no room; what "
        "is not given is as the project's [catchments] has it");
    add_sources(*command, *words);
    add_source_settings(*command, words->settings);
    add_ways(*command, words->request);
    add_assignment(*command, words->request);
    add_tonnes(*command, words->request);
    command
        ->add_option("--table", words->table,
                     "The table of a .csv: farms (a row a farm or part of it), centres, reasons, "
                     "reach (members near centres and services), room (capacity for the tonnes in "
                     "reach of a centre), scores (the same for every farm)")
        ->check(CLI::IsMember(std::vector<std::string>(table_names.begin(), table_names.end())))
        ->capture_default_str();
    command->add_option("--reach", words->request.reach,
                        "How near is within reach for members, one for times and one for lengths "
                        "[30min,2.5km]");
    command->add_option("--bands", words->request.bands,
                        "Areas by cost too: 15min,30min,45min,60min or 2km,5km,10km");
    command->add_flag("--clip", words->request.clip, "Areas are cut to the districts");
    command
        ->add_option("-o,--output", words->outputs,
                     "File to write, may repeat: .csv (the --table), .json .xlsx (all tables), "
                     ".gpkg (layers: centres, farms, flows, catchments, bands), .geojson .fgb (the "
                     "catchments), .tif (the cost to the nearest centre); without it tables are "
                     "printed. Distances in km, times in min, tonnes a season")
        ->allow_extra_args(false);
    command->callback([words] { run(*words); });
}

}  // namespace zamin::commands
