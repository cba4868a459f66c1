#include "sample/relief.hpp"

#include <cmath>

#include "sample/gazetteer.hpp"
#include "sample/random.hpp"

namespace zamin::sample {

namespace {

constexpr double final_cell_m = 400.0;
constexpr float ceiling_m = 3000.0F;  // higher ground is pressed down to what is there
constexpr double margin_m = 9000.0;
constexpr double stream_area_m2 = 32e6;
constexpr float plain_lift_m = 140.0F;

double smooth_step(double t) {
    t = std::clamp(t, 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

// What the rivers say about a place: the height of the valley there, and how far out of its floor
// the place lies (0 on the floor, 1 from 5 km beyond).
struct Valley {
    double height_m;
    double off_floor;
};

Valley valley_at(const std::vector<River>& rivers, Coord p) {
    double weights = 0.0;
    double heights = 0.0;
    double off_floor = 1.0;
    double nearest_m = 1e9;
    for (const River& river : rivers)
        for (std::size_t i = 0; i < river.line.size(); i += 7) {
            const double d = distance(river.line[i], p);
            const double near = 1.0 / (d * d + 90000.0);
            const double w = near * near;
            weights += w;
            heights += w * river.height_m[i];
            nearest_m = std::min(nearest_m, d);
            off_floor = std::min(off_floor, smooth_step((d - river.floor_m[i]) / 5000.0));
        }
    return {heights / weights + 0.0035 * nearest_m, off_floor};
}

struct Crest {
    Coord at;
    double height_m;
    double width_m;
};

std::vector<std::vector<Crest>> ridges_in_plane() {
    std::vector<std::vector<Crest>> ridges;
    for (const auto& facts : ridge_facts()) {
        ridges.emplace_back();
        for (const RidgePoint& p : facts)
            ridges.back().push_back({to_plane(p.at), p.height_m, 1000 * p.width_km});
    }
    return ridges;
}

// Uplift of the hand-placed ridges in metres over the whole time; where they meet they merge.
double lift_at(const std::vector<std::vector<Crest>>& ridges, Coord p) {
    double squares = 0.0;
    for (const auto& ridge : ridges) {
        double highest = 0.0;
        for (std::size_t i = 0; i + 1 < ridge.size(); ++i) {
            const Crest& a = ridge[i];
            const Crest& b = ridge[i + 1];
            const double whole = distance(a.at, b.at);
            const Coord along = unit(b.at - a.at);
            const Coord to = p - a.at;
            const double t = std::clamp((to.x * along.x + to.y * along.y) / whole, 0.0, 1.0);
            const double d = distance(p, a.at + (b.at - a.at) * t);
            const double width = std::lerp(a.width_m, b.width_m, t);
            const double height = std::lerp(a.height_m, b.height_m, t);
            highest = std::max(highest, height * std::exp(-d * d / (width * width)));
        }
        squares += highest * highest;
    }
    return std::sqrt(squares);
}

struct Ground {
    Grid heights;
    std::vector<float> lift_m;
    std::vector<std::uint8_t> fixed;
};

// Cells of the main rivers hold the river's height.
void fix_rivers(Ground& ground, const std::vector<River>& rivers) {
    ground.fixed.assign(ground.heights.size(), 0);
    for (const River& river : rivers)
        for (std::size_t i = 0; i < river.line.size(); ++i) {
            const std::size_t cell = ground.heights.cell_at(river.line[i]);
            float& height = ground.heights.values[cell];
            const auto water = static_cast<float>(river.height_m[i]);
            height = ground.fixed[cell] != 0 ? std::min(height, water) : water;
            ground.fixed[cell] = 1;
        }
}

Ground first_ground(const std::vector<River>& rivers, const Box& box, double cell_m) {
    Ground ground;
    ground.heights = grid_over(box, cell_m);
    ground.lift_m.resize(ground.heights.size());
    const auto ridges = ridges_in_plane();
    for (std::size_t i = 0; i < ground.heights.size(); ++i) {
        const Coord p = ground.heights.center(i);
        const Coord bent = p + Coord{fractal_noise(p, 16000.0, 3, word("bend x")) * 3000.0,
                                     fractal_noise(p, 16000.0, 3, word("bend y")) * 3000.0};
        const Valley valley = valley_at(rivers, p);
        const double rough = 1.0 + 0.35 * fractal_noise(p, 9000.0, 4, word("rough"));
        ground.lift_m[i] = static_cast<float>(lift_at(ridges, bent) * rough * valley.off_floor);
        ground.heights.values[i] =
            static_cast<float>(valley.height_m + 6.0 * fractal_noise(p, 5000.0, 4, word("plain")) +
                               static_cast<double>(ground.lift_m[i]) *
                                   (0.15 + 0.45 * fractal_noise(p, 9000.0, 5, word("basins"))));
    }
    fix_rivers(ground, rivers);
    return ground;
}

Ground refined(const Ground& coarse, const std::vector<River>& rivers, const Box& box,
               double cell_m) {
    Ground fine;
    fine.heights = grid_over(box, cell_m);
    fine.lift_m.resize(fine.heights.size());
    Grid lift = coarse.heights;
    lift.values = coarse.lift_m;
    for (std::size_t i = 0; i < fine.heights.size(); ++i) {
        const Coord p = fine.heights.center(i);
        const double up = lift.at(p);
        fine.lift_m[i] = static_cast<float>(up);
        fine.heights.values[i] = static_cast<float>(
            coarse.heights.at(p) + 0.02 * up * fractal_noise(p, 1600.0, 2, word("fine")));
    }
    fix_rivers(fine, rivers);
    return fine;
}

std::vector<float> yearly(const std::vector<float>& lift_m, double years) {
    std::vector<float> uplift(lift_m);
    for (float& u : uplift)
        u = static_cast<float>(u / years);
    return uplift;
}

// Lines along cells that drain enough land, from each head or meeting down to the next.
std::vector<WaterLine> trace_streams(const Ground& ground, const Box& box) {
    const Drainage drainage = drain(ground.heights, ground.fixed);
    const std::size_t n = ground.heights.size();
    const auto flows = [&](std::size_t i) {
        return ground.fixed[i] == 0 && drainage.area_m2[i] >= stream_area_m2;
    };
    std::vector<int> inflows(n, 0);
    for (std::size_t i = 0; i < n; ++i)
        if (flows(i))
            ++inflows[drainage.receiver[i]];
    std::vector<WaterLine> streams;
    for (std::size_t head = 0; head < n; ++head) {
        if (!flows(head) || inflows[head] == 1)
            continue;
        Path line{ground.heights.center(head)};
        std::size_t at = head;
        do {
            at = drainage.receiver[at];
            line.push_back(ground.heights.center(at));
        } while (flows(at) && inflows[at] == 1);
        // On the plain side waters end in canals and fields.
        const bool on_plain = ground.lift_m[head] < plain_lift_m;
        if (line.size() < 4 || on_plain || !box.contains(line.front()))
            continue;
        const Path smooth = rounded(resampled(rounded(line, 2), 900.0), 1);
        streams.push_back({{}, "stream", wiggled(smooth, 260.0, 0.12, word("streams"))});
    }
    return streams;
}

}  // namespace

Relief shape_relief(const std::vector<River>& rivers, const Box& oblast) {
    const Box box{oblast.min_x - margin_m, oblast.min_y - margin_m, oblast.max_x + margin_m,
                  oblast.max_y + margin_m};
    constexpr double years = 1000.0;
    Ground ground = first_ground(rivers, box, 2 * final_cell_m);
    Erosion cutting;
    cutting.steps = 40;
    cutting.step_years = years / cutting.steps;
    cutting.erodibility = 0.0045;
    cutting.area_power = 0.5;
    erode(ground.heights, yearly(ground.lift_m, years), ground.fixed, cutting);

    ground = refined(ground, rivers, box, final_cell_m);
    cutting.steps = 6;
    erode(ground.heights, yearly(ground.lift_m, years), ground.fixed, cutting);
    std::vector<WaterLine> streams = trace_streams(ground, oblast);
    for (float& h : ground.heights.values)
        h = h > ceiling_m ? ceiling_m + (h - ceiling_m) * 0.35F : h;
    return {std::move(ground.heights), std::move(streams)};
}

}  // namespace zamin::sample
