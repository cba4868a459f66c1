#include "viewer/palette_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/msgid.hpp"
#include "text/place_key.hpp"
#include "text/words.hpp"
#include "viewer/scale_bar.hpp"

namespace zamin::viewer {

namespace {

// Rank of a folded text for a folded query: 0 begins with it, 1 a word does, 2 holds it.
std::optional<int> rank(std::string_view name, std::string_view query) {
    const std::size_t at = name.find(query);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    if (at == 0) {
        return 0;
    }
    return name.find(" " + std::string(query)) != std::string_view::npos ? 1 : 2;
}

// Shorter keys would find half the country.
constexpr std::size_t least_key = 3;

struct Ranked {
    int rank = 0;
    PaletteItem item;
};

void add_actions(std::string_view query, const std::function<std::string(const char*)>& translate,
                 std::vector<Ranked>& found) {
    for (const ActionEntry& entry : all_actions()) {
        if (entry.action == Action::palette || entry.action == Action::close) {
            continue;
        }
        const std::string words = translate(entry.words);
        auto place = query.empty() ? std::optional(0) : rank(text::fold_word(words), query);
        if (!place) {
            place = rank(text::fold_word(entry.words), query);
        }
        if (place) {
            // Names of places come before commands of the same rank.
            found.push_back({*place * 2 + 1, {words, entry.keys, entry.action}});
        }
    }
}

// Layers whose names people look for.
bool has_places(const LoadedLayer& layer) {
    return layer.role() != "plots" && layer.kind != GeometryKind::none &&
           !layer.name_column.empty() && layer.drawn.has_value();
}

// `key` is the place key of what was typed: it finds Shahritus for Шаҳритус.
void add_places(const Session& session, std::string_view query, std::string_view key,
                std::vector<Ranked>& found) {
    for (const LoadedLayer& layer : session.layers) {
        if (!has_places(layer)) {
            continue;
        }
        for (std::size_t row = 0; row < layer.layer->size(); ++row) {
            const std::string name = layer.feature_name(row);
            auto place = name.empty() ? std::nullopt : rank(text::fold_word(name), query);
            if (!place && key.size() >= least_key && !name.empty()) {
                place = rank(text::place_key(name).key, key);
            }
            if (place) {
                found.push_back(
                    {*place * 2,
                     {name, layer.title, FeatureRef{layer.id, static_cast<std::uint32_t>(row)}}});
            }
        }
    }
}

// What was drawn, by its name or its words.
void add_drawings(const Session& session, std::string_view query,
                  const std::function<std::string(const char*)>& translate,
                  std::vector<Ranked>& found) {
    constexpr std::array<const char*, 3> kinds{msgid("Site"), msgid("Note"), msgid("Outline")};
    for (const auto& [id, drawing] : session.drawings.all()) {
        if (const auto place = rank(text::fold_word(drawing.text), query)) {
            const Coord at = drawing.points.front();
            found.push_back(
                {*place * 2,
                 {drawing.text, translate(kinds[static_cast<std::size_t>(drawing.kind)]),
                  FlyToPlace{at, 0.0}}});
        }
    }
}

struct Angle {
    double degrees = 0.0;
    char letter = 0;  // N, S, E or W; 0 = none written
};

// The numbers of a text, up to three (degrees, minutes, seconds) an angle: a letter, a comma or
// semicolon ends one; without any of them two plain numbers are two angles.
std::vector<Angle> angles_in(std::string_view text) {
    std::vector<Angle> angles;
    std::vector<double> parts;
    bool degree_signs = text.find("\xC2\xB0") != std::string_view::npos;
    const auto end_angle = [&](char letter) {
        if (parts.empty()) {
            return;
        }
        double value = 0.0;
        for (std::size_t i = parts.size(); i-- > 0;) {
            value = value / 60.0 + std::abs(parts[i]);
        }
        value = std::signbit(parts[0]) ? -value : value;
        angles.push_back({letter == 'S' || letter == 'W' ? -value : value, letter});
        parts.clear();
    };
    for (std::size_t i = 0; i < text.size();) {
        double number = 0.0;
        const auto [end, failure] =
            std::from_chars(text.data() + i, text.data() + text.size(), number);
        if (failure == std::errc()) {
            const bool new_angle = !parts.empty() && !degree_signs;
            if (new_angle) {
                end_angle(0);
            }
            parts.push_back(number);
            i = static_cast<std::size_t>(end - text.data());
            continue;
        }
        const char c = static_cast<char>(std::toupper(static_cast<unsigned char>(text[i])));
        if (c == 'N' || c == 'S' || c == 'E' || c == 'W') {
            end_angle(c);
        } else if (c == ',' || c == ';') {
            end_angle(0);
        } else if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
            return {};
        }
        ++i;
    }
    end_angle(0);
    return angles;
}

}  // namespace

std::optional<Coord> coordinates_in(std::string_view text) {
    const std::vector<Angle> angles = angles_in(text);
    if (angles.size() != 2) {
        return std::nullopt;
    }
    const bool east_first = angles[0].letter == 'E' || angles[0].letter == 'W';
    const Coord lonlat = east_first ? Coord{angles[0].degrees, angles[1].degrees}
                                    : Coord{angles[1].degrees, angles[0].degrees};
    const bool possible = std::abs(lonlat.x) <= 180.0 && std::abs(lonlat.y) <= 90.0;
    return possible ? std::optional(lonlat) : std::nullopt;
}

FlyToPlace to_place(const project::KeptPlace& place) {
    MapView unit;
    unit.metres_per_px = 1.0;
    return {place.lonlat_deg, place.scale / unit.scale_denominator(bookmark_px_per_inch)};
}

std::vector<PaletteItem> palette_items(const Session& session,
                                       std::span<const project::KeptPlace> bookmarks,
                                       std::string_view typed,
                                       const std::function<std::string(const char*)>& translate,
                                       std::size_t most) {
    const std::string query = text::fold_word(typed);
    std::vector<Ranked> found;
    if (const auto lonlat = coordinates_in(typed)) {
        found.push_back({-1,
                         {coordinates_text(*lonlat), translate(msgid("Go to coordinates")),
                          FlyToPlace{*lonlat, 0.0}}});
    }
    if (!query.empty()) {
        add_places(session, query, text::place_key(typed).key, found);
        add_drawings(session, query, translate, found);
    }
    for (const project::KeptPlace& bookmark : bookmarks) {
        if (const auto place =
                query.empty() ? std::optional(0) : rank(text::fold_word(bookmark.name), query)) {
            found.push_back(
                {*place * 2,
                 {bookmark.name, translate(msgid("Remembered place")), to_place(bookmark)}});
        }
    }
    add_actions(query, translate, found);
    std::ranges::stable_sort(found, {}, &Ranked::rank);
    found.resize(std::min(found.size(), most));
    std::vector<PaletteItem> items;
    for (Ranked& ranked : found) {
        items.push_back(std::move(ranked.item));
    }
    return items;
}

}  // namespace zamin::viewer
