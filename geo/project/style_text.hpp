// A layer's style as the project file says it; for project_file.cpp.
#pragma once

#include <toml++/toml.h>

#include <string>
#include <vector>

#include "style/style_choice.hpp"

namespace zamin::project {

// The keys of a style.
const std::vector<std::string>& style_keys();
// What is wrong with the first key that has no sense, and where; empty = nothing.
struct StyleComplaint {
    std::string key;
    std::string text;
};
// Keys are known already. Fills in what is said and leaves the rest.
StyleComplaint read_style(const toml::table& entry, style::StyleChoice& style);

// As the value of a key, "{ by = ... }"; empty where everything is as usual.
std::string style_text(const style::StyleChoice& style);

}  // namespace zamin::project
