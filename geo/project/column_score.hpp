// How well one column of a source fits one field of a role, judged by its name and its first
// values.
#pragma once

#include <string>

#include "core/sentence.hpp"
#include "io/read.hpp"
#include "project/field_words.hpp"

namespace zamin::project {

struct ColumnScore {
    // 1 the field's own name; 0.95 a word for it, 0.9 in another case or spelling; 0.7 a word that
    // may mean it; up to 0.65 some of its words; 0.4 to 0.5 only values like it; 0 nothing. Values
    // that fit add a little, values that do not take 0.4 away.
    double score = 0.0;
    bool by_name = false;  // false: only by its values
    Sentence reason;       // without its point: "it is named 'зироат'"
};

// `required`: bare words such as "id" or "code" count for the role's required field only.
ColumnScore score_column(const FieldWords& words, bool required, const io::ColumnInfo& column);

// A column name for comparing: the group path of a survey cut off, lower case, underscores, hyphens
// and brackets as blanks, Tajik letters as Russian ones.
std::string fold_column_name(std::string_view name);

// Whether all of a column's values are numbers, such as codes.
bool holds_only_numbers(const io::ColumnInfo& column);

}  // namespace zamin::project
