// find_problems for a layer that is too large to be held: the same findings in the same order, from
// two readings of it in parts. Held meanwhile: one part or neighbourhood of it, 28 bytes a row for
// ids that repeat and areas, and what overlaps or has a faulty outline; polygons are set aside on
// the disk between the readings.
#pragma once

#include <cstdint>
#include <vector>

#include "core/progress.hpp"
#include "quality/find_problems.hpp"
#include "quality/outline_problems.hpp"
#include "quality/record_problems.hpp"
#include "quality/repeated_ids.hpp"
#include "quality/set_aside.hpp"

namespace zamin::quality {

// Problems as the table has them, and what to show of each, in the layer's CRS.
struct ShownProblems {
    std::vector<Problem> problems;
    Geometries shapes;
};

class PartsChecker {
  public:
    // Half a gigabyte of them; outlines of the rows after that are looked at twice.
    static constexpr std::size_t most_held = 1'000'000;

    // The layer's extent, in its CRS, for neighbourhoods of equal size; it need not be right.
    // `most_outlines_held`: problems of them that are held between the readings.
    PartsChecker(const Box& extent, Fields fields, Options options,
                 std::size_t most_outlines_held = most_held);

    // The first reading: every part, in order. Returns what is wrong with its outlines. Throws like
    // find_problems, and Error when the disk is full.
    Findings gather(const Layer& part, Progress& progress);
    // Between the readings: what overlaps, neighbourhoods of at most so many rows at a time.
    // Returns the problems of the layer as a whole.
    ShownProblems settle(const Layer& head, std::size_t rows_at_once, Progress& progress);
    // The second reading, of the same parts in the same order: the problems of their rows.
    ShownProblems find(const Layer& part, Progress& progress);

  private:
    // What is known of a row before it comes by again: its outline's problems and overlaps.
    struct Held {
        std::uint32_t row = 0;  // over all parts
        Kind kind = Kind::overlap;
        std::int64_t other = 0;  // feature id
        std::size_t at = 0;      // in m_held
    };
    void hold_outlines(const Layer& part, const OutlineProblems& outlines);
    void find_overlaps(std::size_t neighbourhood, const SetAside::Neighbourhood& here,
                       Progress& progress, Findings& of_layer);
    Findings find_in_rows(const Layer& part, Progress& progress);

    Fields m_fields;
    Options m_options;
    std::size_t m_most_outlines_held;
    RepeatedIds m_ids;
    LayerRecords m_records;
    SetAside m_aside;
    std::vector<Held> m_order;  // by row, kind and other
    ShownProblems m_held;
    std::size_t m_rows_gathered = 0;
    std::size_t m_rows_found = 0;
    std::size_t m_rows_held = 0;     // whose outlines need not be looked at again
    std::vector<double> m_areas_m2;  // of those rows, mended
};

}  // namespace zamin::quality
