// One spelling for a place's name, whatever alphabet and transliteration it was written in: for
// matching only, never shown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace zamin::text {

enum class PlaceKind : std::uint8_t { unknown, oblast, district, jamoat, city, village };

struct PlaceKey {
    // "comi" for Ҷомӣ, Чоми, Jomi, "н. А. Чоми" and "Ҷомӣ ноҳияси"; empty for a name without
    // letters or digits.
    std::string key;
    PlaceKind kind = PlaceKind::unknown;  // by words such as "район", "ҷамоати деҳоти", "District"
    friend bool operator==(const PlaceKey&, const PlaceKey&) = default;
};

// Composed and lower case; ғ г, ӣ и, қ к, ӯ у, ҳ х, ҷ ч, ё е as one; ъ ь and apostrophes dropped;
// words for the kind of place and initials left out; then one letter a sound, Latin and Cyrillic
// alike: дж, ҷ, ч, dzh, j and ch are "c", х, ҳ, kh and h are "h", doubled letters single.
PlaceKey place_key(std::string_view name);

// Whether both could be the same place: kinds are equal, or one is unknown.
bool may_be_the_same(PlaceKind a, PlaceKind b);

// How much two keys differ: 0 the same, 1 nothing alike. Edit distance over the longer one's
// length, in which vowels that Tajik and Russian spellings exchange (а о, е и, у о) cost a half.
double key_difference(std::string_view a, std::string_view b);

}  // namespace zamin::text
