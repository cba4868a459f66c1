#include "core/sentence.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

#include <iterator>

namespace zamin {

namespace {

std::string english_word(const Sentence::Word& word) {
    if (const auto* text = std::get_if<std::string>(&word)) {
        return *text;
    }
    if (const auto* term = std::get_if<Term>(&word)) {
        return term->message;
    }
    const Figure& figure = std::get<Figure>(word);
    return figure.plus ? fmt::format("{:+.{}f}", figure.value, figure.decimals)
                       : fmt::format("{:.{}f}", figure.value, figure.decimals);
}

}  // namespace

Sentence& Sentence::then(Sentence more) {
    std::move(more.m_parts.begin(), more.m_parts.end(), std::back_inserter(m_parts));
    return *this;
}

std::string Sentence::english() const {
    std::string text;
    for (const Part& part : m_parts) {
        std::vector<std::string> words;
        for (const Word& word : part.words) {
            words.push_back(english_word(word));
        }
        text += filled(part.many && part.n != 1 ? part.many : part.one, words);
    }
    return text;
}

Sentence said(const char* pattern, std::vector<Sentence::Word> words) {
    return Sentence({pattern, nullptr, 1, std::move(words)});
}

Sentence said_n(const char* one, const char* many, std::int64_t n,
                std::vector<Sentence::Word> words) {
    return Sentence({one, many, n, std::move(words)});
}

Sentence as_it_is(std::string text) {
    return Sentence({"{0}", nullptr, 1, {std::move(text)}});
}

std::string filled(std::string_view pattern, const std::vector<std::string>& words) {
    fmt::dynamic_format_arg_store<fmt::format_context> store;
    for (const std::string& word : words) {
        store.push_back(word);
    }
    try {
        return fmt::vformat(fmt::string_view(pattern.data(), pattern.size()), store);
    } catch (const fmt::format_error&) {
        return std::string(pattern);
    }
}

}  // namespace zamin
