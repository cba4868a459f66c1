#include "text/legacy_letters.hpp"

#include <fmt/ranges.h>

#include <array>

#include "core/error.hpp"
#include "text/utf8.hpp"

namespace zamin::text {

namespace {

struct FontTable {
    std::string_view name;
    std::u32string_view from;
    std::u32string_view to;
};

constexpr std::array<FontTable, 2> tables{{
    {"adlia", U"ЅѕІіЇїЊњ", U"ҚқҲҳҶҷӢӣ"},
    {"second", U"ЌќЊњЉљЃѓЎўЇї", U"ҚқҲҳҶҷҒғӮӯӢӣ"},
}};

constexpr std::array<std::string_view, tables.size()> table_names{tables[0].name, tables[1].name};

}  // namespace

LegacyLetters::LegacyLetters(std::string_view name) : m_name(name) {
    for (const FontTable& table : tables) {
        if (table.name == name) {
            m_from = table.from;
            m_to = table.to;
            return;
        }
    }
    throw usage_error("'{}' is not a table of font letters; there are: {}", name,
                      fmt::join(table_names, ", "));
}

std::span<const std::string_view> LegacyLetters::names() {
    return table_names;
}

std::string LegacyLetters::convert(std::string_view text) const {
    if (is_ascii(text)) {
        return std::string(text);
    }
    std::u32string points = code_points(text);
    for (char32_t& point : points) {
        const std::size_t at = m_from.find(point);
        point = at == m_from.npos ? point : m_to[at];
    }
    return utf8(points);
}

}  // namespace zamin::text
