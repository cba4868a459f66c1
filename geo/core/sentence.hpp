// A sentence with its numbers as a value: English in tables and files, in the reader's language on
// the screen (text::Catalogue::say).
//
//   said("declared {0} ha, measured {1} ha", {Figure{0.5, 4}, Figure{0.47, 4}})
//   said_n("{0} vertex", "{0} vertices", n, {Figure{n, 0}}).then(said(" at latitude 0"))
//
// The patterns are messages of the catalogues; xgettext finds them by these two functions.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace zamin {

// A number for a person: with this many decimals, and with its sign where that is wanted.
struct Figure {
    double value = 0.0;
    int decimals = 0;
    bool plus = false;
};

// A whole number in a sentence.
inline Figure count(std::size_t n) {
    return {static_cast<double>(n)};
}

// A message of the catalogues as a word: the title of a layer that the program itself names.
struct Term {
    std::string message;
};

class Sentence {
  public:
    // What takes the place of {0}, {1} ...: words of the data as they are, a number, or a message.
    using Word = std::variant<std::string, Figure, Term>;

    struct Part {
        const char* one = "";
        const char* many = nullptr;  // the English form for other numbers than 1; null = `one`
        std::int64_t n = 1;
        std::vector<Word> words;
    };

    Sentence() = default;
    explicit Sentence(Part part) { m_parts.push_back(std::move(part)); }

    // Puts `more` behind, with nothing between.
    Sentence& then(Sentence more);

    bool empty() const { return m_parts.empty(); }
    const std::vector<Part>& parts() const { return m_parts; }
    std::string english() const;

  private:
    std::vector<Part> m_parts;
};

Sentence said(const char* pattern, std::vector<Sentence::Word> words = {});
// By the number `n`; both patterns have the same placeholders.
Sentence said_n(const char* one, const char* many, std::int64_t n,
                std::vector<Sentence::Word> words);

// A text of the data or of a library as it is, in no language's catalogue.
Sentence as_it_is(std::string text);

// The pattern with the words in their places. A pattern that is broken is given as it is.
std::string filled(std::string_view pattern, const std::vector<std::string>& words);

}  // namespace zamin
