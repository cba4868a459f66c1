// Ids that name nothing in another table, in a layer that may come in parts.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "quality/finding.hpp"

namespace zamin::quality {

class UnknownReferences {
  public:
    // Ids in `column` that are not among `known`; `what` and `table` name them: "group", "groups".
    UnknownReferences(std::string column, std::span<const std::string> known, std::string what,
                      std::string table);

    // Blank ids are passed over, and so is a part without the column.
    void add(const Layer& part);
    // One finding a missing id, at its row of the lowest feature id (counted over all parts), with
    // the number of rows and that row's shape, in the layer's CRS.
    Findings find() const;
    // The same for the table.
    std::vector<Problem> problems(const Layer& head) const;

  private:
    struct Missing {
        std::int64_t feature_id = 0;
        std::uint32_t row = 0;
        std::size_t rows = 0;
        Geometries shape;  // of that row
    };
    using Entry = std::pair<const std::string, Missing>;

    std::vector<const Entry*> sorted() const;
    Finding finding(const Entry& entry) const;

    std::string m_column;
    std::unordered_set<std::string> m_known;
    std::string m_what;
    std::string m_table;
    std::unordered_map<std::string, Missing> m_missing;
    std::size_t m_rows = 0;
};

}  // namespace zamin::quality
