#include "commands/check_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

#include "commands/acceptance.hpp"
#include "commands/inputs.hpp"
#include "commands/source_settings.hpp"
#include "io/layer_info.hpp"
#include "io/write.hpp"
#include "probe/probe.hpp"
#include "project/adopt_columns.hpp"
#include "project/propose.hpp"
#include "project/roles.hpp"
#include "quality/find_problems.hpp"
#include "quality/mended_layer.hpp"

namespace zamin::commands {

namespace {

Problem column_problem(const Layer& layer, const char* word, Severity severity,
                       std::string detail) {
    Problem problem;
    problem.source = layer.source;
    problem.layer = layer.name;
    problem.problem = word;
    problem.severity = severity;
    problem.detail = as_it_is(std::move(detail));
    problem.action = said("none");
    return problem;
}

std::string nearest(const Layer& layer, const std::string& name) {
    std::vector<std::string> names;
    for (const Column& column : layer.columns) {
        names.push_back(column.name);
    }
    const std::string near = closest_word(name, names);
    return near.empty() ? "" : fmt::format("; the closest is '{}'", near);
}

Problem proposal_problem(const Layer& layer, const project::Role& role,
                         const project::FieldProposal& field) {
    const project::ColumnProposal& best = field.candidates.front();
    if (field.clear) {
        Problem note =
            column_problem(layer, "column by another name", Severity::note,
                           fmt::format("'{}' is taken for the field '{}' of {}, since {}",
                                       best.column, field.field, role.name, best.reason.english()));
        note.action =
            as_it_is(fmt::format("name another with --map {}.{}=COLUMN", role.name, field.field));
        return note;
    }
    std::string names;
    for (const project::ColumnProposal& candidate : field.candidates) {
        names += fmt::format("{}'{}'", names.empty() ? "" : ", ", candidate.column);
    }
    return column_problem(layer, "unclear column", Severity::warning,
                          fmt::format("the field '{}' of {} may be in {}; name it with --map "
                                      "{}.{}=COLUMN",
                                      field.field, role.name, names, role.name, field.field));
}

std::vector<Problem> column_problems(const Layer& layer, const project::ProjectSource& source) {
    std::vector<Problem> problems;
    const project::Role& role = project::role(source.role);
    const project::ColumnsProposal proposal =
        project::propose_columns(role.name, io::layer_info(layer));
    for (const project::RoleField& field : role.fields) {
        const bool mapped = source.columns.count(field.name) > 0;
        const std::string column = source.column(field.name);
        const project::FieldProposal* proposed = proposal.find(field.name);
        if (layer.find_column(column)) {
            continue;
        }
        if (!mapped && proposed && (field.required || proposed->clear)) {
            problems.push_back(proposal_problem(layer, role, *proposed));
        } else if (mapped || field.required) {
            problems.push_back(column_problem(
                layer, "missing column", mapped ? Severity::error : Severity::warning,
                fmt::format("no column '{}' for the field '{}' of {}{}", column, field.name,
                            role.name, nearest(layer, column))));
        }
    }
    for (const project::Question& question : proposal.questions) {
        const std::string& answer =
            question.field == "declared_ha" ? source.declared_unit : source.sex_codes;
        if (answer.empty()) {
            problems.push_back(
                column_problem(layer, "open question", Severity::warning, question.text.english()));
            if (const std::string advice = answer_advice(question); !advice.empty()) {
                problems.back().action = as_it_is(advice);
            }
        }
    }
    return problems;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// The field that must not be the same in two rows; empty where it may.
std::string key_field(const std::string& role) {
    if (!is_one_of(role,
                   {"plots", "members", "groups", "clusters", "villages", "centres", "parcels"})) {
        return {};
    }
    return project::role(role).fields.front().name;
}

quality::Fields fields_of(const Layer& layer, const project::ProjectSource& source) {
    quality::Fields fields;
    if (const std::string key = key_field(source.role); !key.empty()) {
        fields.id = source.column(key);
    }
    if (source.role == "plots") {
        fields.season = source.column("season");
        fields.holder_id = source.column("holder_id");
        fields.declared_ha = source.column("declared_ha");
        if (const auto* unit = project::declared_unit(io::layer_info(layer), source)) {
            fields.declared_per_ha = unit->per_ha;
        }
        fields.capture = source.column("capture");
        fields.accuracy_m = source.column("accuracy_m");
    }
    return fields;
}

quality::Options options_of(const std::string& role, io::Repair repair) {
    quality::Options options;
    options.repair = repair;
    options.outlines = is_one_of(role, {"plots", "parcels"});
    options.overlaps = is_one_of(role, {"plots", "parcels", "districts", "jamoats"});
    return options;
}

struct Reference {
    const char* role;
    const char* field;
    const char* to_role;
    const char* to_field;
    const char* what;
};

constexpr Reference references[] = {
    {"plots", "group_id", "groups", "group_id", "group"},
    {"plots", "village_id", "villages", "village_id", "village"},
    {"parcels", "village_id", "villages", "village_id", "village"},
    {"members", "group_id", "groups", "group_id", "group"},
    {"members", "village_id", "villages", "village_id", "village"},
    {"groups", "village_id", "villages", "village_id", "village"},
    {"rights", "plot_id", "plots", "plot_id", "plot"},
    {"agreements", "plot_id", "plots", "plot_id", "plot"},
    {"agreements", "group_id", "groups", "group_id", "group"},
};

class Checker {
  public:
    Checker(const CheckRequest& request, Progress& progress)
        : m_request(request), m_acceptance(request.accept), m_progress(progress) {}

    CheckRun run() {
        for (const project::ProjectSource& source : m_request.project.sources) {
            if (!project::role(source.role).geometry.empty()) {
                read(source);
            }
        }
        for (const Read& read : m_read) {
            check(read);
        }
        m_acceptance.check_all_found();
        return std::move(m_run);
    }

  private:
    struct Read {
        const project::ProjectSource* source;
        io::ReadResult result;
    };

    // Shapes as they are drawn: mending them is a proposal here.
    void read(const project::ProjectSource& source) {
        m_progress.step(fmt::format("reading {}", source.role));
        io::ReadOptions options = with_settings({}, source);
        options.repair = io::Repair::none;
        options.expect = project::role(source.role).expected();
        options.refuse_without_expected = false;
        probe_source(source.source);
        m_read.push_back({&source, io::read_layer(source.source, options, m_progress)});
        ++m_run.sources;
        const io::ReadResult& result = m_read.back().result;
        m_run.rows += result.report.rows_read;
        m_run.imports.push_back({source.source.path, result.layer.name, result.report});
        if (result.report.rejected > 0) {
            m_run.rejected.push_back(io::rejected_layer(result));
        }
    }

    void check(const Read& read) {
        const Layer& layer = read.result.layer;
        for (Problem& problem : column_problems(layer, *read.source)) {
            add(std::move(problem));
        }
        const quality::Fields fields = fields_of(layer, *read.source);
        const quality::Options options = options_of(read.source->role, m_request.repair);
        const auto found = quality::find_problems(layer, fields, options, m_progress);
        add_reading(read.result, found);
        const auto chosen = m_acceptance.choose(layer, found);
        add_findings(layer, found, chosen);
        for (const Reference& reference : references) {
            if (read.source->role == reference.role) {
                check_reference(read, reference);
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

    void add(Problem problem) {
        m_run.problems.push_back(std::move(problem));
        m_run.shapes.add_empty();
    }

    // Reading says of a polygon that it is invalid; what was found of it says more.
    void add_reading(const io::ReadResult& result, const quality::Findings& found) {
        std::set<std::int64_t> told;
        for (const quality::Finding& finding : found.findings) {
            using quality::Kind;
            if (finding.row && (finding.kind == Kind::self_crossing || finding.kind == Kind::knot ||
                                finding.kind == Kind::too_small)) {
                told.insert(result.layer.feature_ids[*finding.row]);
            }
        }
        for (Problem problem : result.report.problems) {
            if (problem.problem == "invalid polygon") {
                if (problem.feature && told.count(*problem.feature) > 0) {
                    continue;
                }
                problem.action = said("mended while reading");
            }
            add(std::move(problem));
        }
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
        Geometries shapes = found.shapes;
        if (!shapes.coords.empty()) {
            Transformation(layer.crs, Crs::wgs84()).apply(shapes.coords);
        }
        std::move(problems.begin(), problems.end(), std::back_inserter(m_run.problems));
        m_run.shapes.append_all(shapes);
    }

    void check_reference(const Read& from, const Reference& reference) {
        std::vector<std::string> known;
        bool there = false;
        for (const Read& read : m_read) {
            const Column* ids =
                read.source->role == reference.to_role
                    ? read.result.layer.find_column(read.source->column(reference.to_field))
                    : nullptr;
            there = there || ids;
            for (std::size_t row = 0; ids && row < ids->size(); ++row) {
                known.push_back(ids->text(row));
            }
        }
        if (there) {
            add_findings(from.result.layer,
                         quality::find_unknown_references(from.result.layer,
                                                          from.source->column(reference.field),
                                                          known, reference.what, reference.to_role),
                         {});
        }
    }

    const CheckRequest& m_request;
    Acceptance m_acceptance;
    Progress& m_progress;
    std::vector<Read> m_read;
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
