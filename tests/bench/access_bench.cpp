// All indicators on 100,000 members and 1,000,000 plots, and a new ranking of 10,000 parcels.
#include <fmt/format.h>

#include <chrono>
#include <random>

#include "access/candidates.hpp"
#include "access/indicators.hpp"
#include "access/ranking.hpp"
#include "access/sources.hpp"

using namespace zamin;
using namespace zamin::access;

namespace {

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Layer text_layer(const char* name, std::vector<const char*> columns) {
    Layer layer;
    layer.source = layer.name = name;
    layer.crs = Crs::wgs84();
    for (const char* column : columns) {
        layer.columns.emplace_back(column, ColumnType::text);
    }
    return layer;
}

void add(Layer& layer, std::vector<std::string> words) {
    layer.feature_ids.push_back(static_cast<std::int64_t>(layer.size()) + 1);
    for (std::size_t c = 0; c < words.size(); ++c) {
        words[c].empty() ? layer.columns[c].push_null() : layer.columns[c].push_text(words[c]);
    }
}

void end(Layer& layer, std::initializer_list<Coord> coords, GeometryKind kind) {
    layer.geometry.coords.insert(layer.geometry.coords.end(), coords);
    layer.geometry.end_ring();
    layer.geometry.end_part();
    layer.geometry.end_feature(kind);
}

struct World {
    Layer villages = text_layer("villages", {"village_id", "name"});
    Layer services = text_layer("services", {"kind", "capacity"});
    Layer groups = text_layer("groups", {"group_id", "village_id", "cbo"});
    Layer members = text_layer("members", {"member_id", "sex", "group_id", "plots_surveyed"});
    Layer plots = text_layer("plots", {"plot_id", "crop", "irrigation", "document",
                                       "named_on_document", "holder_id", "tenure"});

    World(int members_count, int plots_count) {
        std::mt19937 random(2018);
        const auto pick = [&](std::vector<const char*> words) {
            return words[random() % words.size()];
        };
        const auto uniform = [&](double low, double high) {
            return low + (high - low) * static_cast<double>(random()) / 4294967296.0;
        };
        std::vector<Coord> at;
        for (int v = 0; v < 2000; ++v) {
            at.push_back({uniform(67.5, 70.5), uniform(36.8, 38.8)});
            add(villages, {fmt::format("V{}", v), fmt::format("Village {}", v)});
            end(villages, {at.back()}, GeometryKind::point);
            if (v % 4 == 0) {
                add(services, {pick({"agro-shop", "adviser"}), "200"});
                end(services, {at.back()}, GeometryKind::point);
            }
        }
        for (int g = 0; g < 5000; ++g) {
            add(groups, {fmt::format("G{}", g), fmt::format("V{}", g % 2000), "CBO"});
            groups.geometry.add_empty();
        }
        for (int m = 0; m < members_count; ++m) {
            add(members, {fmt::format("M{}", m), pick({"F", "M", "M", ""}),
                          fmt::format("G{}", m % 5000), pick({"yes", "yes", ""})});
            members.geometry.add_empty();
        }
        for (int p = 0; p < plots_count; ++p) {
            const int holder = static_cast<int>(random() % static_cast<unsigned>(members_count));
            const Coord home = at[static_cast<std::size_t>(holder % 5000 % 2000)];
            const Coord low{home.x + uniform(-0.02, 0.02), home.y + uniform(-0.02, 0.02)};
            const double w = uniform(0.0003, 0.001);
            add(plots, {fmt::format("P{}", p), pick({"rice", "onion", "tomato", "wheat", ""}),
                        pick({"irrigated", "rainfed", ""}),
                        pick({"none", "land-use certificate", "land-share certificate",
                              "registered lease", ""}),
                        pick({"yes", "no", ""}), fmt::format("M{}", holder), pick({"lease", ""})});
            end(plots, {low, {low.x + w, low.y}, {low.x + w, low.y + w}, {low.x, low.y + w}, low},
                GeometryKind::polygon);
        }
    }
};

void time_indicators() {
    const World world(100'000, 1'000'000);
    Sources sources;
    sources.villages.layer = &world.villages;
    sources.services.layer = &world.services;
    sources.groups.layer = &world.groups;
    sources.members.layer = &world.members;
    sources.plots.layer = &world.plots;
    Progress progress;
    auto start = std::chrono::steady_clock::now();
    const Holdings holdings = make_holdings(sources, progress);
    fmt::print("people and land from layers   {:6.2f} s\n", seconds_since(start));
    for (const UnitKind by : {UnitKind::all, UnitKind::group, UnitKind::village, UnitKind::sex}) {
        AccessOptions options;
        options.by = by;
        options.as_of = 20181231;
        start = std::chrono::steady_clock::now();
        const Indicators found = indicators(holdings, options, progress);
        fmt::print("all indicators by {:<10}  {:6.2f} s  {} rows\n", to_string(by),
                   seconds_since(start), found.rows.size());
    }
}

void time_ranking() {
    std::mt19937 random(7);
    Candidates found;
    found.parcels.resize(10'000);
    for (Candidate& parcel : found.parcels) {
        for (auto& factor : parcel.factors) {
            if (random() % 10 != 0) {
                factor = static_cast<double>(random()) / 4294967296.0;
            }
        }
        parcel.filters.assign(6, {"tenure", Tri::yes, "tenure", {}});
    }
    constexpr int times = 100;
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < times; ++i) {
        Weights weights = default_weights;
        weights[0] = 0.01 * (i + 1);
        (void)rank_candidates(found, weights);
    }
    fmt::print("new ranking of 10,000 parcels {:6.2f} ms (a frame has 16.7)\n",
               1000.0 * seconds_since(start) / times);
}

}  // namespace

int main() {
    time_indicators();
    time_ranking();
}
