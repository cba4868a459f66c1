#include "core/column.hpp"

#include <charconv>
#include <cmath>

#include "core/error.hpp"
#include "core/memory.hpp"

namespace zamin {

void TextArray::push_back(std::string_view text) {
    m_bytes.append(text);
    m_ends.push_back(m_bytes.size());
}

void TextArray::append(const TextArray& other) {
    const std::uint64_t base = m_bytes.size();
    m_bytes.append(other.m_bytes);
    const std::size_t before = m_ends.size();
    m_ends.resize(before + other.m_ends.size());
    for (std::size_t i = 0; i < other.m_ends.size(); ++i) {
        m_ends[before + i] = base + other.m_ends[i];
    }
}

void TextArray::reserve_like(const TextArray& sample, double times) {
    reserve_large(m_ends, grown(sample.m_ends.size(), times));
    reserve_large(m_bytes, grown(sample.m_bytes.size(), times));
}

void TextArray::reserve(std::size_t rows, std::size_t bytes) {
    m_ends.reserve(rows);
    m_bytes.reserve(bytes);
}

const char* to_string(ColumnType type) {
    switch (type) {
        case ColumnType::integer:
            return "integer";
        case ColumnType::real:
            return "real";
        case ColumnType::text:
            return "text";
        case ColumnType::boolean:
            return "boolean";
        case ColumnType::date:
            return "date";
        case ColumnType::datetime:
            return "datetime";
    }
    return "";
}

Column::Column(std::string column_name, ColumnType column_type)
    : name(std::move(column_name)), m_type(column_type) {
    switch (column_type) {
        case ColumnType::integer:
        case ColumnType::boolean:
            m_values = std::vector<std::int64_t>{};
            break;
        case ColumnType::real:
            m_values = std::vector<double>{};
            break;
        case ColumnType::text:
        case ColumnType::date:
        case ColumnType::datetime:
            m_values = TextArray{};
            break;
    }
}

bool Column::is_number() const {
    return !std::holds_alternative<TextArray>(m_values);
}

void Column::push_null() {
    m_valid.push_back(0);
    if (auto* integers = std::get_if<std::vector<std::int64_t>>(&m_values)) {
        integers->push_back(0);
    } else if (auto* reals = std::get_if<std::vector<double>>(&m_values)) {
        reals->push_back(std::nan(""));
    } else {
        std::get<TextArray>(m_values).push_back({});
    }
}

void Column::push_integer(std::int64_t value) {
    std::get<std::vector<std::int64_t>>(m_values).push_back(value);
    m_valid.push_back(1);
}

void Column::push_real(double value) {
    std::get<std::vector<double>>(m_values).push_back(value);
    m_valid.push_back(1);
}

void Column::push_text(std::string_view value) {
    std::get<TextArray>(m_values).push_back(value);
    m_valid.push_back(1);
}

void Column::append(const Column& other) {
    m_valid.insert(m_valid.end(), other.m_valid.begin(), other.m_valid.end());
    std::visit(
        [&](auto& mine) {
            const auto& theirs = std::get<std::decay_t<decltype(mine)>>(other.m_values);
            if constexpr (std::is_same_v<std::decay_t<decltype(mine)>, TextArray>) {
                mine.append(theirs);
            } else {
                mine.insert(mine.end(), theirs.begin(), theirs.end());
            }
        },
        m_values);
}

void Column::reserve(std::size_t rows) {
    m_valid.reserve(rows);
    std::visit(
        [&](auto& values) {
            if constexpr (std::is_same_v<std::decay_t<decltype(values)>, TextArray>) {
                values.reserve(rows, rows * 8);
            } else {
                values.reserve(rows);
            }
        },
        m_values);
}

void Column::reserve_like(const Column& sample, double times) {
    reserve_large(m_valid, grown(sample.m_valid.size(), times));
    std::visit(
        [&](auto& mine) {
            const auto& theirs = std::get<std::decay_t<decltype(mine)>>(sample.m_values);
            if constexpr (std::is_same_v<std::decay_t<decltype(mine)>, TextArray>) {
                mine.reserve_like(theirs, times);
            } else {
                reserve_large(mine, grown(theirs.size(), times));
            }
        },
        m_values);
}

namespace {
std::optional<double> parse_number(std::string_view text) {
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
    }
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    double value = 0.0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}
}  // namespace

std::optional<double> Column::number(std::size_t row) const {
    if (is_null(row)) {
        return std::nullopt;
    }
    if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&m_values)) {
        return static_cast<double>((*integers)[row]);
    }
    if (const auto* reals = std::get_if<std::vector<double>>(&m_values)) {
        const double value = (*reals)[row];
        return std::isfinite(value) ? std::optional(value) : std::nullopt;
    }
    return parse_number(std::get<TextArray>(m_values)[row]);
}

std::string Column::text(std::size_t row) const {
    if (is_null(row)) {
        return {};
    }
    if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&m_values)) {
        return std::to_string((*integers)[row]);
    }
    if (const auto* reals = std::get_if<std::vector<double>>(&m_values)) {
        return fmt::format("{}", (*reals)[row]);
    }
    return std::string(std::get<TextArray>(m_values)[row]);
}

std::string_view Column::text_view(std::size_t row) const {
    return is_null(row) ? std::string_view{} : std::get<TextArray>(m_values)[row];
}

const std::vector<std::int64_t>& Column::integers() const {
    return std::get<std::vector<std::int64_t>>(m_values);
}

const std::vector<double>& Column::reals() const {
    return std::get<std::vector<double>>(m_values);
}

const TextArray& Column::texts() const {
    return std::get<TextArray>(m_values);
}

}  // namespace zamin
