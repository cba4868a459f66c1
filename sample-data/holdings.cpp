#include "sample/holdings.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/error.hpp"
#include "sample/crops.hpp"
#include "sample/programme.hpp"
#include "sample/random.hpp"

namespace zamin::sample {

namespace {

constexpr double m2_per_ha = 10000.0;
constexpr double smallest_plot_m2 = 350.0;
constexpr double largest_plot_m2 = 85000.0;
// Dehkan farms beside the smallholders: fields of several hectares, most of the valley floors.
constexpr double large_field_share = 0.3;
constexpr std::size_t most_large_fields = 1500;
// Plots of others that lie about the programme; the more of a big sample lie wherever there is
// room.
constexpr std::size_t by_programme = 9000;
constexpr double large_field_low_m2 = 45000.0;
constexpr double landless_share = 0.015;  // of the members of groups that have land

// Within the class, bent so that its mean is the class's.
double holding_ha(const HoldingClass& c, Random& random) {
    const double share = (c.mean_ha - c.low_ha) / (c.high_ha - c.low_ha);
    return c.low_ha + (c.high_ha - c.low_ha) * std::pow(random.uniform(), 1.0 / share - 1.0);
}

// Sizes of all holdings of a district: exact shares of the classes, the two upper ones stretched so
// that the sum is `total_ha`.
std::vector<double> holdings_m2(std::size_t holders, double total_ha, Random& random) {
    const auto classes = holding_classes();
    std::vector<double> sizes;
    std::size_t small = 0;
    for (std::size_t c = 0; c < classes.size(); ++c) {
        const std::size_t until =
            c + 1 == classes.size()
                ? holders
                : sizes.size() + static_cast<std::size_t>(
                                     std::lround(classes[c].share * static_cast<double>(holders)));
        while (sizes.size() < until)
            sizes.push_back(m2_per_ha * holding_ha(classes[c], random));
        if (c == 0)
            small = sizes.size();
    }
    const auto upper = sizes.begin() + static_cast<std::ptrdiff_t>(small);
    const double below = std::accumulate(sizes.begin(), upper, 0.0);
    const double above = std::accumulate(upper, sizes.end(), 0.0);
    const double stretch = (total_ha * m2_per_ha - below) / above;
    std::for_each(upper, sizes.end(), [&](double& s) { s *= stretch; });
    return sizes;
}

// Women get the smaller holdings more often than the larger.
void give_in_turn(std::vector<double>& sizes, const std::vector<const Member*>& holders,
                  Random& random) {
    std::vector<std::pair<double, std::size_t>> turn;
    for (std::size_t i = 0; i < holders.size(); ++i)
        turn.push_back({random.uniform() + (holders[i]->sex == "F" ? 0.0 : 0.38), i});
    std::sort(turn.begin(), turn.end());
    std::vector<double> sorted = sizes;
    std::sort(sorted.begin(), sorted.end());
    // Turns are loose: neighbours in size change places within a window.
    for (std::size_t i = 0; i < sorted.size(); ++i)
        std::swap(sorted[i], sorted[i + random.below(std::min<std::size_t>(
                                            sorted.size() - i, 1 + sorted.size() / 3))]);
    for (std::size_t i = 0; i < turn.size(); ++i)
        sizes[turn[i].second] = sorted[i];
}

// A holding in one piece to `most` pieces (more only where a piece would not fit a field).
std::vector<double> pieces(double total_m2, std::size_t most, Random& random) {
    const std::vector<double> weights{0.35, 0.45, 0.2};
    std::size_t count = total_m2 < 2000 ? 1 : 1 + random.pick(std::span(weights).first(most));
    count = std::max(count, static_cast<std::size_t>(std::ceil(total_m2 / largest_plot_m2)));
    while (count > 1 && total_m2 / static_cast<double>(count) < 1.6 * smallest_plot_m2)
        --count;
    std::vector<double> parts(count);
    double sum = 0.0;
    for (double& part : parts)
        sum += part = random.uniform(0.55, 1.45);
    for (double& part : parts)
        part *= total_m2 / sum;
    for (const double part : parts)
        if (part > largest_plot_m2)
            return std::vector<double>(count, total_m2 / static_cast<double>(count));
    return parts;
}

// Each holder's plot of the cluster's crop: about the same for all, no more than 70 % of a holding,
// the sum as wanted.
std::vector<double> cluster_plots_m2(const std::vector<double>& holdings, double total_ha,
                                     Random& random) {
    std::vector<double> weight(holdings.size());
    for (double& w : weight)
        w = random.chance(0.12) ? 0.0 : std::exp(0.5 * random.normal());
    const auto sized = [&](double each) {
        std::vector<double> plots(holdings.size());
        for (std::size_t i = 0; i < plots.size(); ++i) {
            plots[i] = std::min(0.7 * holdings[i], each * weight[i]);
            if (std::min(plots[i], holdings[i] - plots[i]) < smallest_plot_m2)
                plots[i] = 0.0;
        }
        return plots;
    };
    double low = 0.0;
    double high = 4e5;
    for (int k = 0; k < 60; ++k) {
        const std::vector<double> plots = sized((low + high) / 2);
        const double sum = std::accumulate(plots.begin(), plots.end(), 0.0);
        (sum < total_ha * m2_per_ha ? low : high) = (low + high) / 2;
    }
    std::vector<double> plots = sized(high);
    const double sum = std::accumulate(plots.begin(), plots.end(), 0.0);
    for (double& plot : plots)
        plot *= total_ha * m2_per_ha / sum;
    return plots;
}

void give_district(World& world, const ProgrammeFacts& facts, Random& random) {
    std::vector<std::size_t> landed;
    std::vector<const Member*> holders;
    for (std::size_t i = 0; i < world.members.size(); ++i) {
        const Member& member = world.members[i];
        const Group& group = world.groups[static_cast<std::size_t>(member.group)];
        const std::string& id = world.districts[static_cast<std::size_t>(group.district)].id;
        if (id == facts.district && !group.landless && !random.chance(landless_share)) {
            landed.push_back(i);
            holders.push_back(&member);
        }
    }
    std::vector<double> holdings = holdings_m2(landed.size(), facts.members_ha, random);
    give_in_turn(holdings, holders, random);
    const std::vector<double> cluster = cluster_plots_m2(holdings, facts.crop_ha, random);
    for (std::size_t k = 0; k < landed.size(); ++k) {
        const Member& member = world.members[landed[k]];
        const Group& group = world.groups[static_cast<std::size_t>(member.group)];
        const auto add = [&](double area_m2, Word crop) {
            Plot plot;
            plot.wanted_m2 = area_m2;
            plot.village = group.village;
            plot.member = static_cast<int>(landed[k]);
            plot.holder_id = member.id;
            plot.holder_sex = member.sex;
            plot.group_id = group.id;
            plot.crop = crop;
            world.plots.push_back(std::move(plot));
        };
        if (cluster[k] > 0)
            add(cluster[k], facts.crop);
        for (const double part : pieces(holdings[k] - cluster[k], cluster[k] > 0 ? 2 : 3, random))
            add(part, members_crop(facts.district, part, random));
    }
}

// Where people outside the groups till land: every village of the programme, and a few villages in
// each district around.
std::vector<double> village_weights(const World& world) {
    std::vector<double> weights;
    std::vector<int> used(world.districts.size(), 0);
    for (const Village& v : world.villages) {
        const auto d = static_cast<std::size_t>(v.district);
        const bool tilled = world.districts[d].programme || used[d] < 4;
        if (v.kind == "town" || !tilled)
            weights.push_back(0.0);
        else {
            ++used[d];
            weights.push_back(world.districts[d].programme ? 1.0 : 0.75);
        }
    }
    return weights;
}

Plot others_plot(const World& world, int village, double area_m2, std::string holder, Word sex,
                 Random& random) {
    Plot plot;
    plot.wanted_m2 = area_m2;
    plot.village = village;
    plot.holder_id = std::move(holder);
    plot.holder_sex = sex;
    const Village& place = world.villages[static_cast<std::size_t>(village)];
    const District& district = world.districts[static_cast<std::size_t>(place.district)];
    plot.crop = others_crop(district.id, area_m2, random);
    return plot;
}

Word any_sex(Random& random) {
    const double sex = random.uniform();
    return sex < 0.23 ? "F" : sex < 0.92 ? "M" : "";
}

}  // namespace

void give_members_land(World& world, std::uint64_t seed) {
    Random random(mix(seed, word("members' land")));
    for (const ProgrammeFacts& facts : programme_facts())
        give_district(world, facts, random);
}

void give_others_land(World& world, std::size_t count, const std::vector<double>& roomy,
                      std::uint64_t seed) {
    Random random(mix(seed, word("others' land")));
    const std::vector<double> weights = village_weights(world);
    const auto any_village = [&](std::size_t already) {
        return static_cast<int>(random.pick(already < by_programme ? weights : roomy));
    };
    std::vector<double> shares;
    for (const HoldingClass& c : holding_classes())
        shares.push_back(c.share);
    const std::size_t large =
        std::min(most_large_fields,
                 static_cast<std::size_t>(large_field_share * static_cast<double>(count)));
    std::size_t holders = 0;
    std::size_t added = 0;
    const auto add = [&](int village, const std::vector<double>& parts) {
        const std::string holder = fmt::format("N{:05}", ++holders);
        const Word sex = any_sex(random);
        for (std::size_t i = 0; i < parts.size() && added < count; ++i, ++added)
            world.plots.push_back(others_plot(world, village, parts[i], holder, sex, random));
    };
    while (added < large) {
        std::vector<double> fields(1 + random.below(5));
        for (double& field : fields)
            field = random.uniform(large_field_low_m2, largest_plot_m2);
        add(any_village(added), fields);
    }
    while (added < count) {
        const HoldingClass& c = holding_classes()[random.pick(shares)];
        add(any_village(added), pieces(m2_per_ha * holding_ha(c, random), 3, random));
    }
}

}  // namespace zamin::sample
