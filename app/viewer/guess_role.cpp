#include "viewer/guess_role.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <unordered_set>

#include "text/words.hpp"
#include "viewer/loading.hpp"

namespace zamin::viewer {

namespace {

constexpr std::size_t most_districts = 500;
constexpr double least_district_m2 = 50e6;
constexpr std::size_t most_crops = 60;
constexpr std::size_t looked_at = 20000;  // rows, for counting distinct values

struct RoleWord {
    std::string_view word;  // folded, found inside the layer's or file's name
    std::string_view role;
};

constexpr RoleWord role_words[] = {
    {"plot", "plots"},         {"parcel", "plots"},     {"field", "plots"},
    {"croptype", "plots"},     {"участ", "plots"},      {"китъа", "plots"},
    {"district", "districts"}, {"adm2", "districts"},   {"nohiya", "districts"},
    {"ноҳия", "districts"},    {"нохия", "districts"},  {"район", "districts"},
    {"jamoat", "jamoats"},     {"adm3", "jamoats"},     {"чамоат", "jamoats"},
    {"village", "villages"},   {"деха", "villages"},    {"centre", "centres"},
    {"center", "centres"},     {"road", "roads"},       {"member", "members"},
    {"group", "groups"},       {"service", "services"}, {"canal", "canals"},
    {"river", "water"},        {"дарё", "water"},       {"река", "water"},
};

constexpr std::string_view name_words[] = {"name",   "district", "shapename", "name 2",   "name en",
                                           "nohiya", "нохия",    "район",     "name tg",  "nom",
                                           "номи",   "название", "adm2 en",   "adm2 name"};
constexpr std::string_view crop_words[] = {"crop",      "label 1",   "crop type", "croptype",
                                           "crop name", "croptype1", "main crop", "зироат",
                                           "культура",  "label"};
constexpr std::string_view season_words[] = {"season", "мавсим", "сезон"};

std::string role_by_name(const Layer& layer) {
    const std::string name = text::fold_word(layer.name);
    for (const RoleWord& entry : role_words) {
        if (name.find(entry.word) != std::string::npos) {
            return std::string(entry.role);
        }
    }
    return {};
}

// The area of the features' boxes, good enough to tell a field from a district.
double mean_box_area_m2(const Layer& layer) {
    double sum = 0.0;
    std::size_t n = 0;
    for (std::size_t i = 0; i < layer.size(); ++i) {
        const Box box = layer.geometry.feature_box(i);
        if (box.empty()) {
            continue;
        }
        double x_m = layer.crs.metres_per_unit();
        double y_m = x_m;
        if (layer.crs.geographic()) {
            y_m = 111195.0;
            x_m = y_m * std::cos(box.center().y * 3.141592653589793 / 180.0);
        }
        sum += box.width() * x_m * box.height() * y_m;
        ++n;
    }
    return n == 0 ? 0.0 : sum / static_cast<double>(n);
}

std::string column_by_words(const Layer& layer, std::span<const std::string_view> words) {
    for (const std::string_view word : words) {
        for (const Column& column : layer.columns) {
            if (text::fold_word(column.name) == word) {
                return column.name;
            }
        }
    }
    return {};
}

// Distinct values that are not blank among the first rows, and the number of rows that have one.
struct Variety {
    std::size_t distinct = 0;
    std::size_t filled = 0;
};

Variety variety(const Column& column) {
    std::unordered_set<std::string> seen;
    Variety result;
    for (std::size_t row = 0; row < std::min(column.size(), looked_at); ++row) {
        std::string value = column.text(row);
        if (!value.empty()) {
            ++result.filled;
            seen.insert(std::move(value));
        }
    }
    result.distinct = seen.size();
    return result;
}

}  // namespace

RoleGuess guess_role(const Layer& layer) {
    RoleGuess guess;
    guess.role = role_by_name(layer);
    guess.name_column = guess_name_column(layer);
    const bool polygons = main_kind(layer) == GeometryKind::polygon;
    if (polygons && guess.role.empty()) {
        const bool few = layer.size() <= most_districts;
        const bool large = few && mean_box_area_m2(layer) >= least_district_m2;
        guess.role = large && !guess.name_column.empty() ? "districts" : "plots";
    } else if (!polygons && (guess.role == "plots" || guess.role == "districts")) {
        guess.role.clear();
    }
    if (guess.role == "plots") {
        guess.crop_column = guess_crop_column(layer);
    }
    return guess;
}

namespace {

// The first text column whose values suit; empty if there is none.
template <typename Suits>
std::string text_column(const Layer& layer, Suits suits) {
    for (const Column& column : layer.columns) {
        if (column.type() == ColumnType::text && suits(column, variety(column))) {
            return column.name;
        }
    }
    return {};
}

}  // namespace

std::string guess_name_column(const Layer& layer) {
    const std::string named = column_by_words(layer, name_words);
    if (!named.empty()) {
        return named;
    }
    return text_column(layer, [](const Column& column, const Variety& v) {
        return v.filled > 0 && v.distinct == v.filled &&
               text::fold_word(column.name).find("id") == std::string::npos;
    });
}

std::string guess_crop_column(const Layer& layer) {
    const std::string named = column_by_words(layer, crop_words);
    if (!named.empty()) {
        return named;
    }
    return text_column(layer, [](const Column&, const Variety& v) {
        return v.distinct >= 2 && v.distinct <= most_crops && v.distinct * 2 <= v.filled;
    });
}

std::string guess_season_column(const Layer& layer) {
    return column_by_words(layer, season_words);
}

std::vector<std::string> category_columns(const Layer& layer) {
    std::vector<std::string> names;
    for (const Column& column : layer.columns) {
        if (column.type() == ColumnType::text || column.type() == ColumnType::integer) {
            names.push_back(column.name);
        }
    }
    return names;
}

}  // namespace zamin::viewer
