#include "quality/finding.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "core/msgid.hpp"

namespace zamin::quality {

namespace {

struct Word {
    Kind kind;
    const char* word;
    bool mendable;
};

constexpr std::array<Word, 18> words{{
    {Kind::at_zero, msgid("at zero"), true},
    {Kind::stalled, msgid("stalled vertices"), true},
    {Kind::spike, msgid("spike"), true},
    {Kind::knot, msgid("knot"), true},
    {Kind::self_crossing, msgid("self-crossing"), true},
    {Kind::sliver, msgid("sliver"), true},
    {Kind::too_small, msgid("too small"), true},
    {Kind::drawn, msgid("drawn"), true},
    {Kind::overlap, msgid("overlap"), false},
    {Kind::small_overlap, msgid("small overlap"), false},
    {Kind::surveyed_twice, msgid("surveyed twice"), false},
    {Kind::left_out, msgid("overlaps left out"), false},
    {Kind::declared_area, msgid("declared area differs"), false},
    {Kind::pieces, msgid("pieces"), false},
    {Kind::duplicate_id, msgid("duplicate id"), false},
    {Kind::no_id, msgid("no id"), false},
    {Kind::no_holder, msgid("no holder"), false},
    {Kind::unknown_reference, msgid("unknown reference"), false},
}};

const Word& word_of(Kind kind) {
    return *std::find_if(words.begin(), words.end(), [&](const Word& w) { return w.kind == kind; });
}

std::string folded(std::string_view word) {
    std::string result;
    for (const char c : word) {
        const bool gap = c == '-' || c == '_';
        result += gap ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return result;
}

}  // namespace

const char* to_string(Kind kind) {
    return word_of(kind).word;
}

std::optional<Kind> kind_from(std::string_view word) {
    const auto found = std::find_if(words.begin(), words.end(),
                                    [&](const Word& w) { return folded(w.word) == folded(word); });
    return found == words.end() ? std::nullopt : std::optional(found->kind);
}

bool can_be_mended(Kind kind) {
    return word_of(kind).mendable;
}

std::vector<std::string> mendable_words() {
    std::vector<std::string> result;
    for (const Word& word : words) {
        if (word.mendable) {
            std::string text = word.word;
            std::replace(text.begin(), text.end(), ' ', '-');
            result.push_back(std::move(text));
        }
    }
    return result;
}

Problem problem_of(const Layer& layer, const Finding& finding) {
    Problem problem;
    problem.source = layer.source;
    problem.layer = layer.name;
    if (finding.row) {
        problem.feature = layer.feature_ids[*finding.row];
    }
    problem.problem = to_string(finding.kind);
    problem.severity = finding.severity;
    problem.detail = finding.detail;
    problem.action = finding.offer;
    problem.area_before_ha = finding.area_before_ha;
    problem.area_after_ha = finding.area_after_ha;
    return problem;
}

std::vector<Problem> problems_of(const Layer& layer, const Findings& findings) {
    std::vector<Problem> problems(findings.findings.size());
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, problems.size(), 256),
                      [&](const auto& range) {
                          for (std::size_t i = range.begin(); i < range.end(); ++i) {
                              problems[i] = problem_of(layer, findings.findings[i]);
                          }
                      });
    return problems;
}

}  // namespace zamin::quality
