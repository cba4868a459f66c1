#include "access/units.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>

#include "core/error.hpp"

namespace zamin::access {

namespace {

constexpr std::array<const char*, 7> words{"all",      "group",   "village", "jamoat",
                                           "district", "cluster", "sex"};

std::string name_or_unknown(const std::string& name) {
    return name.empty() ? unknown_name : name;
}

std::string place_of(const Holdings& holdings, Index village, UnitKind kind) {
    if (village == none) {
        return unknown_name;
    }
    const Village& place = holdings.villages[static_cast<std::size_t>(village)];
    if (kind == UnitKind::village) {
        return name_or_unknown(place.id);
    }
    if (kind == UnitKind::district && place.outside) {
        return outside_name;
    }
    const Index zone = kind == UnitKind::jamoat ? place.jamoat : place.district;
    const auto& names = kind == UnitKind::jamoat ? holdings.jamoats : holdings.districts;
    return zone == none ? unknown_name : names[static_cast<std::size_t>(zone)];
}

const char* word_of(Sex sex) {
    return sex == Sex::female ? "F" : sex == Sex::male ? "M" : unknown_name;
}

std::string unit_of(const Holdings& holdings, const Group& group, UnitKind kind) {
    switch (kind) {
        case UnitKind::all:
            return all_name;
        case UnitKind::group:
            return name_or_unknown(group.id);
        case UnitKind::cluster:
            return name_or_unknown(group.cluster);
        case UnitKind::sex:
            return unknown_name;
        default:
            return place_of(holdings, group.village, kind);
    }
}

std::string unit_of(const Holdings& holdings, const Member& member, UnitKind kind) {
    switch (kind) {
        case UnitKind::all:
            return all_name;
        case UnitKind::group:
        case UnitKind::cluster:
            return member.group == none
                       ? unknown_name
                       : unit_of(holdings, holdings.groups[static_cast<std::size_t>(member.group)],
                                 kind);
        case UnitKind::sex:
            return word_of(member.sex);
        default:
            return place_of(holdings, member.village, kind);
    }
}

}  // namespace

const char* to_string(UnitKind kind) {
    return words[static_cast<std::size_t>(kind)];
}

UnitKind unit_kind_from(std::string_view word) {
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) {
        throw usage_error("'{}' is nothing to group by; there are: {}", word,
                          fmt::join(words, ", "));
    }
    return static_cast<UnitKind>(found - words.begin());
}

Units make_units(const Holdings& holdings, UnitKind kind) {
    std::map<std::string, std::uint32_t> codes;
    std::vector<std::string> of_members;
    for (const Member& member : holdings.members) {
        of_members.push_back(unit_of(holdings, member, kind));
        codes.emplace(of_members.back(), 0);
    }
    for (const Group& group : holdings.groups) {
        if (kind != UnitKind::sex) {
            codes.emplace(unit_of(holdings, group, kind), 0);
        }
    }
    Units units;
    for (auto& [name, code] : codes) {
        code = static_cast<std::uint32_t>(units.names.size());
        units.names.push_back(name);
    }
    for (const std::string& name : of_members) {
        units.of_member.push_back(codes.at(name));
    }
    for (const Group& group : holdings.groups) {
        const auto code = codes.find(unit_of(holdings, group, kind));
        units.of_group.push_back(code == codes.end() ? 0 : code->second);
    }
    return units;
}

}  // namespace zamin::access
