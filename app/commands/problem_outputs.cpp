#include "commands/problem_outputs.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>

#include "core/crs.hpp"
#include "core/problem_table.hpp"
#include "io/write.hpp"
#include "quality/problem_layer.hpp"

namespace zamin::commands {

ProblemOutputs::ProblemOutputs(const std::vector<std::string>& tables,
                               std::vector<std::string> layers)
    : m_layers(std::move(layers)) {
    for (const std::string& table : tables) {
        if (io::has_ending(table, std::array{".csv"})) {
            m_csv.push_back(std::make_unique<io::CsvFile>(table, problem_table({})));
        } else {
            m_tables.push_back(table);
        }
    }
}

void ProblemOutputs::take(std::vector<Problem>&& problems, const Geometries& lonlat_deg) {
    m_count += std::ssize(problems);
    for (const Problem& problem : problems) {
        ++m_counts[problem.problem];
    }
    constexpr std::size_t rows_at_once = 10'000;
    for (std::size_t i = 0; i < problems.size() && !m_csv.empty(); i += rows_at_once) {
        const std::size_t count = std::min(rows_at_once, problems.size() - i);
        const Table table = problem_table(std::span(problems).subspan(i, count));
        for (const auto& csv : m_csv) {
            csv->add(table);
        }
    }
    const std::size_t room =
        are_all_held() ? problems.size()
                       : most_problems_shown - std::min(most_problems_shown, m_held.size());
    const auto end = problems.begin() + std::min(std::ssize(problems), std::ptrdiff_t(room));
    std::move(problems.begin(), end, std::back_inserter(m_held));
    if (!m_layers.empty()) {
        m_shapes.append_all(lonlat_deg);
    }
}

void ProblemOutputs::write(Progress& progress) {
    if (!m_tables.empty()) {
        const Table table = problem_table(m_held);
        for (const std::string& file : m_tables) {
            io::write_tables({&table, 1}, file);
        }
    }
    if (!m_layers.empty()) {
        const Layer layer = quality::problem_layer(m_held, m_shapes, Crs::wgs84());
        for (const std::string& file : m_layers) {
            io::write_layers(std::array{&layer}, file, progress);
        }
    }
    for (const auto& csv : m_csv) {
        csv->commit();
    }
}

Table ProblemOutputs::first() const {
    return problem_table(std::span(m_held).first(std::min(m_held.size(), most_problems_shown)));
}

}  // namespace zamin::commands
