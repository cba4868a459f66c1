#include "text/number.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string_view>

namespace zamin::text {

namespace {
struct Marks {
    std::string_view group;
    std::string_view decimal;
};

Marks marks(Language language) {
    constexpr std::string_view no_break_space = "\u00A0";
    return language == Language::english ? Marks{",", "."} : Marks{no_break_space, ","};
}

std::string grouped(std::string_view digits, std::string_view mark) {
    std::string result;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) {
            result += mark;
        }
        result += digits[i];
    }
    return result;
}
}  // namespace

std::string number(double value, int decimals, Language language) {
    if (!std::isfinite(value)) {
        return "\u2013";
    }
    const Marks mark = marks(language);
    const std::string plain = fmt::format("{:.{}f}", std::abs(value), decimals);
    const std::size_t point = plain.find('.');
    std::string result = grouped(std::string_view(plain).substr(0, point), mark.group);
    if (point != std::string::npos) {
        result += mark.decimal;
        result += plain.substr(point + 1);
    }
    const bool is_zero = plain.find_first_not_of("0.") == std::string::npos;
    return value < 0.0 && !is_zero ? "\u2212" + result : result;
}

std::string integer(std::int64_t value, Language language) {
    return number(static_cast<double>(value), 0, language);
}

std::string hectares(double area_ha, Language language) {
    const int decimals = area_ha >= 1000.0 ? 0 : (area_ha < 1.0 && area_ha > 0.0 ? 2 : 1);
    return number(area_ha, decimals, language);
}

}  // namespace zamin::text
