#include "sample/tenure.hpp"

#include <map>

#include "core/error.hpp"
#include "sample/random.hpp"

namespace zamin::sample {

namespace {

std::string date_in(int from_year, int to_year, Random& random) {
    const auto years = static_cast<std::size_t>(to_year - from_year + 1);
    return fmt::format("{}-{:02}-{:02}", from_year + static_cast<int>(random.below(years)),
                       1 + random.below(12), 1 + random.below(28));
}

// The right that goes with a plot's tenure and document, without its party.
Right right_to(const Plot& plot, Random& random) {
    Right right;
    right.plot_id = plot.id;
    right.document = plot.document;
    const bool has_paper = !plot.document.empty() && plot.document != "none";
    if (has_paper) {
        right.number = fmt::format("{} {:06}", plot.document.starts_with("land") ? "ТҶ" : "Ш",
                                   1 + random.below(899999));
        right.date = date_in(plot.tenure == "lease" ? 2010 : 1999, 2017, random);
    }
    if (plot.tenure == "lease") {
        right.right = "lease";
        right.can_alienate = right.can_bequeath = "no";
        right.valid_from = has_paper ? right.date : "";
        if (has_paper) {
            const int until = std::stoi(right.date.substr(0, 4)) + (random.chance(0.6) ? 5 : 10);
            right.valid_to = fmt::format("{}-12-31", until);
        }
        return right;
    }
    right.right = plot.tenure == "dehkan farm" && random.chance(0.12) ? "termless use"
                                                                      : "lifelong inheritable use";
    const double sell = random.uniform();
    right.can_alienate = sell < 0.08 ? "yes" : sell < 0.80 ? "no" : "";
    right.can_bequeath = right.right == "termless use" ? "no" : random.chance(0.85) ? "yes" : "";
    return right;
}

const Member* household_partner(const World& world, const Member& member) {
    for (const Member& other : world.members)
        if (other.household == member.household && other.id != member.id)
            return &other;
    return nullptr;
}

void write_member_rights(World& world, Random& random) {
    std::size_t heads = 0;
    for (Plot& plot : world.plots) {
        if (plot.member < 0)
            continue;
        const Member& member = world.members[static_cast<std::size_t>(plot.member)];
        Right own = right_to(plot, random);
        own.party_id = member.id;
        own.party_kind = "member";
        own.named_on_document = plot.named_on_document;
        own.share_pct = plot.share_pct;
        const Member* partner = household_partner(world, member);
        if (partner != nullptr && random.chance(0.5)) {
            // Joint holding: by halves, or with no shares written down.
            const bool written = random.chance(0.6);
            own.share_pct = written ? std::optional(50.0) : std::nullopt;
            plot.share_pct = own.share_pct;
            Right joint = own;
            joint.party_id = partner->id;
            joint.named_on_document = partner->sex == "F" ? "no" : own.named_on_document;
            world.rights.push_back(own);
            world.rights.push_back(joint);
            continue;
        }
        world.rights.push_back(own);
        // A collective certificate in the head's name: the head is a party as well.
        if (plot.document == "land-use certificate" && plot.named_on_document == "no") {
            Right head = own;
            head.party_id = fmt::format("D{:04}", ++heads);
            head.party_kind = "person";
            head.named_on_document = "yes";
            head.share_pct = 0.0;
            world.rights.push_back(head);
        }
    }
}

// Some groups lease a plot together; it is the land of the member who signed, and where a CBO won
// it, an agreement says who gets what.
void write_group_leases(World& world, Random& random) {
    std::map<std::string, std::vector<std::size_t>> plots;
    for (std::size_t i = 0; i < world.plots.size(); ++i)
        if (world.plots[i].member >= 0 && world.plots[i].wanted_m2 > 4000 &&
            world.plots[i].tenure == "lease" && !world.plots[i].ring.empty())
            plots[world.plots[i].group_id].push_back(i);
    for (const Group& group : world.groups) {
        const auto own = plots.find(group.id);
        if (own == plots.end() || !random.chance(0.6))
            continue;
        const Plot& plot = world.plots[own->second[random.below(own->second.size())]];
        std::erase_if(world.rights, [&](const Right& r) { return r.plot_id == plot.id; });
        Right right = right_to(plot, random);
        right.party_id = group.id;
        right.party_kind = "group";
        right.named_on_document = plot.document == "none" ? "no" : "yes";
        world.rights.push_back(right);
        const Village& village = world.villages[static_cast<std::size_t>(group.village)];
        if (village.has_cbo)
            world.agreements.push_back({plot.id, village.names.en + " CBO", group.id,
                                        5.0 * static_cast<double>(1 + random.below(4)),
                                        random.chance(0.5) ? "5 years" : "10 years"});
    }
}

}  // namespace

void write_rights(World& world, std::uint64_t seed) {
    Random random(mix(seed, word("rights")));
    write_member_rights(world, random);
    write_group_leases(world, random);
}

}  // namespace zamin::sample
