#include "commands/check_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <string_view>

#include "commands/acceptance.hpp"
#include "commands/check_source.hpp"
#include "io/write.hpp"
#include "probe/probe.hpp"
#include "project/roles.hpp"
#include "quality/find_problems.hpp"
#include "quality/mended_layer.hpp"
#include "quality/unknown_references.hpp"

namespace zamin::commands {

namespace {

class Checker {
  public:
    Checker(const CheckRequest& request, Progress& progress)
        : m_request(request), m_acceptance(request.accept), m_progress(progress) {}

    CheckRun run() {
        for (const project::ProjectSource& source : m_request.project.sources) {
            if (!project::role(source.role).geometry.empty()) {
                probe_source(source.source);
                m_sources.push_back({&source, {}, large(source)});
            }
        }
        for (Source& source : m_sources) {
            read(source);
        }
        for (Source& source : m_sources) {
            if (source.parts) {
                source.parts->check(known_ids(*source.source), taker(), m_progress);
            } else {
                check(source);
            }
        }
        m_acceptance.check_all_found();
        return std::move(m_run);
    }

  private:
    struct Source {
        const project::ProjectSource* source;
        io::ReadResult held;                // or
        std::unique_ptr<PartsCheck> parts;  // where it is not
    };

    // A mended copy is made from the whole.
    std::unique_ptr<PartsCheck> large(const project::ProjectSource& source) const {
        return m_acceptance.asked() ? nullptr
                                    : PartsCheck::of(source, m_request.repair, m_request.parts);
    }

    void read(Source& source) {
        m_progress.step(fmt::format("reading {}", source.source->role));
        if (source.parts) {
            source.parts->gather(columns_named(*source.source), m_progress);
            add_import(source.parts->import(), source.parts->rejected());
            return;
        }
        source.held =
            io::read_layer(source.source->source, check_reading(*source.source), m_progress);
        const io::ReadResult& read = source.held;
        std::optional<Layer> rejected;
        if (read.report.rejected > 0) {
            rejected = io::rejected_layer(read);
        }
        add_import({read.layer.source, read.layer.name, read.report}, std::move(rejected));
    }

    void add_import(const io::SourceImport& import, std::optional<Layer> rejected) {
        ++m_run.sources;
        m_run.rows += import.report.rows_read;
        m_run.imports.push_back(import);
        if (rejected) {
            m_run.rejected.push_back(std::move(*rejected));
        }
    }

    void check(const Source& source) {
        const Layer& layer = source.held.layer;
        add(column_problems(layer, *source.source));
        const quality::Fields fields = checked_fields(layer, *source.source);
        const quality::Options options = check_options(source.source->role, m_request.repair);
        const auto found = quality::find_problems(layer, fields, options, m_progress);
        add(reading_problems(source.held.report, layer, found));
        const auto chosen = m_acceptance.choose(layer, found);
        add_findings(layer, found, chosen);
        const auto known = known_ids(*source.source);
        for (const Reference& reference : references()) {
            const auto ids = known.find(reference.field);
            if (source.source->role == reference.role && ids != known.end()) {
                quality::UnknownReferences unknown(source.source->column(reference.field),
                                                   ids->second, reference.what, reference.to_role);
                unknown.add(layer);
                add_findings(layer, unknown.find(), {});
            }
        }
        if (m_acceptance.asked() && has_polygons(layer)) {
            m_run.mended.push_back(
                quality::apply(layer, fields, found, chosen, options, m_progress));
        }
    }

    static bool has_polygons(const Layer& layer) {
        const auto& kinds = layer.geometry.kinds;
        return std::find(kinds.begin(), kinds.end(), GeometryKind::polygon) != kinds.end();
    }

    TakeProblems taker() {
        if (m_request.take) {
            return m_request.take;
        }
        return [this](std::vector<Problem>&& problems, const Geometries& shapes) {
            std::move(problems.begin(), problems.end(), std::back_inserter(m_run.problems));
            m_run.shapes.append_all(shapes);
        };
    }

    void add(std::vector<Problem>&& problems) {
        Geometries nothing;
        for (std::size_t i = 0; i < problems.size(); ++i) {
            nothing.add_empty();
        }
        taker()(std::move(problems), nothing);
    }

    void add_findings(const Layer& layer, const quality::Findings& found,
                      const std::vector<std::size_t>& chosen) {
        std::vector<Problem> problems = quality::problems_of(layer, found);
        for (const std::size_t i : chosen) {
            constexpr std::string_view proposed = "proposed: ";
            std::string action = problems[i].action.english();
            const auto at = action.find(proposed);
            if (at != std::string::npos) {
                problems[i].action = as_it_is(action.replace(at, proposed.size(), "accepted: "));
            }
        }
        m_run.accepted += std::ssize(chosen);
        taker()(std::move(problems), to_show(found.shapes, layer.crs));
    }

    // Columns of a source by which others name its rows.
    std::vector<std::string> columns_named(const project::ProjectSource& source) const {
        std::vector<std::string> columns;
        for (const Reference& reference : references()) {
            const bool is_asked =
                std::any_of(m_sources.begin(), m_sources.end(),
                            [&](const Source& s) { return s.source->role == reference.role; });
            if (reference.to_role == source.role && is_asked) {
                columns.push_back(source.column(reference.to_field));
            }
        }
        std::sort(columns.begin(), columns.end());
        columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
        return columns;
    }

    // The ids that fields of a source may name, of the tables that are there.
    std::map<std::string, std::vector<std::string>> known_ids(
        const project::ProjectSource& source) const {
        std::map<std::string, std::vector<std::string>> known;
        for (const Reference& reference : references()) {
            for (const Source& to : m_sources) {
                if (reference.role == source.role && reference.to_role == to.source->role) {
                    add_ids(to, to.source->column(reference.to_field), reference.field, known);
                }
            }
        }
        return known;
    }

    static void add_ids(const Source& from, const std::string& column, const std::string& field,
                        std::map<std::string, std::vector<std::string>>& known) {
        if (from.parts) {
            const auto& ids = from.parts->kept(column);
            if (!ids.empty()) {
                known[field].insert(known[field].end(), ids.begin(), ids.end());
            }
            return;
        }
        if (const Column* ids = from.held.layer.find_column(column)) {
            for (std::size_t row = 0; row < ids->size(); ++row) {
                known[field].push_back(ids->text(row));
            }
            known[field];
        }
    }

    const CheckRequest& m_request;
    Acceptance m_acceptance;
    Progress& m_progress;
    std::vector<Source> m_sources;
    CheckRun m_run;
};

}  // namespace

CheckRun run_check(const CheckRequest& request, Progress& progress) {
    return Checker(request, progress).run();
}

void write_rejected(const std::vector<Layer>& rejected, const std::filesystem::path& file,
                    Progress& progress) {
    if (rejected.empty()) {
        std::error_code failure;
        std::filesystem::remove(file, failure);
        return;
    }
    std::vector<const Layer*> layers;
    for (const Layer& layer : rejected) {
        layers.push_back(&layer);
    }
    io::write_layers(layers, file, progress);
}

}  // namespace zamin::commands
