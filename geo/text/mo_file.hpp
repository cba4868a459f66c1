// Compiled message catalogues of GNU gettext (the .mo format, as its manual describes under "The
// Format of GNU MO Files"): sorted pairs of NUL-ended strings. A message with plural forms has both
// English forms, NUL between them, as key and its translations likewise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace zamin::text {

struct Message {
    std::string_view key;  // the English message; "context\4message" where it has a context
    std::string_view translation;
};

// The messages of a catalogue, sorted by key byte by byte, the header (key "") first. The views
// point into `bytes`. Either byte order. Throws Error saying what is wrong for bytes that are not
// a catalogue, are cut, or are not sorted.
std::vector<Message> read_mo(std::string_view bytes);

}  // namespace zamin::text
