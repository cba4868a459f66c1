#include "text/secrets.hpp"

#include <regex>

namespace zamin::text {

std::string without_secrets(std::string_view text) {
    if (text.find("password=") == std::string_view::npos &&
        text.find("://") == std::string_view::npos) {
        return std::string(text);
    }
    static const std::regex value(R"((password=)('(\\.|[^'\\])*'|[^\s',;]+))");
    static const std::regex address(R"((://[^\s/:@]+:)[^\s/@]+@)");
    const std::string masked = std::regex_replace(std::string(text), value, "$1***");
    return std::regex_replace(masked, address, "$1***@");
}

}  // namespace zamin::text
