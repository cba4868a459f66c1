// Whether a workbook came out whole: the library that writes it does not notice when its working
// files lose a piece, on a full disk for example.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace zamin::io {

// Reads every part of the workbook at `file` as XML and counts the cells of its sheets;
// `cells[i]` are those written to sheet i + 1. Empty if all is there, else what is not: "sheet 2
// has 17 of 40 cells".
std::string missing_from_workbook(const std::string& file, const std::vector<std::size_t>& cells);

}  // namespace zamin::io
