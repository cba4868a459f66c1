#include "access/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <span>

#include "text/number.hpp"
#include "text/vocabulary.hpp"

namespace zamin::access {

namespace {

template <typename Value>
struct Meaning {
    std::string_view word;
    Value value;
};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_word(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x == '_' ? ' ' : x) == lower(y); });
}

template <typename Value, std::size_t N>
std::optional<Value> meaning_of(std::string_view text, const std::array<Meaning<Value>, N>& words,
                                Value when_blank) {
    const std::string_view word = trimmed(text);
    if (word.empty()) {
        return when_blank;
    }
    const auto found = std::find_if(words.begin(), words.end(), [&](const Meaning<Value>& m) {
        return same_word(word, m.word);
    });
    return found == words.end() ? std::nullopt : std::optional(found->value);
}

constexpr std::array<Meaning<Document>, 24> documents{
    {{"none", Document::unwritten},
     {"no", Document::unwritten},
     {"oral", Document::unwritten},
     {"jamoat note", Document::note},
     {"farm note", Document::note},
     {"note", Document::note},
     {"unregistered lease", Document::unregistered_lease},
     {"registered lease", Document::registered_lease},
     {"land-share certificate", Document::land_share_certificate},
     {"land share certificate", Document::land_share_certificate},
     {"land-use certificate", Document::land_use_certificate},
     {"land use certificate", Document::land_use_certificate},
     {"certificate", Document::land_use_certificate},
     {"other", Document::other},
     {"yes", Document::other},
     {"unknown", Document::unknown},
     // As offices write them in Russian and Tajik.
     {"нет", Document::unwritten},
     {"не", Document::unwritten},
     {"сертификат", Document::land_use_certificate},
     {"сертификат на право землепользования", Document::land_use_certificate},
     {"сертификати ҳуқуқи истифодаи замин", Document::land_use_certificate},
     {"свидетельство на земельную долю", Document::land_share_certificate},
     {"шаҳодатномаи саҳми замин", Document::land_share_certificate},
     {"справка джамоата", Document::note}}};

constexpr std::array<Meaning<RightKind>, 18> words_of_rights{
    {{"termless use", RightKind::termless},
     {"termless", RightKind::termless},
     {"perpetual use", RightKind::termless},
     {"fixed-term use", RightKind::fixed_term},
     {"fixed-term", RightKind::fixed_term},
     {"fixed term", RightKind::fixed_term},
     {"lifelong inheritable use", RightKind::inheritable},
     {"lifelong inheritable", RightKind::inheritable},
     {"inheritable", RightKind::inheritable},
     {"lease", RightKind::lease},
     {"rent", RightKind::lease},
     {"tenancy", RightKind::lease},
     {"private ownership", RightKind::other},
     {"family", RightKind::other},
     {"communal", RightKind::other},
     {"adverse possession", RightKind::other},
     {"other", RightKind::other},
     {"unknown", RightKind::unknown}}};

constexpr std::array<Meaning<PartyKind>, 8> party_kinds{{{"member", PartyKind::member},
                                                         {"farmer", PartyKind::member},
                                                         {"group", PartyKind::group},
                                                         {"cbo", PartyKind::cbo},
                                                         {"state", PartyKind::state},
                                                         {"person", PartyKind::other},
                                                         {"other", PartyKind::other},
                                                         {"nobody", PartyKind::nobody}}};

Tri as_tri(text::Answer answer) {
    return answer == text::Answer::yes  ? Tri::yes
           : answer == text::Answer::no ? Tri::no
                                        : Tri::unknown;
}

std::optional<int> whole(std::string_view digits) {
    int value = 0;
    const auto [end, failure] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return failure == std::errc() && end == digits.data() + digits.size() ? std::optional(value)
                                                                          : std::nullopt;
}

std::optional<std::int32_t> day_of(std::optional<int> year, std::optional<int> month,
                                   std::optional<int> day) {
    const bool fits = year && month && day && *year > 1800 && *year < 2200 && *month >= 1 &&
                      *month <= 12 && *day >= 1 &&
                      std::chrono::year_month_day(std::chrono::year(*year),
                                                  std::chrono::month(static_cast<unsigned>(*month)),
                                                  std::chrono::day(static_cast<unsigned>(*day)))
                          .ok();
    return fits ? std::optional(*year * 10000 + *month * 100 + *day) : std::nullopt;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    const auto first = text.find_first_not_of(blank);
    return first == std::string_view::npos
               ? std::string_view()
               : text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::optional<Tri> tri_from(std::string_view word) {
    const auto answer = text::answer_from(trimmed(word));
    return answer ? std::optional(as_tri(*answer)) : std::nullopt;
}

std::optional<Tri> irrigated_from(std::string_view word) {
    const auto answer = text::irrigated_from(trimmed(word));
    return answer ? std::optional(as_tri(*answer)) : std::nullopt;
}

std::optional<Sex> sex_from(std::string_view word) {
    const auto sex = text::sex_from(trimmed(word));
    if (!sex) {
        return std::nullopt;
    }
    return *sex == text::Sex::female ? Sex::female
           : *sex == text::Sex::male ? Sex::male
                                     : Sex::unknown;
}

std::optional<Document> document_from(std::string_view word) {
    return meaning_of(word, documents, Document::unknown);
}

std::optional<RightKind> right_kind_from(std::string_view word) {
    return meaning_of(word, words_of_rights, RightKind::unknown);
}

std::optional<PartyKind> party_kind_from(std::string_view word) {
    return meaning_of(word, party_kinds, PartyKind::nobody);
}

std::optional<std::int32_t> day_from(std::string_view text) {
    const std::string_view day = trimmed(text);
    if (day.empty()) {
        return 0;
    }
    if (day.size() >= 10 && day[4] == '-' && day[7] == '-') {
        return day_of(whole(day.substr(0, 4)), whole(day.substr(5, 2)), whole(day.substr(8, 2)));
    }
    if (day.size() == 10 && day[2] == '.' && day[5] == '.') {
        return day_of(whole(day.substr(6, 4)), whole(day.substr(3, 2)), whole(day.substr(0, 2)));
    }
    return std::nullopt;
}

std::string day_text(std::int32_t day) {
    return day == 0 ? std::string()
                    : fmt::format("{:04}-{:02}-{:02}", day / 10000, day / 100 % 100, day % 100);
}

std::string short_number(double value, text::Language language) {
    const std::string_view mark = language == text::Language::english ? "." : ",";
    std::string digits = text::number(value, 3, language);
    // Three decimals always have a mark before them, unless the value is no number.
    if (std::isfinite(value)) {
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.ends_with(mark)) {
            digits.erase(digits.size() - mark.size());
        }
    }
    return digits;
}

}  // namespace zamin::access
