// Messages in the reader's language. English sentences are the keys; Tajik and Russian come from
// gettext catalogues (geo/text/catalogues/*.po, compiled and embedded at build). A Catalogue is a
// value that is handed to whatever speaks; there is no current language.
//
//   words.tr("Legend")                                          a message
//   words.tr("{0} of {1}", a, b)                                with values, put in as they are:
//                                                               numbers go through text::number
//   words.tr_n("{0} plot", "{0} plots", n, text::integer(n, l))  by number
//   constexpr const char* title = msgid("Area");                 marked here (core/msgid.hpp), ...
//   words.lookup(title)                                          ... translated there
//
// Placeholders are numbered, so that a translation may turn them round. The messages are found in
// the sources by xgettext; tests/text/catalogues.sh fails when a translation is missing.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/sentence.hpp"
#include "text/language.hpp"
#include "text/mo_file.hpp"

namespace zamin::text {

class Catalogue {
  public:
    // The program's own messages.
    explicit Catalogue(Language language = Language::english);
    // A catalogue read from elsewhere: `mo` must outlive it. Throws Error when it is not whole.
    Catalogue(Language language, std::string_view mo);

    Language language() const { return m_language; }
    // All messages but the header; none in English.
    const std::vector<Message>& messages() const { return m_messages; }

    std::string tr(std::string_view text) const { return std::string(lookup(text)); }
    template <typename First, typename... Args>
    std::string tr(fmt::format_string<First, Args...> text, First&& first, Args&&... args) const {
        const fmt::string_view id = text;
        return fmt::vformat(as_fmt(lookup({id.data(), id.size()})),
                            fmt::make_format_args(first, args...));
    }

    // The form for `n` things; both English forms have the same placeholders.
    template <typename... Args>
    std::string tr_n(fmt::format_string<Args...> one, fmt::format_string<Args...> many,
                     std::int64_t n, Args&&... args) const {
        const fmt::string_view first = one;
        const fmt::string_view second = many;
        return fmt::vformat(
            as_fmt(plural({first.data(), first.size()}, {second.data(), second.size()}, n)),
            fmt::make_format_args(args...));
    }

    // The translation, or the text itself where there is none (data's own words, English).
    std::string_view lookup(std::string_view text) const;

    // With numbers as the language writes them.
    std::string say(const Sentence& sentence) const;

  private:
    std::string word_text(const Sentence::Word& word) const;
    static fmt::string_view as_fmt(std::string_view text) { return {text.data(), text.size()}; }
    std::string_view plural(std::string_view one, std::string_view many, std::int64_t n) const;

    Language m_language;
    std::vector<Message> m_messages;
};

// Which of a language's plural forms stands with n: English one, other; Russian one, few, many;
// Tajik nouns stay singular behind a numeral, so that there is one form.
std::size_t plural_form(Language language, std::int64_t n);
std::size_t plural_forms(Language language);

}  // namespace zamin::text
