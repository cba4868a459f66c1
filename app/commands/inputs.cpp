#include "commands/inputs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/error.hpp"
#include "io/import_report.hpp"
#include "io/write.hpp"
#include "probe/probe.hpp"
#include "project/adopt_columns.hpp"
#include "project/sex_codes.hpp"

namespace zamin::commands {

project::Project open_project(const std::string& file) {
    return file.empty() ? project::Project{} : project::load(file);
}

void set_source(project::Project& project, const std::string& role, const std::string& text,
                const std::string& crs) {
    project::ProjectSource* target = nullptr;
    for (project::ProjectSource& source : project.sources) {
        if (source.role == role) {
            target = &source;
        }
    }
    if (!text.empty()) {
        project::ProjectSource source;
        source.role = role;
        source.source = io::SourceName::parse(text);
        target = target ? &(*target = source) : &project.sources.emplace_back(source);
    }
    if (!crs.empty() && target) {
        (void)Crs::parse(crs);  // a wrong one is wrong usage
        target->crs = crs;
    }
}

std::vector<io::SourceName> input_names(const project::Project& project) {
    std::vector<io::SourceName> names;
    if (!project.file.empty()) {
        names.push_back({project.file.string(), {}});
    }
    if (!project.drawings.empty()) {
        names.push_back({project.drawings, {}});
    }
    for (const project::ProjectSource& source : project.sources) {
        names.push_back(source.source);
        for (std::string& file : io::files_behind(source.source)) {
            names.push_back({std::move(file), {}});
        }
    }
    return names;
}

std::vector<io::SourceName> with_files(std::vector<io::SourceName> names,
                                       const std::vector<std::string>& files) {
    for (const std::string& file : files) {
        if (!file.empty()) {
            names.push_back(io::SourceName::parse(file));
        }
    }
    return names;
}

io::ReadOptions with_settings(io::ReadOptions options, const project::ProjectSource& source) {
    options.crs = source.crs;
    options.crs_where_none = source.crs_where_none;
    options.where = source.where;
    options.encoding = source.encoding;
    options.letters = source.letters;
    return options;
}

namespace {

void note_encoding(const std::string& role, const ImportReport& report,
                   std::vector<Remark>& notes) {
    for (const Problem& problem : report.problems) {
        if (problem.problem.starts_with("encoding")) {
            notes.push_back({role, problem.problem, problem.action});
        }
    }
}

}  // namespace

Layer read_source(const project::ProjectSource& source, io::ReadOptions options,
                  std::vector<Remark>& notes, Progress& progress) {
    options = with_settings(std::move(options), source);
    options.stand_in = project::stand_in(source, notes);
    progress.step(fmt::format("reading {}", source.role));
    probe_source(source.source);
    io::ReadResult result = io::read_layer(source.source, options, progress);
    note_encoding(source.role, result.report, notes);
    if (!options.columns) {
        project::settle_declared_unit(result.layer, source, notes);
        project::adopt_columns(result.layer, source, notes);
    }
    project::settle_sex_codes(result.layer, source, notes);
    note_import(source.role, result.report, notes);
    return std::move(result.layer);
}

void read_source_in_parts(const project::ProjectSource& source, io::ReadOptions options,
                          std::size_t rows_of_part, const std::function<void(Layer&&)>& take,
                          std::vector<Remark>& notes, Progress& progress) {
    options = with_settings(std::move(options), source);
    options.stand_in = project::stand_in(source, notes);
    progress.step(fmt::format("reading {}", source.role));
    probe_source(source.source);
    ImportReport report;
    io::read_in_parts(
        source.source, options, rows_of_part,
        [&](io::ReadResult&& part) {
            io::add_report(std::move(part.report), report);
            take(std::move(part.layer));
        },
        progress);
    note_encoding(source.role, report, notes);
    note_import(source.role, report, notes);
}

io::Repair repair_from(const std::string& word) {
    if (word == "linework") {
        return io::Repair::linework;
    }
    return word == "none" ? io::Repair::none : io::Repair::structure;
}

void note_import(const std::string& what, const ImportReport& report, std::vector<Remark>& notes) {
    Sentence text;
    const auto add = [&](std::int64_t n, Sentence counted) {
        if (n > 0) {
            text.then(as_it_is(text.empty() ? "" : ", ")).then(std::move(counted));
        }
    };
    const auto figure = [](std::int64_t n) { return Figure{static_cast<double>(n)}; };
    const std::int64_t repaired = report.repaired;
    const std::int64_t without = report.without_geometry - report.rejected;
    const std::int64_t rejected = report.rejected;
    add(repaired,
        said_n("{0} polygon repaired", "{0} polygons repaired", repaired, {figure(repaired)}));
    add(without, said_n("{0} row without geometry", "{0} rows without geometry", without,
                        {figure(without)}));
    add(rejected, said_n("{0} row rejected", "{0} rows rejected", rejected, {figure(rejected)}));
    if (!text.empty()) {
        notes.push_back({what, "", text.then(said("; see 'zamin check'"))});
    }
}

}  // namespace zamin::commands
