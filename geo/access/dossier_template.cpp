#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "access/dossier.hpp"
#include "text/template_file.hpp"

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
     {"map.distance", "From the group's place"},
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

bool is_part(std::string_view name) {
    return std::any_of(field_names.begin(), field_names.end(), [&](const FieldName& field) {
        return std::string_view(field.key).starts_with(std::string(name) + ".");
    });
}

class TemplateReader {
  public:
    TemplateReader(std::string_view text, std::string_view file)
        : m_toml(text, std::string(file)) {}

    DossierTemplate read() {
        for (const auto& [key, node] : m_toml.root()) {
            const toml::table* part = node.as_table();
            if (part == nullptr || !is_part(key.str())) {
                m_toml.fail(key.source(),
                            said("'{0}' is no part of the dossier", {std::string(key.str())}));
            }
            read_part(std::string(key.str()), *part);
        }
        // In the dossier's own order, whatever the file's.
        DossierTemplate result;
        for (const FieldName& field : field_names) {
            const auto named = m_labels.find(field.key);
            if (named == m_labels.end()) {
                result.lines.push_back({field.key, {}, {}, false});
            } else if (named->second) {
                result.lines.push_back({field.key, *named->second, {}, false});
            }
        }
        result.lines.insert(result.lines.end(), m_own.begin(), m_own.end());
        return result;
    }

  private:
    void read_part(const std::string& part, const toml::table& table) {
        for (const auto& [key, node] : table) {
            if (key.str() == "own") {
                read_own(part, node);
                continue;
            }
            const std::string field = part + "." + std::string(key.str());
            check_field(field, key.source());
            if (const auto label = node.value<std::string>()) {
                m_labels[field] = *label;
            } else if (node.value<bool>() == false) {
                m_labels[field] = std::nullopt;
            } else {
                m_toml.fail(
                    node.source(),
                    said("{0} is a label in quotes, or false to leave the field out", {field}));
            }
        }
    }

    void check_field(const std::string& field, const toml::source_region& where) const {
        std::vector<std::string> keys;
        for (const FieldName& known : field_names) {
            keys.emplace_back(known.key);
        }
        if (std::find(keys.begin(), keys.end(), field) == keys.end()) {
            m_toml.fail(where, said("'{0}' is no field of the dossier", {field})
                                   .then(text::did_you_mean(field, keys)));
        }
    }

    void read_own(const std::string& part, const toml::node& node) {
        const toml::array* fields = node.as_array();
        for (std::size_t i = 0; fields != nullptr && i < fields->size(); ++i) {
            const toml::table* field = (*fields)[i].as_table();
            const auto label =
                field ? (*field)["label"].value<std::string>() : std::optional<std::string>();
            if (!label) {
                m_toml.fail((*fields)[i].source(),
                            said("a field of one's own has a label and a value"));
            }
            m_own.push_back(
                {part + ".own", *label, (*field)["value"].value_or(std::string()), true});
        }
        if (fields == nullptr) {
            m_toml.fail(node.source(), as_it_is("own = [{label = \"...\", value = \"...\"}]"));
        }
    }

    text::TemplateFile m_toml;
    std::map<std::string, std::optional<std::string>> m_labels;  // none: left out
    std::vector<DossierTemplate::Line> m_own;
};

}  // namespace

DossierTemplate parse_template(std::string_view text, std::string_view file) {
    return TemplateReader(text, file).read();
}

std::string default_template() {
    std::string text =
        "# The fields of a request for land, part by part. A field of this file may be\n"
        "#   \"\"           called as usual\n"
        "#   \"Label\"      called otherwise\n"
        "#   false         left out\n"
        "# and a part may have fields of your own behind the others:\n"
        "#   own = [{label = \"Telephone\", value = \"+992\"}]\n";
    std::string part;
    for (const FieldName& field : field_names) {
        const std::string_view key = field.key;
        const auto dot = key.find('.');
        if (key.substr(0, dot) != part) {
            part = key.substr(0, dot);
            text += fmt::format("\n[{}]\n", part);
        }
        text += fmt::format("{} = \"\"  # {}\n", key.substr(dot + 1), field.label);
    }
    return text;
}

}  // namespace zamin::access
