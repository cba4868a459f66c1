#include "project/sex_codes.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "project/field_words.hpp"
#include "project/roles.hpp"

namespace zamin::project {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(' ');
    return begin == std::string_view::npos
               ? std::string_view()
               : text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

const char* word_of(text::Sex sex) {
    return sex == text::Sex::female ? "F" : "M";
}

bool is_sex(const RoleField& field) {
    const FieldWords* words = field_words(field.name);
    return words && words->test == ValueTest::sex;
}

// The column with words for codes; how many rows that are filled had none is counted.
Column decoded(const Column& coded, const SexCodes& codes, std::size_t& left) {
    Column result(coded.name, ColumnType::text);
    for (std::size_t row = 0; row < coded.size(); ++row) {
        const std::string value = coded.text(row);
        const auto code = codes.find(std::string(trimmed(value)));
        if (coded.is_null(row) || (code != codes.end() && code->second == text::Sex::unknown)) {
            result.push_null();
        } else if (code != codes.end()) {
            result.push_text(word_of(code->second));
        } else {
            left += text::sex_from(value) ? 0 : 1;
            result.push_text(value);
        }
    }
    return result;
}

}  // namespace

SexCodes sex_codes_from(std::string_view text) {
    SexCodes codes;
    for (std::string_view rest = text; !rest.empty();) {
        const auto comma = rest.find(',');
        const std::string_view part = trimmed(rest.substr(0, comma));
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
        const auto equals = part.find('=');
        const auto sex = equals == std::string_view::npos
                             ? std::nullopt
                             : text::sex_from(trimmed(part.substr(equals + 1)));
        const std::string code(trimmed(part.substr(0, equals)));
        if (!sex || code.empty()) {
            throw usage_error("sex codes '{}': '{}' is not understood; expected e.g. 1=F,2=M", text,
                              part);
        }
        if (!codes.emplace(code, *sex).second) {
            throw usage_error("sex codes '{}': {} is said twice", text, code);
        }
    }
    return codes;
}

void settle_sex_codes(Layer& layer, const ProjectSource& source, std::vector<Remark>& notes) {
    const Role* known = find_role(source.role);
    if (!known || source.sex_codes.empty()) {
        return;
    }
    const SexCodes codes = sex_codes_from(source.sex_codes);
    for (const RoleField& field : known->fields) {
        const std::string name = source.column(field.name);
        const auto column = std::find_if(layer.columns.begin(), layer.columns.end(),
                                         [&](const Column& c) { return c.name == name; });
        if (!is_sex(field) || column == layer.columns.end()) {
            continue;
        }
        std::size_t left = 0;
        *column = decoded(*column, codes, left);
        Sentence text = said("column '{0}' is read with {1}", {name, source.sex_codes});
        if (left > 0) {
            text.then(said("; {0} rows have none of these codes", {count(left)}));
        }
        notes.push_back({source.role, "", std::move(text)});
    }
}

}  // namespace zamin::project
