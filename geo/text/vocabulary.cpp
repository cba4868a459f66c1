#include "text/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/words.hpp"

namespace zamin::text {

namespace {

// Words as fold_word leaves them, separated by |.
template <typename Meaning>
struct Words {
    Meaning meaning;
    std::string_view words;
};

constexpr std::string_view unknown_words =
    "unknown|n/a|na|?|-|номаълум|неизвестно|null|nan|refused";

constexpr std::array sexes{
    Words<Sex>{Sex::female,
               "f|female|fem|woman|women|w|girl|зан|занон|духтар|ж|жен|женщина|женский|женского|"
               "zan|jensk|ayol"},
    Words<Sex>{Sex::male,
               "m|male|mal|man|men|boy|мард|мардон|писар|м|муж|мужчина|мужской|мужского|mard|muj|"
               "erkak"},
    Words<Sex>{Sex::unknown, unknown_words},
};

constexpr std::array answers{
    Words<Answer>{Answer::yes, "yes|y|true|t|1|+|ха|бале|оре|да|д|ha"},
    Words<Answer>{Answer::no, "no|n|false|f|0|не|нест|нет|н|ne"},
    Words<Answer>{Answer::unknown, unknown_words},
};

constexpr std::array waters{
    Words<Answer>{Answer::yes,
                  "irrigated|irrigation|water|canal|drip|furrow|sprinkler|оби|обшаванда|полив|"
                  "поливная|поливной|орошаемая|орошаемый|орошаемое|орошение"},
    Words<Answer>{
        Answer::no,
        "rainfed|rain-fed|rain fed|none|dry|лалми|богара|богарная|богарный|богарное|неорошаемая|"
        "неорошаемый|безоб"},
};

bool holds(std::string_view words, std::string_view word) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find('|'), words.size());
        if (words.substr(0, end) == word) {
            return true;
        }
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

template <typename Meaning, std::size_t N>
std::optional<Meaning> meaning_of(std::string_view text,
                                  const std::array<Words<Meaning>, N>& vocabulary) {
    const std::string word = fold_word(text);
    if (word.empty()) {
        return Meaning::unknown;
    }
    for (const Words<Meaning>& entry : vocabulary) {
        if (holds(entry.words, word)) {
            return entry.meaning;
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<Sex> sex_from(std::string_view word) {
    return meaning_of(word, sexes);
}

std::optional<Answer> answer_from(std::string_view word) {
    return meaning_of(word, answers);
}

std::optional<Answer> irrigated_from(std::string_view word) {
    const auto water = meaning_of(word, waters);
    return water ? water : answer_from(word);
}

}  // namespace zamin::text
