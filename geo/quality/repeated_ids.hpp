// Ids that more than one row has (in one season), in a layer that may come in parts: the parts are
// added, and then gone through once more in the same order. 20 bytes a row meanwhile.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "quality/find_problems.hpp"

namespace zamin::quality {

class RepeatedIds {
  public:
    explicit RepeatedIds(const Fields& fields) : m_id(fields.id), m_season(fields.season) {}

    void add(const Layer& part);
    // After the last part.
    void settle();
    // A finding for each row but the first of those with one id, the first being that of the lowest
    // feature id; it is the finding's other where it lies in the same part. Blank ids are passed
    // over.
    void find(const Layer& part, Findings& found);

  private:
    struct Keyed {
        std::uint64_t hash = 0;
        std::int64_t feature_id = 0;
        std::uint32_t row = 0;  // over all parts
    };
    struct Repeat {
        std::uint32_t row = 0;
        std::uint32_t first_row = 0;
        std::int64_t first_feature_id = 0;
    };

    std::string m_id;
    std::string m_season;
    std::vector<Keyed> m_keyed;
    std::vector<Repeat> m_repeats;                                // by row
    std::unordered_map<std::uint32_t, std::string> m_first_keys;  // of first rows gone through
    std::size_t m_rows_added = 0;
    std::size_t m_rows_found = 0;
};

}  // namespace zamin::quality
