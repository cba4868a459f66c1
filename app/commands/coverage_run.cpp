#include "commands/coverage_run.hpp"

#include <fmt/format.h>

#include <exception>
#include <future>

#include "commands/inputs.hpp"
#include "core/error.hpp"
#include "coverage/coverage_in_parts.hpp"
#include "coverage/land_once.hpp"
#include "database/coverage.hpp"

namespace zamin::commands {

namespace {

using coverage::CoverageOptions;
using coverage::Denominator;

// The season's column: the one asked for; a project's own; the field's name where one season is
// asked for. Sources named on the command line have no seasons unless they are asked for.
std::string season_column(const CoverageRequest& request, const project::ProjectSource& plots) {
    const bool project_says = !request.project.file.empty() || plots.columns.count("season") > 0;
    const bool asked = !request.season.empty();
    return first_of(request.season_column, project_says || asked ? plots.column("season") : "");
}

CoverageOptions options_of(const CoverageRequest& request) {
    const project::ProjectSource& plots = request.project.get("plots");
    const project::ProjectSource& districts = request.project.get("districts");
    CoverageOptions options;
    options.crop_column = first_of(request.crop_column, plots.column("crop"));
    options.district_name_column = first_of(request.district_name_column, districts.column("name"));
    options.season_column = season_column(request, plots);
    options.season = first_of(request.season, request.project.coverage.season);
    options.denominator = coverage::denominator_from(
        first_of(request.denominator, request.project.coverage.denominator));
    options.overlaps =
        coverage::overlaps_from(first_of(request.overlaps, request.project.coverage.overlaps));
    options.official_column = first_of(request.official_column, districts.column("official_ha"));
    options.holder_column = plots.column("holder_id");
    options.group_column = plots.column("group_id");
    return options;
}

void add_columns(const std::vector<std::string>& columns, io::ReadOptions& reading) {
    reading.optional_columns.insert(reading.optional_columns.end(), columns.begin(), columns.end());
}

Layer read_districts(const CoverageRequest& request, const CoverageOptions& options,
                     CoverageRun& run, Progress& progress) {
    io::ReadOptions reading;
    reading.columns = {options.district_name_column};
    if (options.denominator == Denominator::official) {
        reading.columns->push_back(options.official_column);
    }
    add_columns(request.district_columns, reading);
    reading.repair = request.repair;
    reading.expect = GeometryKind::polygon;
    return read_source(request.project.get("districts"), reading, run.notes, progress);
}

io::ReadOptions plots_reading(const CoverageRequest& request, const CoverageOptions& options) {
    io::ReadOptions reading;
    reading.columns = {options.crop_column};
    const bool season_is_needed = !request.season_column.empty() || !options.season.empty();
    if (!options.season_column.empty()) {
        (season_is_needed ? *reading.columns : reading.optional_columns)
            .push_back(options.season_column);
    }
    if (options.denominator == Denominator::members) {
        reading.optional_columns.push_back(options.holder_column);
        reading.optional_columns.push_back(options.group_column);
    }
    add_columns(request.plot_columns, reading);
    reading.repair = request.repair;
    reading.expect = GeometryKind::polygon;
    return reading;
}

std::vector<std::string> read_member_ids(const CoverageRequest& request, CoverageRun& run,
                                         Progress& progress) {
    const project::ProjectSource* source = request.project.find("members");
    if (!source) {
        return {};
    }
    io::ReadOptions reading;
    reading.columns = {source->column("member_id")};
    const Layer members = read_source(*source, reading, run.notes, progress);
    std::vector<std::string> ids;
    const Column& column = members.columns.front();
    for (std::size_t row = 0; row < column.size(); ++row) {
        ids.push_back(column.text(row));
    }
    return ids;
}

// A project's plots may have no seasons.
CoverageOptions fitting(CoverageOptions options, const Layer& plots) {
    if (!plots.find_column(options.season_column)) {
        options.season_column.clear();
    }
    return options;
}

bool come_in_parts(const CoverageRequest& request, const CoverageOptions& options) {
    return request.parts && options.overlaps == coverage::Overlaps::count &&
           large_layer(request.project.get("plots"),
                       with_settings({}, request.project.get("plots")), *request.parts);
}

void compute_in_parts(const CoverageRequest& request, const CoverageOptions& options,
                      CoverageRun& run, Progress& progress) {
    std::optional<coverage::CoverageInParts> parts;
    read_source_in_parts(
        request.project.get("plots"), plots_reading(request, options), request.parts->rows_of_part,
        [&](Layer&& part) {
            if (!parts) {
                parts.emplace(run.districts, fitting(options, part));
            }
            parts->add(part, progress);
        },
        run.notes, progress);
    run.coverage = parts->result();
}

// What only the reader of files does is not passed over in silence.
void compute_on_server(const CoverageRequest& request, const CoverageOptions& options,
                       CoverageRun& run, Progress& progress) {
    const project::ProjectSource& source = request.project.get("plots");
    if (!source.encoding.empty() || !source.letters.empty()) {
        throw usage_error(
            "--engine postgis takes names as the database has them: --encoding and --font-table "
            "are for the built-in engine");
    }
    database::PlotsSource plots{source.source, source.where, source.crs, source.crs_where_none};
    plots.season_may_lack = request.season_column.empty() && options.season.empty();
    plots.repair = request.repair;
    database::ServerCoverage result =
        database::server_coverage(plots, run.districts, options, progress);
    run.coverage = std::move(result.coverage);
    note_import("plots", result.report, run.notes);
}

// Districts, and who is a member where the denominator asks for it.
void read_beside_plots(const CoverageRequest& request, CoverageOptions& options, CoverageRun& run,
                       Progress& progress) {
    run.districts = read_districts(request, options, run, progress);
    if (options.denominator == Denominator::members) {
        options.member_ids = read_member_ids(request, run, progress);
    }
}

// All at once; what is said, and which failure, is as if the plots were read last. A thread of its
// own, since GDAL keeps settings by thread.
void read_all(const CoverageRequest& request, CoverageOptions& options, CoverageRun& run,
              Progress& progress) {
    const io::ReadOptions reading = plots_reading(request, options);
    std::future<void> beside =
        std::async(std::launch::async, [&] { read_beside_plots(request, options, run, progress); });
    std::vector<Remark> notes;
    std::exception_ptr failure;
    try {
        run.plots = read_source(request.project.get("plots"), reading, notes, progress);
    } catch (...) {
        failure = std::current_exception();
    }
    beside.get();
    if (failure) {
        std::rethrow_exception(failure);
    }
    run.notes.insert(run.notes.end(), notes.begin(), notes.end());
}

}  // namespace

void note_double_land(const Layer& plots, const CoverageOptions& options,
                      std::vector<Remark>& notes, Progress& progress) {
    constexpr std::size_t most_plots = 200'000;
    if (options.overlaps == coverage::Overlaps::once || plots.size() > most_plots) {
        return;
    }
    const auto found = coverage::find_double_land(plots, options, progress);
    if (found.pairs > 0) {
        const auto pairs = static_cast<std::int64_t>(found.pairs);
        notes.push_back(
            {"plots", "",
             said_n("{0} pair of plots of one crop lie over each other on {1} ha, which count for "
                    "both (--overlaps union counts them once)",
                    "{0} pairs of plots of one crop lie over each other on {1} ha, which count "
                    "for both (--overlaps union counts them once)",
                    pairs, {count(found.pairs), Figure{found.area_ha, 2}})});
    }
}

CoverageRun count_coverage(const CoverageRequest& request, Progress& progress) {
    CoverageRun run;
    CoverageOptions options = options_of(request);
    const bool on_server = request.engine == "postgis";
    if (on_server || come_in_parts(request, options)) {
        read_beside_plots(request, options, run, progress);
        (on_server ? compute_on_server : compute_in_parts)(request, options, run, progress);
        return run;
    }
    read_all(request, options, run, progress);
    options = fitting(std::move(options), run.plots);
    run.coverage = coverage::coverage(run.plots, run.districts, options, progress);
    return run;
}

CoverageRun run_coverage(const CoverageRequest& request, Progress& progress) {
    CoverageRun run = count_coverage(request, progress);
    if (run.plots.size() > 0) {  // held here
        note_double_land(run.plots, run.coverage.options, run.notes, progress);
    }
    return run;
}

}  // namespace zamin::commands
