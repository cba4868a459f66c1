#include "commands/check_parts.hpp"

#include <algorithm>
#include <iterator>
#include <memory>

#include "commands/check_source.hpp"
#include "core/error.hpp"
#include "core/work_beside.hpp"

namespace zamin::commands {

namespace {

// As what is copyable, which work beside has to be.
template <typename Value>
std::shared_ptr<Value> shared(Value&& value) {
    return std::make_shared<Value>(std::move(value));
}

}  // namespace

Geometries to_show(Geometries shapes, const Crs& crs) {
    if (!shapes.coords.empty()) {
        Transformation(crs, Crs::wgs84()).apply(shapes.coords);
    }
    return shapes;
}

std::unique_ptr<PartsCheck> PartsCheck::of(const project::ProjectSource& source, io::Repair repair,
                                           const PartsOptions& options) {
    const auto layer = large_layer(source, check_reading(source), options);
    if (!layer) {
        return nullptr;
    }
    return std::unique_ptr<PartsCheck>(new PartsCheck(source, repair, options, layer->extent));
}

PartsCheck::PartsCheck(const project::ProjectSource& source, io::Repair repair,
                       PartsOptions options, const Box& extent)
    : m_source(source),
      m_repair(repair),
      m_options(options),
      m_extent(extent),
      m_time(std::filesystem::last_write_time(source.source.path)) {}

void PartsCheck::gather(const std::vector<std::string>& kept_columns, Progress& progress) {
    WorkBeside beside;
    io::read_in_parts(
        m_source.source, check_reading(m_source), m_options.rows_of_part,
        [&](io::ReadResult&& read) {
            beside.start([this, &kept_columns, part = shared(std::move(read))](Progress& unseen) {
                gather_part(std::move(*part), kept_columns, unseen);
            });
        },
        progress);
    beside.finish();
}

void PartsCheck::gather_part(io::ReadResult&& part, const std::vector<std::string>& kept_columns,
                             Progress& progress) {
    const Layer& layer = part.layer;
    if (!m_checker) {
        m_head.source = layer.source;
        m_head.name = layer.name;
        m_head.crs = layer.crs;
        m_import.source = layer.source;
        m_import.layer = layer.name;
        m_column_problems = column_problems(layer, m_source);
        m_checker = std::make_unique<quality::PartsChecker>(
            m_extent, checked_fields(layer, m_source), check_options(m_source.role, m_repair));
    }
    const quality::Findings outlines = m_checker->gather(layer, progress);
    auto said = reading_problems(part.report, layer, outlines);
    std::move(said.begin(), said.end(), std::back_inserter(m_reading_problems));
    for (const std::string& name : kept_columns) {
        const Column* column = layer.find_column(name);
        for (std::size_t row = 0; column && row < column->size(); ++row) {
            m_kept[name].push_back(column->text(row));
        }
    }
    if (part.report.rejected > 0) {
        add_rejected(io::rejected_layer(part));
    }
    io::add_report(std::move(part.report), m_import.report);
}

void PartsCheck::add_rejected(Layer&& rejected) {
    if (!m_rejected) {
        m_rejected = std::move(rejected);
        return;
    }
    m_rejected->feature_ids.insert(m_rejected->feature_ids.end(), rejected.feature_ids.begin(),
                                   rejected.feature_ids.end());
    m_rejected->geometry.append_all(rejected.geometry);
    for (std::size_t c = 0; c < rejected.columns.size(); ++c) {
        m_rejected->columns[c].append(rejected.columns[c]);
    }
}

const std::vector<std::string>& PartsCheck::kept(const std::string& column) const {
    static const std::vector<std::string> none;
    const auto found = m_kept.find(column);
    return found == m_kept.end() ? none : found->second;
}

void PartsCheck::check(const std::map<std::string, std::vector<std::string>>& known_ids,
                       const TakeProblems& take, Progress& progress) {
    const auto take_without_shapes = [&](std::vector<Problem>&& problems) {
        Geometries none;
        for (std::size_t i = 0; i < problems.size(); ++i) {
            none.add_empty();
        }
        take(std::move(problems), none);
    };
    const auto take_shown = [&](quality::ShownProblems&& found) {
        take(std::move(found.problems), to_show(std::move(found.shapes), m_head.crs));
    };
    take_without_shapes(std::move(m_column_problems));
    take_without_shapes(std::move(m_reading_problems));
    progress.step("looking for overlaps");
    take_shown(m_checker->settle(m_head, m_options.rows_of_part, progress));
    std::vector<quality::UnknownReferences> unknown;
    for (const Reference& reference : references()) {
        const auto known = known_ids.find(reference.field);
        if (reference.role == m_source.role && known != known_ids.end()) {
            unknown.emplace_back(m_source.column(reference.field), known->second, reference.what,
                                 reference.to_role);
        }
    }
    WorkBeside taking;
    WorkBeside finding;
    io::read_in_parts(
        m_source.source, check_reading(m_source), m_options.rows_of_part,
        [&](io::ReadResult&& read) {
            finding.start([&, part = shared(std::move(read))](Progress& unseen) {
                const auto found = shared(m_checker->find(part->layer, unseen));
                for (quality::UnknownReferences& reference : unknown) {
                    reference.add(part->layer);
                }
                taking.start([&, found](Progress&) { take_shown(std::move(*found)); });
            });
        },
        progress);
    finding.finish();
    taking.finish();
    if (std::filesystem::last_write_time(m_source.source.path) != m_time) {
        throw error(
            "{}: somebody wrote into the file between its two readings; nothing was "
            "written, run it again",
            m_source.source.path);
    }
    for (const quality::UnknownReferences& reference : unknown) {
        take_shown({reference.problems(m_head), reference.find().shapes});
    }
}

}  // namespace zamin::commands
