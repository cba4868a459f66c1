// Where `check` puts what it finds, as it finds it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/geometry.hpp"
#include "core/problem.hpp"
#include "core/progress.hpp"
#include "core/table.hpp"
#include "io/csv_file.hpp"

namespace zamin::commands {

// Problems that are shown where no file is written.
inline constexpr std::size_t most_problems_shown = 200;

class ProblemOutputs {
  public:
    // Tables to write (.csv .json .xlsx) and layers of problems (.gpkg .geojson). CSV is written
    // row by row; the others are written at the end, and hold the problems till then.
    ProblemOutputs(const std::vector<std::string>& tables, std::vector<std::string> layers);

    void take(std::vector<Problem>&& problems, const Geometries& lonlat_deg);
    // Puts the files into their places. Throws Error.
    void write(Progress& progress);

    std::int64_t count() const { return m_count; }
    const std::map<std::string, std::int64_t>& counts() const { return m_counts; }
    // Of the first ones, at most most_problems_shown.
    Table first() const;

  private:
    bool are_all_held() const { return !m_tables.empty() || !m_layers.empty(); }

    std::vector<std::string> m_tables;  // but for .csv
    std::vector<std::string> m_layers;
    std::vector<std::unique_ptr<io::CsvFile>> m_csv;
    std::vector<Problem> m_held;  // all, or the first ones
    Geometries m_shapes;          // of all, where they are held
    std::int64_t m_count = 0;
    std::map<std::string, std::int64_t> m_counts;  // by word
};

}  // namespace zamin::commands
