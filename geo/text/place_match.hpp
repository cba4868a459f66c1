// Finding places by name among others: what joins tables by district, the search box and zooming to
// a place have in common.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zamin::text {

// All names of one place: the main one, those in other languages, aliases.
struct PlaceNames {
    std::vector<std::string> names;

    // Several names may stand in one text, separated by '|' or ';'. Blank ones are left out.
    void add(std::string_view names_text);
};

// How a name was recognised, from best to worst.
enum class MatchedBy : std::uint8_t {
    same,   // the same but for case and blanks
    key,    // the same place key: another alphabet, transliteration, word for the kind of place
    alias,  // a known renaming or Russian form
    near,   // spelled a little differently, or of another kind of place
};

struct PlaceMatch {
    std::size_t place = 0;  // index into the places
    std::size_t name = 0;   // index into its names
    MatchedBy by = MatchedBy::near;
    double difference = 0.0;  // of the keys, 0 to 1 (key_difference)
    // Needs no confirmation: the only place with this name, key or sure alias, and of no other
    // kind.
    bool certain = false;
};

struct MatchOptions {
    double most_difference = 0.25;    // of the keys, for `near`
    std::size_t most_candidates = 5;  // kept for each wanted name
    bool known_aliases = true;        // use the table of renamed places
};

// For each wanted name the places that it may mean, best first; at most the first is certain. Empty
// for a blank name and where nothing is near. A place that several names mean is found by each.
std::vector<std::vector<PlaceMatch>> match_names(std::span<const std::string> wanted,
                                                 std::span<const PlaceNames> places,
                                                 const MatchOptions& options = {});

// Why, as half a sentence: "is written alike", "is a known other name of it".
std::string_view reason(MatchedBy by);

}  // namespace zamin::text
