#include "sample/faults.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "sample/gazetteer.hpp"
#include "sample/random.hpp"

namespace zamin::sample {

namespace {

bool simple_quad(const Plot& plot) {
    return plot.ring.size() == 5;
}

// Plots are taken in the order of their ids, from a random one on, so that any seed finds some.
template <typename Test>
Plot& find_plot(World& world, Random& random, const char* what, const Test& test) {
    const std::size_t n = world.plots.size();
    const std::size_t from = random.below(n);
    for (std::size_t k = 0; k < n; ++k)
        if (Plot& plot = world.plots[(from + k) % n]; test(plot))
            return plot;
    throw error("sample: no plot is fit to become {}", what);
}

bool is_faulty(const World& world, const std::string& id) {
    return std::any_of(world.faults.begin(), world.faults.end(),
                       [&](const Fault& f) { return f.id == id; });
}

bool others_field(const World& world, const Plot& plot) {
    const auto& village = world.villages[static_cast<std::size_t>(plot.village)];
    return plot.member < 0 && simple_quad(plot) && plot.wanted_m2 > 2500 &&
           plot.wanted_m2 < 20000 && !is_faulty(world, plot.id) &&
           world.districts[static_cast<std::size_t>(village.district)].programme;
}

void note(World& world, const Plot& plot, const char* fault, std::string text) {
    world.faults.push_back({"plots", fault, plot.id, std::move(text)});
}

// The walker went round one half the wrong way: two corners change places.
void cross_itself(World& world, Random& random) {
    Plot& plot = find_plot(world, random, "a self-crossing walk",
                           [&](const Plot& p) { return others_field(world, p); });
    std::swap(plot.ring[1], plot.ring[2]);
    plot.capture = "walked";
    plot.accuracy_m = 4.2;
    note(world, plot, "self-crossing walk", "two corners were walked in the wrong order");
}

// The walker did not stop at the start and went on along two more sides, a little inside.
void overlap_itself(World& world, Random& random) {
    Plot& plot = find_plot(world, random, "a walk that overlaps itself",
                           [&](const Plot& p) { return others_field(world, p); });
    const Path corners(plot.ring.begin(), plot.ring.end() - 1);
    const Coord middle = (corners[0] + corners[2]) * 0.5;
    const auto moved = [&](std::size_t i, double share) {
        return corners[i] + (middle - corners[i]) * share;
    };
    plot.ring = {corners[0],     corners[1],     corners[2],     corners[3],
                 moved(0, 0.05), moved(1, 0.04), moved(2, 0.06), corners[0]};
    plot.capture = "walked";
    plot.accuracy_m = 6.5;
    note(world, plot, "walk overlaps itself",
         "the walker went on past the start, a second time "
         "along two sides");
}

// A neighbour in the same row whose left border is the plot's right border.
std::size_t right_neighbour(const World& world, const Plot& plot) {
    for (std::size_t i = 0; i < world.plots.size(); ++i) {
        const Plot& other = world.plots[i];
        if (other.village == plot.village && simple_quad(other) && other.ring[0] == plot.ring[1] &&
            other.ring[3] == plot.ring[2])
            return i;
    }
    return world.plots.size();
}

// Moves the right border into the neighbour's land; the neighbour keeps its own.
void push_border(World& world, Random& random, bool into_member, double by_share, double by_m,
                 const char* fault, const char* text) {
    std::size_t neighbour = 0;
    Plot& plot = find_plot(world, random, fault, [&](const Plot& p) {
        if (!others_field(world, p))
            return false;
        neighbour = right_neighbour(world, p);
        return neighbour < world.plots.size() &&
               (world.plots[neighbour].member >= 0) == into_member &&
               world.plots[neighbour].wanted_m2 > 1500 &&
               !is_faulty(world, world.plots[neighbour].id);
    });
    const Plot& other = world.plots[neighbour];
    const auto moved = [&](std::size_t from, std::size_t to) {
        const Coord across = other.ring[to] - other.ring[from];
        return other.ring[from] + across * (by_m > 0 ? by_m / length(across) : by_share);
    };
    plot.ring[1] = moved(0, 1);
    plot.ring[2] = moved(3, 2);
    note(world, plot, fault, fmt::format("{} {}", text, other.id));
}

void survey_twice(World& world, Random& random) {
    const Plot& plot = find_plot(world, random, "a plot surveyed twice",
                                 [&](const Plot& p) { return others_field(world, p); });
    Plot again = plot;
    again.id = fmt::format("{}-2", plot.id);
    for (Coord& p : again.ring)
        p = p + Coord{random.uniform(-1.5, 1.5), random.uniform(-1.5, 1.5)};
    again.ring.back() = again.ring.front();
    again.capture = "walked";
    again.accuracy_m = 5.1;
    note(world, again, "surveyed twice", fmt::format("the same plot as {}", plot.id));
    world.plots.push_back(std::move(again));
}

void lose_geometry(World& world) {
    // It stays in the table with what its holder says; no area of the map is missing, since its
    // land was never among the plots laid out.
    const auto model = std::find_if(world.plots.begin(), world.plots.end(),
                                    [](const Plot& p) { return p.member >= 0; });
    Plot plot = *model;
    plot.id = fmt::format("{}-X", model->id);
    plot.ring.clear();
    plot.crop = "wheat";
    plot.declared_ha = 0.35;
    plot.capture = {};
    plot.accuracy_m.reset();
    plot.yield_t_ha.reset();
    note(world, plot, "no geometry", "declared 0.35 ha; the walk was lost");
    world.plots.push_back(std::move(plot));
}

void mix_units(World& world, Random& random) {
    for (int k = 0; k < 6; ++k) {
        Plot& plot = find_plot(world, random, "declared in another unit", [&](const Plot& p) {
            return others_field(world, p) && p.declared_ha.has_value();
        });
        const bool sotka = k % 2 == 0;
        plot.declared_ha = std::round(*plot.declared_ha * (sotka ? 100.0 : 10000.0));
        note(world, plot, "declared area in another unit",
             sotka ? "in sotka (0.01 ha)" : "in square metres");
    }
}

// A recorded user on land that is listed as reserve: to be refused as a candidate.
void use_reserve(World& world) {
    for (Parcel& parcel : world.parcels) {
        if (parcel.tenure != "state reserve" || parcel.ring.size() != 5)
            continue;
        const Coord a = parcel.ring[0];
        const Coord along = parcel.ring[1] - a;
        const Coord up = parcel.ring[3] - a;
        Plot plot;
        plot.id = fmt::format("{}-U", parcel.id);
        plot.village = parcel.village;
        plot.ring = {a + along * 0.55 + up * 0.1, a + along * 0.95 + up * 0.1,
                     a + along * 0.95 + up * 0.6, a + along * 0.55 + up * 0.6,
                     a + along * 0.55 + up * 0.1};
        plot.wanted_m2 = true_area_m2(plot.ring);
        plot.holder_id = "N00000";
        plot.holder_sex = "M";
        plot.crop = "wheat";
        plot.land_class = "arable";
        plot.irrigation = "rainfed";
        plot.document = "none";
        plot.named_on_document = "no";
        plot.capture = "drawn";
        plot.accuracy_m = 0.0;
        world.faults.push_back(
            {"parcels", "reserve in use", parcel.id,
             fmt::format("plot {} is tilled on it without a document", plot.id)});
        world.plots.push_back(std::move(plot));
        return;
    }
}

void list_unknowns(World& world) {
    for (const Member& member : world.members)
        if (member.sex.empty())
            world.faults.push_back({"members", "unknown sex", member.id, "not recorded"});
    const auto blank = std::count_if(world.plots.begin(), world.plots.end(),
                                     [](const Plot& p) { return p.crop.empty(); });
    world.faults.push_back({"plots", "crop not recorded", "", fmt::format("{} plots", blank)});
}

}  // namespace

void add_faults(World& world, std::uint64_t seed) {
    Random random(mix(seed, word("faults")));
    cross_itself(world, random);
    overlap_itself(world, random);
    push_border(world, random, true, 0.2, 0.0, "overlap", "reaches a fifth into");
    push_border(world, random, false, 0.0, 1.2, "sliver overlap", "1.2 m wide, with");
    mix_units(world, random);
    survey_twice(world, random);
    use_reserve(world);
    lose_geometry(world);
    list_unknowns(world);
}

}  // namespace zamin::sample
