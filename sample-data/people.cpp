#include "sample/people.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/error.hpp"
#include "sample/names.hpp"
#include "sample/programme.hpp"

namespace zamin::sample {

namespace {

constexpr int committee = 5;
constexpr double most_women = 0.74;  // of a group: the committees are mostly men's

std::size_t district_of(const World& world, const std::string& id) {
    std::size_t i = 0;
    while (world.districts[i].id != id)
        ++i;
    return i;
}

// The roomiest villages of the district, towns left out, Dahana always in.
std::vector<int> group_villages(const World& world, std::size_t district, int wanted,
                                const std::vector<double>& roomy) {
    std::vector<int> villages;
    for (std::size_t i = 0; i < world.villages.size(); ++i)
        if (world.villages[i].district == static_cast<int>(district) &&
            world.villages[i].kind == "village")
            villages.push_back(static_cast<int>(i));
    const auto room = [&](int v) {
        const auto i = static_cast<std::size_t>(v);
        return world.villages[i].names.en == "Dahana" ? 1e9 : roomy[i];
    };
    std::stable_sort(villages.begin(), villages.end(),
                     [&](int a, int b) { return room(a) > room(b); });
    if (villages.size() < static_cast<std::size_t>(wanted))
        throw error("sample: {} has too few villages for its groups", world.districts[district].id);
    villages.resize(static_cast<std::size_t>(wanted));
    return villages;
}

// `total` spread over `parts` numbers that vary by a third.
std::vector<int> spread(int total, int parts, Random& random) {
    std::vector<int> sizes(static_cast<std::size_t>(parts));
    int sum = 0;
    for (int& size : sizes) {
        const double mean = static_cast<double>(total) / parts;
        size = static_cast<int>(std::lround(mean * random.uniform(0.67, 1.33)));
        sum += size;
    }
    for (std::size_t i = 0; sum != total; i = (i + 1) % sizes.size()) {
        const int step = sum < total ? 1 : -1;
        sizes[i] += step;
        sum += step;
    }
    return sizes;
}

// How many women each group has: sums to `women`, no group above `most_women`.
void share_out_women(std::span<Group> groups, int women, Random& random) {
    std::vector<double> pull;
    for (std::size_t i = 0; i < groups.size(); ++i)
        pull.push_back(random.uniform(0.25, 1.0));
    for (int left = women; left > 0;) {
        const std::size_t g = random.pick(pull);
        if (groups[g].women + 1 > most_women * groups[g].members)
            pull[g] *= 0.5;
        else {
            ++groups[g].women;
            --left;
        }
    }
}

Word stage(std::size_t index) {
    // 34 of 81 perform: "at least 40 per cent".
    constexpr const char* pattern[] = {"performing", "norming",    "performing", "storming",
                                       "norming",    "performing", "forming",    "norming",
                                       "performing", "storming",   "performing", "norming"};
    return pattern[index % 12];
}

void add_groups(World& world, const ProgrammeFacts& facts, const std::vector<double>& roomy,
                Random& random) {
    const std::size_t district = district_of(world, facts.district);
    const std::vector<int> villages = group_villages(world, district, facts.villages, roomy);
    for (int k = 0; k < facts.cbos; ++k)
        world.villages[static_cast<std::size_t>(villages[static_cast<std::size_t>(k)])].has_cbo =
            true;
    const std::vector<int> sizes = spread(facts.members, facts.groups, random);
    const std::size_t first = world.groups.size();
    for (int k = 0; k < facts.groups; ++k) {
        const int village = villages[static_cast<std::size_t>(k % facts.villages)];
        const Names& place = world.villages[static_cast<std::size_t>(village)].names;
        Group group;
        group.id = fmt::format("{}-G{:02}", facts.district, k + 1);
        const std::string number = k < facts.villages ? "" : " 2";
        group.names = {place.en + number, place.tg + number, place.ru + number};
        group.village = village;
        group.district = static_cast<int>(district);
        group.members = sizes[static_cast<std::size_t>(k)];
        group.founded = 2013 + static_cast<int>(random.below(5));
        group.stage = stage(world.groups.size());
        group.landless = k >= facts.villages - facts.landless_groups && k < facts.villages;
        world.groups.push_back(std::move(group));
    }
    share_out_women(std::span(world.groups).subspan(first), facts.women, random);
}

// The committees of the district's groups: five a group, one less in a few, so many women in all.
void elect(World& world, std::size_t first_group, std::size_t first_member,
           const ProgrammeFacts& facts, Random& random) {
    const std::size_t groups = world.groups.size() - first_group;
    std::vector<int> seats(groups, committee);
    for (std::size_t k = 0,
                     over = groups * committee - static_cast<std::size_t>(facts.office_bearers);
         k < over; ++k)
        --seats[groups - 1 - k];
    std::vector<std::size_t> order(world.members.size() - first_member);
    std::iota(order.begin(), order.end(), first_member);
    random.shuffle(order);
    std::vector<int> men(groups, 0);
    for (const std::size_t i : order)
        if (const Member& m = world.members[i]; m.sex == "M")
            ++men[static_cast<std::size_t>(m.group) - first_group];
    int women_left = facts.women_in_office;
    const auto elect_if = [&](const auto& eligible) {
        for (const std::size_t i : order) {
            Member& m = world.members[i];
            const auto group = static_cast<std::size_t>(m.group) - first_group;
            if (m.in_committee || !eligible(m, seats[group], men[group]))
                continue;
            m.in_committee = true;
            --seats[group];
            women_left -= m.sex == "F" ? 1 : 0;
        }
    };
    // Women first where there are fewer men than seats, then anywhere, beside at least one man.
    elect_if(
        [&](const Member& m, int free, int men_here) { return m.sex == "F" && free > men_here; });
    elect_if(
        [&](const Member& m, int free, int) { return m.sex == "F" && women_left > 0 && free > 1; });
    elect_if([&](const Member& m, int free, int) { return m.sex == "M" && free > 0; });
    if (women_left != 0 || std::accumulate(seats.begin(), seats.end(), 0) > 0)
        throw error("sample: the committees of {} could not be filled", facts.district);
}

void add_members(World& world, std::size_t first_group, const ProgrammeFacts& facts,
                 Random& random) {
    const std::size_t first_member = world.members.size();
    for (std::size_t g = first_group; g < world.groups.size(); ++g) {
        const Group& group = world.groups[g];
        std::vector<Member> members(static_cast<std::size_t>(group.members));
        for (std::size_t k = 0; k < members.size(); ++k) {
            members[k].group = static_cast<int>(g);
            members[k].sex = k < static_cast<std::size_t>(group.women) ? "F" : "M";
        }
        random.shuffle(members);
        world.members.insert(world.members.end(), members.begin(), members.end());
    }
    for (int k = 0; k < facts.sex_unknown;) {
        Member& member =
            world.members[first_member + random.below(world.members.size() - first_member)];
        if (member.sex == "M") {
            member.sex = {};
            ++k;
        }
    }
    elect(world, first_group, first_member, facts, random);
}

// Households: mostly one member each; here and there a woman and a man of a group share one.
void settle_households(World& world, Random& random) {
    int households = 0;
    for (std::size_t i = 0; i < world.members.size(); ++i) {
        Member& member = world.members[i];
        member.id = fmt::format("M{:04}", i + 1);
        member.name = person_name(member.sex, random);
        if (!member.household.empty())
            continue;
        member.household = fmt::format("H{:04}", ++households);
        const double known = random.uniform();
        if (member.sex == "F")
            member.female_headed = known < 0.42 ? "yes" : known < 0.94 ? "no" : "";
        else
            member.female_headed = known < 0.95 ? "no" : "";
        if (member.sex != "F" || member.female_headed == "yes" || !random.chance(0.22))
            continue;
        for (std::size_t j = i + 1;
             j < world.members.size() && world.members[j].group == member.group; ++j)
            if (Member& other = world.members[j]; other.sex == "M" && other.household.empty()) {
                other.household = member.household;
                other.female_headed = member.female_headed;
                break;
            }
    }
}

}  // namespace

void form_groups(World& world, const std::vector<double>& roomy, std::uint64_t seed) {
    Random random(mix(seed, word("people")));
    for (const ProgrammeFacts& facts : programme_facts()) {
        const std::size_t first_group = world.groups.size();
        add_groups(world, facts, roomy, random);
        add_members(world, first_group, facts, random);
    }
    settle_households(world, random);
}

}  // namespace zamin::sample
