#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "access/dossier.hpp"
#include "access/words.hpp"
#include "core/error.hpp"
#include "core/layer.hpp"

namespace zamin::access {

namespace {

struct FieldName {
    const char* key;
    const char* label;
};

constexpr std::array<FieldName, 33> field_names{
    {{"cover.addressee", "To"},
     {"cover.applicant", "Applicant"},
     {"cover.registration", "Registration of the applicant"},
     {"cover.beneficiary", "Beneficiary"},
     {"cover.village", "Village, jamoat, district"},
     {"cover.date", "Date"},
     {"cover.reference", "Reference"},
     {"cover.data_date", "State of the data"},
     {"ask.area", "Area asked for"},
     {"ask.parcel", "Parcel"},
     {"ask.fund", "Fund"},
     {"ask.class", "Land class"},
     {"ask.water", "Water"},
     {"ask.place", "Place of the parcel"},
     {"ask.purpose", "Purpose"},
     {"ask.crop", "Crop"},
     {"ask.right", "Right asked for"},
     {"ask.term", "Term"},
     {"map.distance", "From the village"},
     {"map.neighbours", "Recorded plots nearby"},
     {"need.threshold", "Threshold for a member"},
     {"need.deficit", "Hectares missing"},
     {"need.female_headed", "Members of female-headed households"},
     {"why.score", "Score"},
     {"why.rank", "Rank among the candidates"},
     {"why.unchecked", "Still to be checked"},
     {"water.source", "Water"},
     {"water.crop", "Crop plan"},
     {"water.tonnes", "Expected harvest"},
     {"agreement.parties", "Parties"},
     {"agreement.document", "Written agreement"},
     {"agreement.share", "Share of the proceeds for the CBO"},
     {"annexes.personal", "Personal data"}}};

bool is_field(std::string_view key) {
    return std::any_of(field_names.begin(), field_names.end(),
                       [&](const FieldName& field) { return field.key == key; });
}

bool is_part(std::string_view key) {
    return std::any_of(field_names.begin(), field_names.end(), [&](const FieldName& field) {
        return std::string_view(field.key).starts_with(std::string(key) + ".");
    });
}

DossierTemplate::Line line_of(std::string_view text, std::string_view file, std::size_t number) {
    DossierTemplate::Line line;
    const auto equals = text.find('=');
    const std::string_view left = trimmed(text.substr(0, equals));
    const std::string_view right =
        equals == std::string_view::npos ? std::string_view() : trimmed(text.substr(equals + 1));
    if (const auto plus = left.find('+'); plus != std::string_view::npos) {
        const std::string_view part = trimmed(left.substr(0, plus));
        if (!is_part(part)) {
            throw usage_error("{}:{}: '{}' is no part of the dossier", file, number, part);
        }
        line = {std::string(part) + ".own", std::string(trimmed(left.substr(plus + 1))),
                std::string(right), true};
        return line;
    }
    if (!is_field(left)) {
        std::vector<std::string> keys;
        for (const FieldName& field : field_names) {
            keys.emplace_back(field.key);
        }
        const std::string near = closest_word(left, keys);
        throw usage_error("{}:{}: '{}' is no field of the dossier{}", file, number, left,
                          near.empty() ? "" : fmt::format(" (did you mean '{}'?)", near));
    }
    line.key = left;
    line.label = right;
    return line;
}

}  // namespace

DossierTemplate parse_template(std::string_view text, std::string_view file) {
    DossierTemplate result;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto end = text.find('\n');
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (!line.empty() && line.front() != '#') {
            result.lines.push_back(line_of(line, file, number));
        }
    }
    return result;
}

std::string default_template() {
    std::string text =
        "# The fields of a request for land. A line that is taken away leaves its field out;\n"
        "#   key = Label           calls it otherwise\n"
        "#   part + Label = Value  adds a field of your own behind the others of its part\n";
    for (const FieldName& field : field_names) {
        text += fmt::format("\n# {}\n{}\n", field.label, field.key);
    }
    return text;
}

}  // namespace zamin::access
