// The numbers of an answer, large and side by side.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "viewer/ui.hpp"

namespace zamin::viewer {

struct LargeNumber {
    std::string value;
    std::string unit;  // may be empty
    std::string caption;
    std::string words;  // under the cursor; empty = none, and a click means nothing
};

// In the largest face in which they fit into the panel's width. The one that was clicked.
std::optional<std::size_t> large_numbers(const Ui& ui, std::span<const LargeNumber> numbers);

}  // namespace zamin::viewer
