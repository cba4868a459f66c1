// Problems of records: what columns say against the shape and against each other.
#pragma once

#include <cstddef>
#include <span>
#include <utility>

#include "quality/find_problems.hpp"

namespace zamin::quality {

// Null, or nothing but spaces.
bool blank(const Column& column, std::size_t row);

// Of single rows: declared areas far from the measured; accuracy 0 where the record says that it
// was walked.
void find_row_records(const Layer& layer, std::span<const double> areas_m2, const Fields& fields,
                      const Options& options, Findings& found);

// Of the layer as a whole, which may come in parts: rows of accuracy 0 that do not say how they
// were captured, rows without an id, rows that name no holder; a note each with their number.
class LayerRecords {
  public:
    explicit LayerRecords(Fields fields) : m_fields(std::move(fields)) {}
    void add(const Layer& part);
    void find(Findings& found) const;

  private:
    Fields m_fields;
    std::size_t m_rows = 0;
    std::size_t m_unsaid = 0;
    std::size_t m_without_id = 0;
    std::size_t m_without_holder = 0;
    bool m_capture_is_text = true;
};

// All of these, and ids that are given twice (in one season).
void find_record_problems(const Layer& layer, std::span<const double> areas_m2,
                          const Fields& fields, const Options& options, Findings& found);

}  // namespace zamin::quality
