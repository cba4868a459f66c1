#include "quality/find_in_parts.hpp"

#include <algorithm>
#include <future>
#include <span>
#include <tuple>
#include <utility>

#include "core/threads.hpp"
#include "quality/overlap_problems.hpp"

namespace zamin::quality {

PartsChecker::PartsChecker(const Box& extent, Fields fields, Options options,
                           std::size_t most_outlines_held)
    : m_fields(std::move(fields)),
      m_options(options),
      m_most_outlines_held(most_outlines_held),
      m_ids(m_fields),
      m_records(m_fields),
      m_aside(extent, m_fields) {}

Findings PartsChecker::gather(const Layer& part, Progress& progress) {
    OutlineProblems outlines;
    with_threads(m_options.threads, [&] {
        outlines = find_outline_problems(part, m_fields, m_options, progress);
        m_ids.add(part);
    });
    m_records.add(part);
    if (m_options.overlaps) {
        m_aside.add(part, outlines.valid(part).geometry, outlines.areas_m2);
    }
    if (m_rows_held == m_rows_gathered && m_held.problems.size() < m_most_outlines_held) {
        hold_outlines(part, outlines);
    }
    m_rows_gathered += part.size();
    return std::move(outlines.found);
}

void PartsChecker::hold_outlines(const Layer& part, const OutlineProblems& outlines) {
    std::vector<Problem> problems = problems_of(part, outlines.found);
    for (std::size_t i = 0; i < problems.size(); ++i) {
        const Finding& finding = outlines.found.findings[i];
        m_order.push_back({static_cast<std::uint32_t>(m_rows_gathered + *finding.row), finding.kind,
                           0, m_held.problems.size()});
        m_held.problems.push_back(std::move(problems[i]));
        m_held.shapes.append(outlines.found.shapes, i);
    }
    m_areas_m2.insert(m_areas_m2.end(), outlines.areas_m2.begin(), outlines.areas_m2.end());
    m_rows_held += part.size();
}

ShownProblems PartsChecker::settle(const Layer& head, std::size_t rows_at_once,
                                   Progress& progress) {
    m_ids.settle();
    Findings of_layer;
    m_records.find(of_layer);
    const std::size_t neighbourhoods = m_options.overlaps ? m_aside.arrange(rows_at_once) : 0;
    std::future<SetAside::Neighbourhood> next;  // is read meanwhile
    const auto read_next = [&](std::size_t i) {
        if (i < neighbourhoods) {
            next = std::async(std::launch::async, [this, i] { return m_aside.take_back(i); });
        }
    };
    read_next(0);
    for (std::size_t i = 0; i < neighbourhoods; ++i) {
        const SetAside::Neighbourhood here = next.get();
        read_next(i + 1);
        with_threads(m_options.threads, [&] { find_overlaps(i, here, progress, of_layer); });
    }
    std::sort(m_order.begin(), m_order.end(), [](const Held& a, const Held& b) {
        return std::tie(a.row, a.kind, a.other, a.at) < std::tie(b.row, b.kind, b.other, b.at);
    });
    of_layer = in_order(head, std::move(of_layer));
    return {problems_of(head, of_layer), std::move(of_layer.shapes)};
}

void PartsChecker::find_overlaps(std::size_t neighbourhood, const SetAside::Neighbourhood& here,
                                 Progress& progress, Findings& of_layer) {
    Findings found;
    find_overlap_problems(here.layer, here.layer, here.areas_m2, m_fields, m_options, found,
                          progress);
    const auto is_said = [&] {
        return std::any_of(of_layer.findings.begin(), of_layer.findings.end(),
                           [](const Finding& f) { return f.kind == Kind::left_out; });
    };
    for (std::size_t i = 0; i < found.findings.size(); ++i) {
        const Finding& finding = found.findings[i];
        if (!finding.row) {
            if (!is_said()) {
                of_layer.findings.push_back(finding);
                of_layer.shapes.append(found.shapes, i);
            }
        } else if (m_aside.settles(neighbourhood, here.layer.geometry.feature_box(*finding.row),
                                   here.layer.geometry.feature_box(*finding.other))) {
            m_order.push_back({here.rows[*finding.row], finding.kind,
                               here.layer.feature_ids[*finding.other], m_held.problems.size()});
            m_held.problems.push_back(problem_of(here.layer, finding));
            m_held.shapes.append(found.shapes, i);
        }
    }
}

Findings PartsChecker::find_in_rows(const Layer& part, Progress& progress) {
    Findings found;
    with_threads(m_options.threads, [&] {
        if (m_rows_found + part.size() <= m_rows_held) {
            const std::span areas_m2(m_areas_m2.data() + m_rows_found, part.size());
            find_row_records(part, areas_m2, m_fields, m_options, found);
            return;
        }
        OutlineProblems outlines = find_outline_problems(part, m_fields, m_options, progress);
        found = std::move(outlines.found);
        find_row_records(part, outlines.areas_m2, m_fields, m_options, found);
    });
    m_ids.find(part, found);
    return in_order(part, std::move(found));
}

ShownProblems PartsChecker::find(const Layer& part, Progress& progress) {
    Findings found = find_in_rows(part, progress);
    std::vector<Problem> problems = problems_of(part, found);
    const std::size_t begin = m_rows_found;
    m_rows_found += part.size();
    auto held = std::lower_bound(m_order.begin(), m_order.end(), begin,
                                 [](const Held& h, std::size_t row) { return h.row < row; });
    ShownProblems result;
    const auto add_held = [&] {
        result.problems.push_back(std::move(m_held.problems[held->at]));
        result.shapes.append(m_held.shapes, held->at);
        ++held;
    };
    // Findings go by feature id, and so do held ones: their rows by id within the part.
    const auto held_end =
        std::lower_bound(held, m_order.end(), m_rows_found,
                         [](const Held& h, std::size_t row) { return h.row < row; });
    std::sort(held, held_end, [&](const Held& a, const Held& b) {
        const auto id = [&](const Held& h) { return part.feature_ids[h.row - begin]; };
        return std::tuple(id(a), a.row, a.kind, a.other, a.at) <
               std::tuple(id(b), b.row, b.kind, b.other, b.at);
    });
    for (std::size_t i = 0; i < found.findings.size(); ++i) {
        const Finding& finding = found.findings[i];
        const auto key = std::tuple(part.feature_ids[*finding.row],
                                    static_cast<std::size_t>(*finding.row), finding.kind);
        while (held != held_end && std::tuple(part.feature_ids[held->row - begin],
                                              held->row - begin, held->kind) < key) {
            add_held();
        }
        result.problems.push_back(std::move(problems[i]));
        result.shapes.append(found.shapes, i);
    }
    while (held != held_end) {
        add_held();
    }
    return result;
}

}  // namespace zamin::quality
