#include "text/place_match.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <tuple>

#include "text/place_aliases.hpp"
#include "text/place_key.hpp"
#include "text/words.hpp"

namespace zamin::text {

namespace {

constexpr std::size_t shortest_near_key = 4;  // shorter ones differ too much by one letter

struct Name {
    std::string folded;
    PlaceKey key;
    std::span<const KnownPlace> known;
};

Name name_of(const std::string& text, const MatchOptions& options) {
    Name name{fold_word(text), place_key(text), {}};
    if (options.known_aliases) {
        name.known = known_places(name.key.key);
    }
    return name;
}

// Whether both are names of one known place, and whether that is sure; nullopt if not.
std::optional<bool> known_to_be_the_same(const Name& a, const Name& b) {
    std::optional<bool> sure;
    for (const KnownPlace& x : a.known) {
        for (const KnownPlace& y : b.known) {
            if (x.place == y.place) {
                sure = sure.value_or(false) || (x.sure && y.sure);
            }
        }
    }
    return sure;
}

bool is_blank(const Name& name) {
    return name.key.key.empty();
}

// What connects two names, without the place's index; nullopt if nothing does.
std::optional<PlaceMatch> compare(const Name& wanted, const Name& name,
                                  const MatchOptions& options) {
    PlaceMatch match;
    const bool kinds_agree = may_be_the_same(wanted.key.kind, name.key.kind);
    if (wanted.folded == name.folded) {
        match.by = MatchedBy::same;
        match.certain = true;
        return match;
    }
    if (wanted.key.key == name.key.key) {
        match.by = kinds_agree ? MatchedBy::key : MatchedBy::near;
        match.certain = kinds_agree;
        return match;
    }
    match.difference = key_difference(wanted.key.key, name.key.key);
    if (const auto sure = known_to_be_the_same(wanted, name)) {
        match.by = kinds_agree ? MatchedBy::alias : MatchedBy::near;
        match.certain = kinds_agree && *sure;
        return match;
    }
    const std::size_t shorter = std::min(wanted.key.key.size(), name.key.key.size());
    if (shorter >= shortest_near_key && match.difference <= options.most_difference) {
        return match;
    }
    return std::nullopt;
}

bool better(const PlaceMatch& a, const PlaceMatch& b) {
    return std::tuple(a.by, a.difference, a.place, a.name) <
           std::tuple(b.by, b.difference, b.place, b.name);
}

// The best of a place's names; nullopt if none fits.
std::optional<PlaceMatch> best_name(const Name& wanted, const std::vector<Name>& names,
                                    const MatchOptions& options) {
    std::optional<PlaceMatch> best;
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto match = is_blank(names[i]) ? std::nullopt : compare(wanted, names[i], options);
        if (match) {
            match->name = i;
            if (!best || better(*match, *best)) {
                best = match;
            }
        }
    }
    return best;
}

// Only the first may be certain, and only where no other place has as good a claim: the same name,
// or for other matches any but a near one.
void keep_one_certain(std::vector<PlaceMatch>& matches) {
    const auto has_claim = [&](const PlaceMatch& match) {
        return matches.front().by == MatchedBy::same ? match.by == MatchedBy::same
                                                     : match.by != MatchedBy::near;
    };
    const bool contested = std::any_of(matches.begin() + 1, matches.end(), has_claim);
    for (std::size_t i = 0; i < matches.size(); ++i) {
        matches[i].certain = matches[i].certain && i == 0 && !contested;
    }
}

std::vector<PlaceMatch> matches_of(const Name& wanted, const std::vector<std::vector<Name>>& places,
                                   const MatchOptions& options) {
    std::vector<PlaceMatch> matches;
    for (std::size_t i = 0; i < places.size() && !is_blank(wanted); ++i) {
        if (auto match = best_name(wanted, places[i], options)) {
            match->place = i;
            matches.push_back(*match);
        }
    }
    if (matches.empty()) {
        return matches;
    }
    std::sort(matches.begin(), matches.end(), better);
    keep_one_certain(matches);
    matches.resize(std::min(matches.size(), options.most_candidates));
    return matches;
}

}  // namespace

void PlaceNames::add(std::string_view names_text) {
    while (!names_text.empty()) {
        const std::size_t end = std::min(names_text.find_first_of("|;"), names_text.size());
        std::string_view name = names_text.substr(0, end);
        names_text.remove_prefix(std::min(end + 1, names_text.size()));
        const std::size_t first = name.find_first_not_of(" \t");
        if (first != name.npos) {
            name = name.substr(first, name.find_last_not_of(" \t") + 1 - first);
            names.emplace_back(name);
        }
    }
}

std::vector<std::vector<PlaceMatch>> match_names(std::span<const std::string> wanted,
                                                 std::span<const PlaceNames> places,
                                                 const MatchOptions& options) {
    std::vector<std::vector<Name>> prepared;
    for (const PlaceNames& place : places) {
        std::vector<Name>& names = prepared.emplace_back();
        for (const std::string& name : place.names) {
            names.push_back(name_of(name, options));
        }
    }
    std::map<std::string_view, std::vector<PlaceMatch>> known;  // tables repeat their names
    std::vector<std::vector<PlaceMatch>> result;
    for (const std::string& name : wanted) {
        auto found = known.find(name);
        if (found == known.end()) {
            found =
                known.emplace(name, matches_of(name_of(name, options), prepared, options)).first;
        }
        result.push_back(found->second);
    }
    return result;
}

std::string_view reason(MatchedBy by) {
    switch (by) {
        case MatchedBy::same:
            return "is the same name";
        case MatchedBy::key:
            return "is the same name in another spelling";
        case MatchedBy::alias:
            return "is a known other name of it";
        case MatchedBy::near:
            break;
    }
    return "is spelled a little differently";
}

}  // namespace zamin::text
