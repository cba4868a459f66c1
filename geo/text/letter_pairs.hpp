// How much a text looks like Russian or Tajik, by its pairs of letters.
#pragma once

#include <cstddef>
#include <string_view>

namespace zamin::text {

struct LetterPairs {
    double score = 0.0;     // 0 to 1; 0 without pairs
    std::size_t count = 0;  // pairs that were judged
};

// The mean plausibility of all pairs of neighbouring letters (word ends among them) of
// which at least one lies beyond ASCII. Pairs that no such text has count nothing: letters beside
// signs, Cyrillic beside Latin, a capital after a small letter. Other alphabets are judged only
// roughly: accented letters among plain ones 0.5, running Chinese 0.4.
LetterPairs judge_letter_pairs(std::string_view utf8);

}  // namespace zamin::text
