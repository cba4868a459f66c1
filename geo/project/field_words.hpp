// By which words the columns of a file are known as fields of a role, in English, Tajik and
// Russian.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace zamin::project {

// What the values of a field look like.
enum class ValueTest : std::uint8_t {
    any,
    identifier,  // short, mostly different from row to row
    name,        // words
    category,    // words, few of them different
    sex,         // text::sex_from
    yes_no,      // text::answer_from
    irrigation,  // text::irrigated_from
    area,        // numbers from 0 up
    amount,      // numbers from 0 up
    percent,     // numbers from 0 to 100
    year,        // whole numbers from 1900 to 2100
    date,        // YYYY-MM-DD or DD.MM.YYYY
};

struct FieldWords {
    std::string_view field;
    ValueTest test = ValueTest::any;
    // Column names as text::fold_word leaves them, separated by '|'. `strong` ones mean the field,
    // `weak` ones may.
    std::string_view strong;
    std::string_view weak;
};

// Every field of every role has its words; a field's own name is always one of them. nullptr for a
// name that is no field.
const FieldWords* field_words(std::string_view field);
std::span<const FieldWords> all_field_words();

// Words in the names of layers and files that say what a layer is for.
struct RoleWord {
    std::string_view word;  // folded; a word of the name begins with it
    std::string_view role;
};
std::span<const RoleWord> role_words();

}  // namespace zamin::project
