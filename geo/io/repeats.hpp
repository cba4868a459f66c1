// Repeats of phone surveys: the plots of a farmer, asked for again and again within one form. They
// arrive as tables of their own that point to their parents' rows, or as columns "plots[1]/crop",
// "plots[2]/crop" of one wide table. For .cpp files of geo/io only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/problem.hpp"
#include "io/gdal_handles.hpp"

namespace zamin::io {

// "farm/plots[2]/crop": the repeat "farm/plots", its 2nd time, the question "crop". Repeats within
// repeats stay in `question`.
struct RepeatColumn {
    std::string repeat;
    int time = 0;  // from 1
    std::string question;
};
// nullopt for a name without a whole number from 1 to 9999 in brackets that is followed by "/".
std::optional<RepeatColumn> parse_repeat_column(std::string_view name);

// The tables of a survey with what belongs together joined, as a dataset in memory; the same
// dataset where there are no repeats.
//   - columns of a repeat leave their table and become a table of their own, named as the repeat, a
//     row for each time that was answered, with `_index` and `_parent_index` (the parent's row id);
//   - tables with `_parent_index` (`_parent_table_name`, `_index`) or `PARENT_KEY` (`KEY`) get the
//     columns of their parent's row that they do not have themselves.
// What was done is added to `notes`, without their source. A copy of CSV files has its texts as
// they are there, and says so in the metadata item `texts_as_in_file`.
inline constexpr const char* texts_as_in_file = "TEXTS_AS_IN_FILE";

Dataset with_repeats(Dataset dataset, std::vector<Problem>& notes);

}  // namespace zamin::io
