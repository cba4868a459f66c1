// Villages, groups and members.
#include "access/field.hpp"
#include "access/zones.hpp"
#include "core/msgid.hpp"
#include "text/number.hpp"

namespace zamin::access {

namespace {

// By its place; where it has none, or no polygons are loaded, by the village's own column.
Index zone_of(const Village& village, const Zones& zones, std::string_view written, Ids& ids,
              std::vector<std::string>& names) {
    if (zones.any() && village.at) {
        return name_index(ids, names, zones.name_at(*village.at));
    }
    return name_index(ids, names, written);
}

Problem outside_problem(const Source& source, std::size_t row, const Village& village,
                        const text::Catalogue& words) {
    return problem_at(
        source, row, words.tr("village outside the districts"),
        words.tr("village {0} lies in none of them, at {1} {2}", village.id,
                 text::number(village.at->x, 4, words.language()),
                 text::number(village.at->y, 4, words.language())),
        words.tr("its members count in all totals and in the district (outside); their "
                 "distances are measured from there"));
}

// The first row of an id is the one that counts.
bool is_new_id(const Source& source, std::size_t row, const std::string& id, const Ids& ids,
               const char* what, const text::Catalogue& words, std::vector<Problem>& problems) {
    if (ids.count(id) == 0) {
        return true;
    }
    problems.push_back(problem_at(source, row, words.tr("id twice"),
                                  words.tr("{0} {1} stands in several rows", words.tr(what), id),
                                  words.tr("the first row counts, this one does not")));
    return false;
}

}  // namespace

void read_villages(const Sources& sources, Holdings& holdings, Lookup& lookup) {
    const Source& source = sources.villages;
    if (!source) {
        return;
    }
    require_field(source, "village_id");
    const Zones districts(sources.districts);
    const Zones jamoats(sources.jamoats);
    const std::vector<std::optional<Coord>> points = row_points(*source.layer);
    Field id(source, "village_id"), name(source, "name"), tg(source, "name_tg"),
        ru(source, "name_ru"), district(source, "district"), jamoat(source, "jamoat");
    Ids district_ids, jamoat_ids;
    for (std::size_t row = 0; row < source.layer->size(); ++row) {
        Village village;
        village.id = id.copy(row);
        if (!is_new_id(source, row, village.id, lookup.villages, msgid("village"), lookup.words,
                       holdings.problems)) {
            continue;
        }
        village.name = name.copy(row);
        village.name_tg = tg.copy(row);
        village.name_ru = ru.copy(row);
        village.at = points[row];
        village.district =
            zone_of(village, districts, district.text(row), district_ids, holdings.districts);
        village.jamoat = zone_of(village, jamoats, jamoat.text(row), jamoat_ids, holdings.jamoats);
        village.outside = districts.any() && village.at && village.district == none;
        if (village.outside) {
            holdings.problems.push_back(outside_problem(source, row, village, lookup.words));
        }
        lookup.villages.emplace(village.id, static_cast<Index>(holdings.villages.size()));
        holdings.villages.push_back(std::move(village));
    }
}

void read_groups(const Source& source, Holdings& holdings, Lookup& lookup) {
    const text::Catalogue& words = lookup.words;
    if (!source) {
        return;
    }
    require_field(source, "group_id");
    const std::vector<std::optional<Coord>> points = row_points(*source.layer);
    Field id(source, "group_id"), name(source, "name"), tg(source, "name_tg"),
        ru(source, "name_ru"), village(source, "village_id"), cbo(source, "cbo"),
        cluster(source, "cluster"), stage(source, "stage");
    for (std::size_t row = 0; row < source.layer->size(); ++row) {
        Group group;
        group.id = id.copy(row);
        if (!is_new_id(source, row, group.id, lookup.groups, msgid("group"), lookup.words,
                       holdings.problems)) {
            continue;
        }
        group.name = name.copy(row);
        group.name_tg = tg.copy(row);
        group.name_ru = ru.copy(row);
        group.village = find_id(lookup.villages, village.text(row));
        group.cluster = cluster.copy(row);
        group.stage = stage.copy(row);
        group.at = points[row];
        if (!group.at && group.village != none) {
            group.at = holdings.villages[static_cast<std::size_t>(group.village)].at;
        }
        const std::string_view organisation = cbo.text(row);
        if (!organisation.empty() && (organisation == group.id || organisation == group.name)) {
            holdings.problems.push_back(problem_at(
                source, row, words.tr("group is its own CBO"),
                words.tr("group {0} names itself as its CBO", group.id),
                words.tr("taken as a group without a CBO: it needs no agreement with itself, and "
                         "a request needs another applicant")));
        } else {
            group.cbo = name_index(lookup.cbos, holdings.cbos, organisation);
        }
        lookup.groups.emplace(group.id, static_cast<Index>(holdings.groups.size()));
        holdings.groups.push_back(std::move(group));
    }
}

namespace {

// Without a table of groups, those are the groups that members name.
Index group_of_members(std::string_view id, Holdings& holdings, Lookup& lookup) {
    if (id.empty()) {
        return none;
    }
    const auto [entry, is_new] =
        lookup.groups.try_emplace(std::string(id), static_cast<Index>(holdings.groups.size()));
    if (is_new) {
        holdings.groups.emplace_back().id = std::string(id);
    }
    return entry->second;
}

void name_missing_group(const Source& source, std::size_t row, const Member& member,
                        std::string_view written, const text::Catalogue& words,
                        std::vector<Problem>& problems) {
    problems.push_back(problem_at(
        source, row,
        written.empty() ? words.tr("member without group") : words.tr("member of an unknown group"),
        written.empty()
            ? words.tr("member {0} names no group", member.id)
            : words.tr("member {0} names the group {1}, which is in no table", member.id, written),
        words.tr("counts in all totals, and by group as (unknown)")));
}

}  // namespace

void read_members(const Sources& sources, Holdings& holdings, Lookup& lookup) {
    const Source& source = sources.members;
    if (!source) {
        return;
    }
    require_field(source, "member_id");
    const std::vector<std::optional<Coord>> points = row_points(*source.layer);
    Field id(source, "member_id"), name(source, "name"), sex(source, "sex"),
        group(source, "group_id"), village(source, "village_id"), household(source, "household_id"),
        adult(source, "adult"), headed(source, "female_headed"), surveyed(source, "plots_surveyed"),
        office(source, "office");
    Misread misread(source);
    for (std::size_t row = 0; row < source.layer->size(); ++row) {
        Member member;
        member.id = id.copy(row);
        if (!is_new_id(source, row, member.id, lookup.members, msgid("member"), lookup.words,
                       holdings.problems)) {
            continue;
        }
        member.name = name.copy(row);
        member.sex = misread.read(sex, "sex", row, sex_from, Sex::unknown);
        member.group = sources.groups ? find_id(lookup.groups, group.text(row))
                                      : group_of_members(group.text(row), holdings, lookup);
        if (member.group == none) {
            name_missing_group(source, row, member, group.text(row), lookup.words,
                               holdings.problems);
        }
        member.village = find_id(lookup.villages, village.text(row));
        if (member.village == none && member.group != none) {
            member.village = holdings.groups[static_cast<std::size_t>(member.group)].village;
        }
        member.household = household.copy(row);
        member.adult = misread.read(adult, "adult", row, tri_from, Tri::unknown);
        member.female_headed = misread.read(headed, "female_headed", row, tri_from, Tri::unknown);
        member.plots_surveyed =
            misread.read(surveyed, "plots_surveyed", row, tri_from, Tri::unknown);
        if (surveyed.text(row).empty()) {
            member.plots_surveyed = sources.plots_surveyed;
        }
        const std::string_view post = office.text(row);
        member.in_committee = !post.empty() && post != "none" && post != "no";
        member.at = points[row];
        lookup.members.emplace(member.id, static_cast<Index>(holdings.members.size()));
        holdings.members.push_back(std::move(member));
    }
    misread.add_to(lookup.words, holdings.problems);
}

}  // namespace zamin::access
