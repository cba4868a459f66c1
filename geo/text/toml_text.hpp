// Texts in TOML, as people and programs hand them in.
#pragma once

#include <toml++/toml.h>

#include <string_view>

namespace zamin::text {

// As toml::parse, which goes down into dotted keys by recursion: a text with more parts in a key
// than anyone writes is refused before. Throws toml::parse_error.
toml::table parse_toml(std::string_view toml);

}  // namespace zamin::text
