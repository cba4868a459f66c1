// The languages of the program and of what it prints, chosen separately.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace zamin::text {

enum class Language : std::uint8_t { english, tajik, russian };

inline constexpr std::array<Language, 3> languages{Language::english, Language::tajik,
                                                   Language::russian};

// ISO 639-1: "en", "tg", "ru".
const char* code(Language language);
// In the language itself: "English", "Тоҷикӣ", "Русский".
const char* own_name(Language language);
// Throws UsageError naming the three codes.
Language language_from(std::string_view code);

}  // namespace zamin::text
