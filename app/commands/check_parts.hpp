// Checking a source too large to be held: it is read twice, in parts.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "commands/large_source.hpp"
#include "io/import_report.hpp"
#include "project/project.hpp"
#include "quality/find_in_parts.hpp"
#include "quality/unknown_references.hpp"

namespace zamin::commands {

// Takes problems, in the order of the table, and what to show of each in WGS 84.
using TakeProblems = std::function<void(std::vector<Problem>&&, const Geometries&)>;

// To WGS 84.
Geometries to_show(Geometries shapes, const Crs& crs);

class PartsCheck {
  public:
    // nullptr where the source can be held, or has to be seen as a whole (large_layer).
    static std::unique_ptr<PartsCheck> of(const project::ProjectSource& source, io::Repair repair,
                                          const PartsOptions& options);

    // The first reading. The texts of `kept_columns` are held, for other sources that name them.
    void gather(const std::vector<std::string>& kept_columns, Progress& progress);
    const std::vector<std::string>& kept(const std::string& column) const;

    // The second reading, of what it found. Throws Error when the file has changed since the first.
    // In this order: problems of columns, of reading, of the layer, of its
    // rows, and of references, of which the ids known are given by field.
    void check(const std::map<std::string, std::vector<std::string>>& known_ids,
               const TakeProblems& take, Progress& progress);

    const io::SourceImport& import() const { return m_import; }
    // The layer of rejected rows, if there are any.
    const std::optional<Layer>& rejected() const { return m_rejected; }

  private:
    PartsCheck(const project::ProjectSource& source, io::Repair repair, PartsOptions options,
               const Box& extent);
    void gather_part(io::ReadResult&& part, const std::vector<std::string>& kept_columns,
                     Progress& progress);
    void add_rejected(Layer&& rejected);

    const project::ProjectSource& m_source;
    io::Repair m_repair;
    PartsOptions m_options;
    Box m_extent;
    std::filesystem::file_time_type m_time;  // of the file, before the first reading
    Layer m_head;                            // without rows
    std::vector<Problem> m_column_problems;
    std::vector<Problem> m_reading_problems;
    std::unique_ptr<quality::PartsChecker> m_checker;
    std::map<std::string, std::vector<std::string>> m_kept;
    io::SourceImport m_import;
    std::optional<Layer> m_rejected;
};

}  // namespace zamin::commands
