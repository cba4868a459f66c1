// What words of field data mean in English, Tajik and Russian. Whatever is not understood is
// unknown; upper and lower case, blanks and Tajik letters spelled as Russian ones make no
// difference.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace zamin::text {

enum class Sex : std::uint8_t { unknown, female, male };
enum class Answer : std::uint8_t { unknown, no, yes };

// F, female, woman, зан, жен, ж ...; M, male, man, мард, муж, м ...; blank, "n/a", "номаълум" and
// "неизвестно" are unknown. nullopt for a word that means none of these, and for every number:
// which sex a code stands for is never guessed.
std::optional<Sex> sex_from(std::string_view word);

// yes, no, ҳа, не, да, нет, true, false, 1, 0, +, -; blank and words for unknown are unknown.
// nullopt for anything else.
std::optional<Answer> answer_from(std::string_view word);

// irrigated, обӣ, полив, орошаемая ...; rainfed, none, лалмӣ, богара ...; and answer_from's words.
std::optional<Answer> irrigated_from(std::string_view word);

}  // namespace zamin::text
