#include "sample/survey.hpp"

#include <cmath>

#include "sample/crops.hpp"
#include "sample/random.hpp"

namespace zamin::sample {

namespace {

constexpr double household_plot_m2 = 1800.0;
constexpr double watered_from_m = 1700.0;  // of a canal or river

Coord middle(const Path& ring) {
    Coord sum;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        sum = sum + ring[i];
    return sum * (1.0 / static_cast<double>(ring.size() - 1));
}

Word irrigation(const Plot& plot, double water_m, Random& random) {
    if (random.chance(0.05))
        return "";
    if (plot.crop == "rice" || plot.crop == "tomato" || plot.crop == "onion")
        return random.chance(0.97) ? "irrigated" : "rainfed";
    return random.chance(water_m < watered_from_m ? 0.88 : 0.22) ? "irrigated" : "rainfed";
}

// Tenure, the document for it and whether the holder's own name is on it. Certificates of dehkan
// farms are mostly in the head's name, and women are named less often than men.
void write_tenure(Plot& plot, Random& random) {
    const bool small = plot.wanted_m2 < household_plot_m2;
    const double woman = plot.holder_sex == "F" ? 0.6 : 1.0;
    const double draw = random.uniform();
    if (small && draw < 0.55)
        plot.tenure = "household plot";
    else if (small && draw < 0.75)
        plot.tenure = "presidential land";
    else
        plot.tenure = random.chance(0.84) ? "dehkan farm" : "lease";
    const double paper = random.uniform();
    const auto named = [&](double share) {
        return random.chance(0.06) ? "" : random.chance(share * woman) ? "yes" : "no";
    };
    if (paper < 0.07) {
        plot.document = "";
        plot.named_on_document = "";
    } else if (plot.tenure == "lease") {
        plot.document = paper < 0.45   ? "registered lease"
                        : paper < 0.85 ? "unregistered lease"
                                       : "none";
        plot.named_on_document = plot.document == "none" ? "no" : named(0.9);
    } else if (plot.tenure == "dehkan farm") {
        plot.document = paper < 0.62   ? "land-use certificate"
                        : paper < 0.84 ? "land-share certificate"
                        : paper < 0.93 ? "farm note"
                                       : "none";
        plot.named_on_document = plot.document == "land-use certificate"     ? named(0.32)
                                 : plot.document == "land-share certificate" ? named(0.95)
                                                                             : "no";
    } else {
        plot.document = paper < 0.60   ? "land-use certificate"
                        : paper < 0.88 ? "jamoat note"
                                       : "none";
        plot.named_on_document = plot.document == "none" ? "no" : named(0.62);
    }
}

void write_capture(Plot& plot, Random& random) {
    const double draw = random.uniform();
    if (draw < 0.56) {
        plot.capture = "walked";
        plot.accuracy_m = std::round(10 * (1.8 + 1.4 * std::abs(random.normal()))) / 10;
    } else if (draw < 0.84) {
        plot.capture = "drawn";  // a vertex tapped on the screen has accuracy 0
        plot.accuracy_m = 0.0;
    } else if (draw < 0.92) {
        plot.capture = "imagery";
    } else if (draw < 0.94) {
        plot.capture = "surveyed";
        plot.accuracy_m = 0.1;
    }
}

// What the holder says: near the truth, rounded to a sotka (0.01 ha) or to a tenth of a hectare.
void write_declared(Plot& plot, Random& random) {
    if (random.chance(0.12))
        return;
    const double ha = plot.wanted_m2 / 10000.0 * (1.0 + 0.07 * random.normal());
    const double parts = ha < 0.3 ? 100.0 : ha < 2.0 ? 20.0 : 10.0;
    plot.declared_ha = std::max(1.0, std::round(ha * parts)) / parts;
}

}  // namespace

void survey_plots(World& world, const std::vector<River>& rivers, std::uint64_t seed) {
    SegmentIndex water;
    for (const River& river : rivers)
        water.add(river.line, 0.0);
    for (const WaterLine& line : world.water)
        if (line.kind == "canal")
            water.add(line.line, 0.0);
    Random random(mix(seed, word("survey")));
    for (Plot& plot : world.plots) {
        const Coord at = plot.ring.empty()
                             ? world.villages[static_cast<std::size_t>(plot.village)].at
                             : middle(plot.ring);
        plot.irrigation = irrigation(plot, water.distance_to(at), random);
        write_tenure(plot, random);
        plot.land_class = plot.crop == "orchard"            ? "perennial"
                          : plot.tenure == "household plot" ? "household plot"
                                                            : "arable";
        write_capture(plot, random);
        write_declared(plot, random);
        if (random.chance(0.95))
            plot.share_pct = 100.0;
        const bool member = plot.member >= 0;
        const Village& village = world.villages[static_cast<std::size_t>(plot.village)];
        if (random.chance(member ? 0.6 : 0.25))
            plot.yield_t_ha = recorded_yield(
                plot.crop, world.districts[static_cast<std::size_t>(village.district)].names.en,
                member, random);
    }
    for (Parcel& parcel : world.parcels)
        parcel.irrigation =
            parcel.irrigation.empty() && water.distance_to(middle(parcel.ring)) < watered_from_m
                ? "irrigated"
                : "rainfed";
}

}  // namespace zamin::sample
