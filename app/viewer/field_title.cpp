#include "viewer/field_title.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/msgid.hpp"
#include "project/roles.hpp"

namespace zamin::viewer {

namespace {

struct FieldTitle {
    std::string_view field;
    const char* title;
    bool words = false;  // its values are words of a list
};

constexpr std::array titles{FieldTitle{"accuracy_m", msgid("Accuracy, m")},
                            FieldTitle{"adult", msgid("Adult"), true},
                            FieldTitle{"aliases", msgid("Other names")},
                            FieldTitle{"can_alienate", msgid("May be sold"), true},
                            FieldTitle{"can_bequeath", msgid("May be bequeathed"), true},
                            FieldTitle{"capacity", msgid("Capacity")},
                            FieldTitle{"capacity_t", msgid("Capacity, t")},
                            FieldTitle{"capture", msgid("How measured"), true},
                            FieldTitle{"cbo", msgid("Organisation")},
                            FieldTitle{"centre_id", msgid("Centre number")},
                            FieldTitle{"class", msgid("Class"), true},
                            FieldTitle{"cluster", msgid("Cluster")},
                            FieldTitle{"cluster_id", msgid("Cluster number")},
                            FieldTitle{"commodity", msgid("Takes"), true},
                            FieldTitle{"crop", msgid("Crop"), true},
                            FieldTitle{"date", msgid("Date")},
                            FieldTitle{"declared_ha", msgid("Declared, ha")},
                            FieldTitle{"district", msgid("District")},
                            FieldTitle{"document", msgid("Document"), true},
                            FieldTitle{"elevation_m", msgid("Height, m")},
                            FieldTitle{"female_headed", msgid("Headed by a woman"), true},
                            FieldTitle{"group_id", msgid("Group number")},
                            FieldTitle{"holder_id", msgid("Holder number")},
                            FieldTitle{"holder_sex", msgid("Holder's sex"), true},
                            FieldTitle{"household_id", msgid("Household number")},
                            FieldTitle{"households", msgid("Households")},
                            FieldTitle{"irrigation", msgid("Irrigation"), true},
                            FieldTitle{"jamoat", msgid("Jamoat")},
                            FieldTitle{"kind", msgid("Kind"), true},
                            FieldTitle{"land_class", msgid("Land class"), true},
                            FieldTitle{"member_id", msgid("Member number")},
                            FieldTitle{"name", msgid("Name")},
                            FieldTitle{"name_en", msgid("English name")},
                            FieldTitle{"name_ru", msgid("Russian name")},
                            FieldTitle{"name_tg", msgid("Tajik name")},
                            FieldTitle{"named_on_document", msgid("Named on it"), true},
                            FieldTitle{"number", msgid("Document number")},
                            FieldTitle{"office", msgid("Office"), true},
                            FieldTitle{"official_ha", msgid("Official, ha")},
                            FieldTitle{"oneway", msgid("One way"), true},
                            FieldTitle{"parcel_id", msgid("Parcel number")},
                            FieldTitle{"party_id", msgid("Holder number")},
                            FieldTitle{"party_kind", msgid("Kind of holder"), true},
                            FieldTitle{"perceived_secure", msgid("Felt to be secure"), true},
                            FieldTitle{"plot_id", msgid("Plot number")},
                            FieldTitle{"plots_surveyed", msgid("Plots surveyed"), true},
                            FieldTitle{"population", msgid("Population")},
                            FieldTitle{"right", msgid("Right"), true},
                            FieldTitle{"season", msgid("Season")},
                            FieldTitle{"served", msgid("Where it serves")},
                            FieldTitle{"sex", msgid("Sex"), true},
                            FieldTitle{"share_of_proceeds", msgid("Share of proceeds")},
                            FieldTitle{"share_pct", msgid("Share, %")},
                            FieldTitle{"site", msgid("Site number")},
                            FieldTitle{"slope_deg", msgid("Slope, degrees")},
                            FieldTitle{"slope_pct", msgid("Slope, %")},
                            FieldTitle{"speed_km_h", msgid("Speed, km/h")},
                            FieldTitle{"stage", msgid("Stage"), true},
                            FieldTitle{"status", msgid("Status"), true},
                            FieldTitle{"surface", msgid("Surface"), true},
                            FieldTitle{"t_ha", msgid("Yield, t/ha")},
                            FieldTitle{"tenure", msgid("Tenure"), true},
                            FieldTitle{"term", msgid("Term")},
                            FieldTitle{"valid_from", msgid("Valid from")},
                            FieldTitle{"valid_to", msgid("Valid to")},
                            FieldTitle{"village_id", msgid("Village number")},
                            FieldTitle{"year", msgid("Year")},
                            FieldTitle{"yield_t_ha", msgid("Yield, t/ha")}};

// Words of the lists that no other part of the program says.
[[maybe_unused]] constexpr std::array more_words{msgid("presidential land"),
                                                 msgid("household plot"),
                                                 msgid("dehkan farm"),
                                                 msgid("lease"),
                                                 msgid("agro-shop"),
                                                 msgid("adviser"),
                                                 msgid("machinery"),
                                                 msgid("asphalt"),
                                                 msgid("gravel"),
                                                 msgid("unpaved"),
                                                 msgid("existing"),
                                                 msgid("person"),
                                                 msgid("yes"),
                                                 msgid("no"),
                                                 msgid("other"),
                                                 msgid("executive committee"),
                                                 msgid("track"),
                                                 msgid("trunk"),
                                                 msgid("primary"),
                                                 msgid("secondary"),
                                                 msgid("tertiary"),
                                                 msgid("unclassified")};

const FieldTitle* find_title(std::string_view field) {
    const auto found = std::ranges::find(titles, field, &FieldTitle::field);
    return found == titles.end() ? nullptr : &*found;
}

// The field that the column fills; empty for none.
std::string_view field_of(const LoadedLayer& layer, const std::string& column) {
    const project::Role* role = project::find_role(layer.role());
    if (role == nullptr || layer.result) {
        return {};
    }
    for (const project::RoleField& field : role->fields) {
        if (layer.source.column(field.name) == column) {
            return field.name;
        }
    }
    return {};
}

}  // namespace

std::string field_title(std::string_view field, const text::Catalogue& words) {
    const FieldTitle* found = find_title(field);
    return std::string(found == nullptr ? field : words.lookup(found->title));
}

std::string field_title(const LoadedLayer& layer, const std::string& column,
                        const text::Catalogue& words) {
    const std::string_view field = field_of(layer, column);
    return field.empty() ? column : field_title(field, words);
}

std::string value_text(const LoadedLayer& layer, const std::string& column, const std::string& text,
                       const text::Catalogue& words) {
    const FieldTitle* field = find_title(field_of(layer, column));
    return field != nullptr && field->words ? std::string(words.lookup(text)) : text;
}

std::string field_value(const LoadedLayer& layer, const Column& column, std::size_t row,
                        const text::Catalogue& words) {
    std::string value = column.text(row);
    if (value.empty()) {
        return value;
    }
    if (column.is_number()) {
        if (words.language() != text::Language::english) {
            std::ranges::replace(value, '.', ',');
        }
        return value;
    }
    return value_text(layer, column.name, value, words);
}

}  // namespace zamin::viewer
