#include "commands/acceptance.hpp"

#include <fmt/ranges.h>

#include <charconv>

#include "core/error.hpp"
#include "core/layer.hpp"

namespace zamin::commands {

namespace {

std::optional<std::int64_t> feature_id(const std::string& text) {
    std::int64_t id = 0;
    const char* end = text.data() + text.size();
    const auto [stop, code] = std::from_chars(text.data(), end, id);
    return code == std::errc{} && stop == end ? std::optional(id) : std::nullopt;
}

quality::Kind mendable_kind(const std::string& word) {
    const auto kind = quality::kind_from(word);
    const auto words = quality::mendable_words();
    if (kind && !quality::can_be_mended(*kind)) {
        throw usage_error(
            "--accept {}: there is nothing to accept: both sides are kept as they are; what can be "
            "mended is: {}",
            word, fmt::join(words, ", "));
    }
    if (!kind) {
        const std::string near = closest_word(word, words);
        throw usage_error(
            "--accept {}: there is no such kind of problem{}; what can be mended is: "
            "{}, or all",
            word, near.empty() ? "" : fmt::format(" (did you mean '{}'?)", near),
            fmt::join(words, ", "));
    }
    return *kind;
}

}  // namespace

Acceptance::Acceptance(const std::vector<std::string>& words) {
    for (const std::string& word : words) {
        m_items.push_back(parse(word));
    }
}

Acceptance::Item Acceptance::parse(const std::string& word) {
    Item item;
    item.word = word;
    std::string kind = word;
    if (const auto colon = word.find(':'); colon != std::string::npos) {
        item.feature = feature_id(word.substr(0, colon));
        if (!item.feature) {
            throw usage_error(
                "--accept {}: '{}' is not the number of a feature; expected "
                "FEATURE:KIND, e.g. 12:spike",
                word, word.substr(0, colon));
        }
        kind = word.substr(colon + 1);
    }
    if (kind != "all") {
        item.kind = mendable_kind(kind);
    }
    return item;
}

std::vector<std::size_t> Acceptance::choose(const Layer& layer, const quality::Findings& findings) {
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < findings.findings.size(); ++i) {
        const quality::Finding& finding = findings.findings[i];
        bool wanted = false;
        for (Item& item : m_items) {
            const bool this_feature =
                !item.feature || (finding.row && layer.feature_ids[*finding.row] == *item.feature);
            if (finding.mendable && this_feature && (!item.kind || *item.kind == finding.kind)) {
                wanted = item.found = true;
            }
        }
        if (wanted) {
            chosen.push_back(i);
        }
    }
    return chosen;
}

void Acceptance::check_all_found() const {
    for (const Item& item : m_items) {
        if (item.feature && !item.found) {
            throw usage_error(
                "--accept {}: nothing of that kind is proposed for feature {}; "
                "'zamin check' without --accept lists what is",
                item.word, *item.feature);
        }
    }
}

}  // namespace zamin::commands
