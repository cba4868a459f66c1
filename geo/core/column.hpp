// Attribute columns of a layer: one typed array a column, with a validity byte a row.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace zamin {

// Strings end to end in one buffer (UTF-8).
class TextArray {
  public:
    std::size_t size() const { return m_ends.size(); }
    std::string_view operator[](std::size_t i) const {
        const std::uint64_t begin = i == 0 ? 0 : m_ends[i - 1];
        return std::string_view(m_bytes).substr(begin, m_ends[i] - begin);
    }
    void push_back(std::string_view text);
    void append(const TextArray& other);
    void reserve(std::size_t rows, std::size_t bytes);
    void reserve_like(const TextArray& sample, double times);

  private:
    std::string m_bytes;
    std::vector<std::uint64_t> m_ends;
};

// What the values mean; dates and times are stored as ISO 8601 text ("2018-05-03",
// "2018-05-03T07:30:00Z"), booleans as integers 0 and 1.
enum class ColumnType : std::uint8_t { integer, real, text, boolean, date, datetime };
const char* to_string(ColumnType type);

class Column {
  public:
    Column(std::string column_name, ColumnType column_type);

    std::string name;

    ColumnType type() const { return m_type; }
    bool is_number() const;  // integer, real or boolean
    std::size_t size() const { return m_valid.size(); }
    bool is_null(std::size_t row) const { return m_valid[row] == 0; }

    void push_null();
    void push_integer(std::int64_t value);   // integer and boolean columns
    void push_real(double value);            // real columns
    void push_text(std::string_view value);  // text, date and datetime columns
    void append(const Column& other);        // same type; used to join what threads have read
    void reserve(std::size_t rows);
    // Room for `times` as much as the sample, of the same type, holds.
    void reserve_like(const Column& sample, double times);

    // The value as a number; nullopt for null, for text that is not a number, for NaN.
    std::optional<double> number(std::size_t row) const;
    // The value as text; empty for null. Numbers in the shortest form that reads back the same.
    std::string text(std::size_t row) const;
    // Without a copy, for text, date and datetime columns only.
    std::string_view text_view(std::size_t row) const;

    // The array itself: integers for integer and boolean, reals for real, texts for the others.
    const std::vector<std::int64_t>& integers() const;
    const std::vector<double>& reals() const;
    const TextArray& texts() const;

  private:
    ColumnType m_type;
    std::vector<std::uint8_t> m_valid;
    std::variant<std::vector<std::int64_t>, std::vector<double>, TextArray> m_values;
};

}  // namespace zamin
