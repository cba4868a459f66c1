// Texts that are translated where they are shown.
#pragma once

namespace zamin {

// Marks an English text that text::Catalogue::lookup translates later: column titles, words of a
// fixed list. xgettext finds it.
constexpr const char* msgid(const char* text) {
    return text;
}

}  // namespace zamin
