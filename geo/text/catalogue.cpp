#include "text/catalogue.hpp"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "text/embedded_catalogues.hpp"
#include "text/number.hpp"

namespace zamin::text {

namespace {

std::string_view embedded(Language language) {
    switch (language) {
        case Language::tajik:
            return embedded_tg_mo();
        case Language::russian:
            return embedded_ru_mo();
        default:
            return {};
    }
}

std::string number_text(const Figure& figure, Language language) {
    const std::string text = number(figure.value, figure.decimals, language);
    return figure.plus && figure.value > 0.0 ? fmt::format("+{}", text) : text;
}

}  // namespace

Catalogue::Catalogue(Language language) : m_language(language) {
    if (language != Language::english) {
        *this = Catalogue(language, embedded(language));
    }
}

Catalogue::Catalogue(Language language, std::string_view mo)
    : m_language(language), m_messages(read_mo(mo)) {
    if (!m_messages.empty() && m_messages.front().key.empty()) {
        m_messages.erase(m_messages.begin());
    }
}

std::string_view Catalogue::lookup(std::string_view text) const {
    const auto found =
        std::lower_bound(m_messages.begin(), m_messages.end(), text,
                         [](const Message& m, std::string_view key) { return m.key < key; });
    return found == m_messages.end() || found->key != text || found->translation.empty()
               ? text
               : found->translation;
}

std::string Catalogue::word_text(const Sentence::Word& word) const {
    if (const auto* text = std::get_if<std::string>(&word)) {
        return *text;
    }
    if (const auto* term = std::get_if<Term>(&word)) {
        return std::string(lookup(term->message));
    }
    return number_text(std::get<Figure>(word), m_language);
}

std::string Catalogue::say(const Sentence& sentence) const {
    std::string text;
    for (const Sentence::Part& part : sentence.parts()) {
        std::vector<std::string> words;
        for (const Sentence::Word& word : part.words) {
            words.push_back(word_text(word));
        }
        text += filled(part.many ? plural(part.one, part.many, part.n) : lookup(part.one), words);
    }
    return text;
}

std::string_view Catalogue::plural(std::string_view one, std::string_view many,
                                   std::int64_t n) const {
    std::string key(one);
    key += '\0';
    key += many;
    const std::string_view found = lookup(key);
    if (found == key) {  // not translated: as in English
        return plural_form(Language::english, n) == 0 ? one : many;
    }
    std::string_view forms = found;
    for (std::size_t form = plural_form(m_language, n); form > 0; --form) {
        const std::size_t end = forms.find('\0');
        if (end == std::string_view::npos) {
            break;  // fewer forms than the language has: the last one
        }
        forms.remove_prefix(end + 1);
    }
    return forms.substr(0, forms.find('\0'));
}

std::size_t plural_form(Language language, std::int64_t n) {
    const std::int64_t m = std::abs(n);
    switch (language) {
        case Language::tajik:
            return 0;
        case Language::russian:
            if (m % 10 == 1 && m % 100 != 11) {
                return 0;
            }
            return m % 10 >= 2 && m % 10 <= 4 && (m % 100 < 12 || m % 100 > 14) ? 1 : 2;
        default:
            return m == 1 ? 0 : 1;
    }
}

std::size_t plural_forms(Language language) {
    switch (language) {
        case Language::tajik:
            return 1;
        case Language::russian:
            return 3;
        default:
            return 2;
    }
}

}  // namespace zamin::text
