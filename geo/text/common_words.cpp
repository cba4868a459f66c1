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

// With as many words as enough names share: "District of ", not "District ".
std::string shared_beginning(const std::vector<std::string>& names) {
    std::string longest;
    while (true) {
        std::map<std::string, std::size_t> counts;
        for (const std::string& name : names) {
            const std::size_t blank = name.find(' ', longest.size());
            if (blank != std::string::npos && name.starts_with(longest)) {
                ++counts[name.substr(0, blank + 1)];
            }
        }
        std::string longer = shared(counts, names.size());
        if (longer.empty()) {
            return longest;
        }
        longest = std::move(longer);
    }
}

std::string shared_end(const std::vector<std::string>& names) {
    std::string longest;
    while (true) {
        std::map<std::string, std::size_t> counts;
        for (const std::string& name : names) {
            if (!name.ends_with(longest) || name.size() == longest.size()) {
                continue;
            }
            const std::size_t blank = name.rfind(' ', name.size() - longest.size() - 1);
            if (blank != std::string::npos) {
                ++counts[name.substr(blank)];
            }
        }
        std::string longer = shared(counts, names.size());
        if (longer.empty()) {
            return longest;
        }
        longest = std::move(longer);
    }
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
    return {shared_beginning(names), shared_end(names)};
}

}  // namespace zamin::text
