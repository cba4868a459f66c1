#include "text/secrets.hpp"

#include <regex>

namespace zamin::text {

namespace {

// The word before a secret ($1), the secret, and the blank or "&" behind it ($4).
const std::regex& word_pattern() {
    static const std::regex pattern(
        R"(((?:ssl)?(?:password|passwd|pwd)\s*=\s*)('(\\.|[^'\\])*'|[^\s'",;&]+)([\s&]?))",
        std::regex::icase);
    return pattern;
}

// "://user" ($1), its secret.
const std::regex& address_pattern() {
    static const std::regex pattern(R"((://[^\s/:@]+):[^\s/@]+@)");
    return pattern;
}

std::string replaced(std::string_view text, const char* word, const char* address) {
    if (text.find('=') == std::string_view::npos && text.find("://") == std::string_view::npos) {
        return std::string(text);
    }
    const std::string words = std::regex_replace(std::string(text), word_pattern(), word);
    return std::regex_replace(words, address_pattern(), address);
}

}  // namespace

std::string without_secrets(std::string_view text) {
    return replaced(text, "$1***$4", "$1:***@");
}

std::string stripped_of_secrets(std::string_view text) {
    return replaced(text, "", "$1@");
}

}  // namespace zamin::text
