// What the words of a survey mean. Upper and lower case alike (ASCII), surrounding blanks ignored;
// empty is unknown. nullopt: the word is not understood; the caller names it and takes it as
// unknown. Codes of sex in numbers are never guessed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "access/holdings.hpp"
#include "text/language.hpp"

namespace zamin::access {

std::string_view trimmed(std::string_view text);

std::optional<Tri> tri_from(std::string_view word);  // yes, no, 1, 0, ҳа, не, да, нет
std::optional<Tri> irrigated_from(std::string_view word);  // irrigated, rainfed, none, обӣ, лалмӣ
std::optional<Sex> sex_from(std::string_view word);  // F, M, female, зан, мард, FEM, MAL
std::optional<Document> document_from(std::string_view word);
// Also the tenure types of STDM: "Tenancy" is a lease, its others are "other".
std::optional<RightKind> right_kind_from(std::string_view word);
std::optional<PartyKind> party_kind_from(std::string_view word);
// "2018-05-03", also with a time behind it, or "03.05.2018", as 20180503; empty = 0.
std::optional<std::int32_t> day_from(std::string_view text);
// 20180503 as "2018-05-03"; 0 as "".
std::string day_text(std::int32_t day);

// A group's or village's name in the language, else the one without a language, else its id.
template <typename Named>
const std::string& name_in(const Named& thing, text::Language language) {
    const std::string& local = language == text::Language::tajik     ? thing.name_tg
                               : language == text::Language::russian ? thing.name_ru
                                                                     : thing.name;
    return !local.empty() ? local : !thing.name.empty() ? thing.name : thing.id;
}

// With up to three decimals and none that are 0: "0.5", "2,143" in the language.
std::string short_number(double value, text::Language language);

}  // namespace zamin::access
