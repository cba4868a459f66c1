#include "text/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace zamin::text {

namespace {

using Months = std::array<const char*, 12>;

constexpr Months english_months{"January",   "February", "March",    "April",
                                "May",       "June",     "July",     "August",
                                "September", "October",  "November", "December"};
constexpr Months tajik_months{"январи", "феврали", "марти",    "апрели",  "майи",   "июни",
                              "июли",   "августи", "сентябри", "октябри", "ноябри", "декабри"};
constexpr Months russian_months{"января", "февраля", "марта",    "апреля",  "мая",    "июня",
                                "июля",   "августа", "сентября", "октября", "ноября", "декабря"};

bool digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number_of(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

std::string date(std::string_view iso, Language language) {
    const bool shaped = iso.size() >= 10 && iso[4] == '-' && iso[7] == '-' &&
                        digits(iso.substr(0, 4)) && digits(iso.substr(5, 2)) &&
                        digits(iso.substr(8, 2)) &&
                        (iso.size() == 10 || iso[10] == 'T' || iso[10] == ' ');
    const int month = shaped ? number_of(iso.substr(5, 2)) : 0;
    const int day = shaped ? number_of(iso.substr(8, 2)) : 0;
    if (month < 1 || month > 12 || day < 1 || day > 31) {
        return std::string(iso);
    }
    const std::string_view year = iso.substr(0, 4);
    const auto m = static_cast<std::size_t>(month - 1);
    switch (language) {
        case Language::tajik:
            return fmt::format("{}\u00A0{} соли\u00A0{}", day, tajik_months[m], year);
        case Language::russian:
            return fmt::format("{}\u00A0{} {}\u00A0г.", day, russian_months[m], year);
        default:
            return fmt::format("{}\u00A0{} {}", day, english_months[m], year);
    }
}

}  // namespace zamin::text
