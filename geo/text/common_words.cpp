#include "text/common_words.hpp"

#include <map>

namespace zamin::text {

namespace {

// The word that enough names share, or nothing.
std::string shared(const std::map<std::string, std::size_t>& counts, std::size_t names) {
    for (const auto& [word, count] : counts) {
        if (names >= 3 && count * 5 >= names * 4) {
            return word;
        }
    }
    return {};
}

}  // namespace

std::string CommonWords::without(std::string_view name) const {
    std::string_view rest = name;
    if (!first.empty() && rest.starts_with(first)) {
        rest.remove_prefix(first.size());
    }
    if (!last.empty() && rest.ends_with(last)) {
        rest.remove_suffix(last.size());
    }
    return std::string(rest.empty() ? name : rest);
}

CommonWords common_words(const std::vector<std::string>& names) {
    std::map<std::string, std::size_t> firsts;
    std::map<std::string, std::size_t> lasts;
    for (const std::string& name : names) {
        const std::size_t blank = name.find(' ');
        if (blank != std::string::npos) {
            ++firsts[name.substr(0, blank + 1)];
            ++lasts[name.substr(name.rfind(' '))];
        }
    }
    return {shared(firsts, names.size()), shared(lasts, names.size())};
}

}  // namespace zamin::text
