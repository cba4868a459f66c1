// 2.8 the ladder of insecurity and 2.9 the way to the land.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "access/slice.hpp"
#include "core/fixed_sum.hpp"

namespace zamin::access {

namespace {

// Weights at each step; the last is unknown.
struct Steps {
    std::array<FixedSum, ladder_steps + 1> at;

    void add(std::optional<int> step, double weight) {
        at[step ? static_cast<std::size_t>(*step) : ladder_steps].add(weight);
    }
    Answers insecure() const {
        Answers answers;
        for (int step = 0; step < ladder_steps; ++step) {
            answers.add(tri(is_insecure(step)), at[static_cast<std::size_t>(step)].value());
        }
        answers.add(Tri::unknown, at[ladder_steps].value());
        return answers;
    }
    // The share of one step; unknown ones may stand on it.
    Estimate share(int step) const {
        Answers answers;
        for (int other = 0; other < ladder_steps; ++other) {
            answers.add(tri(other == step), at[static_cast<std::size_t>(other)].value());
        }
        answers.add(Tri::unknown, at[ladder_steps].value());
        return share_of(answers);
    }
};

struct Ladder {
    Steps plots;
    Steps area;
    Steps members;
    double ended = 0.0;  // rights whose term has ended
};

Ladder ladder_of(const Slice& slice) {
    const Holdings& holdings = slice.frame.holdings;
    const std::int32_t as_of = slice.frame.options.as_of;
    Ladder ladder;
    for (const std::uint32_t m : slice.members) {
        for (const std::uint32_t r : slice.rights_of(m)) {
            const Right& right = holdings.rights[r];
            if (right.share <= 0.0) {
                continue;
            }
            const std::optional<int> step = ladder_step(right, as_of);
            const auto& area_ha = holdings.plots[static_cast<std::size_t>(right.plot)].area_ha;
            ladder.plots.add(step, right.share);
            ladder.area.add(step, area_ha.value_or(0.0) * right.share);
            ladder.ended += as_of != 0 && !in_force(right, as_of) ? 1.0 : 0.0;
        }
        if (slice.facts(m).landed == Tri::yes) {
            ladder.members.add(slice.facts(m).step, 1.0);
        }
    }
    return ladder;
}

Answers insecure_members(const Slice& slice) {
    Answers answers;
    for (const std::uint32_t m : slice.members) {
        if (slice.facts(m).landed == Tri::yes) {
            answers.add(slice.facts(m).insecure);
        }
    }
    return answers;
}

}  // namespace

void add_ladder(const Slice& slice, Rows& rows) {
    const Ladder ladder = ladder_of(slice);
    const auto add = [&](const char* what, const char* title, std::string measure,
                         Estimate estimate) {
        rows.add(fmt::format("2.8_insecure_{}{}", what, slice.suffix),
                 fmt::format("{}: {}", title, slice.who), std::move(measure), std::move(estimate));
    };
    add("plots", "Plots on insecure terms",
        fmt::format("% of plots of {}, joint ones by share", slice.who),
        share_of(ladder.plots.insecure()));
    add("area", "Hectares on insecure terms", fmt::format("% of ha of {}", slice.who),
        share_of(ladder.area.insecure()));
    add("members", "Holders all of whose land is on insecure terms",
        fmt::format("% of {} who hold land", slice.who), share_of(insecure_members(slice)));
}

void add_ladder_steps(const Slice& slice, Rows& rows) {
    const Ladder ladder = ladder_of(slice);
    for (int step = 0; step < ladder_steps; ++step) {
        const auto add = [&](const char* what, const char* title, const char* measure,
                             const Steps& steps) {
            rows.add(fmt::format("2.8_step_{}_{}", step, what),
                     fmt::format("{} on step {}, {}", title, step, ladder_name(step)), measure,
                     steps.share(step));
        };
        add("plots", "Plots", "% of members' plots, joint ones by share", ladder.plots);
        add("area", "Hectares", "% of members' ha", ladder.area);
        add("members", "Holders whose best right is", "% of members who hold land", ladder.members);
    }
    const double all = static_cast<double>(slice.members.size());
    rows.add(
        "2.8_terms_ended", "Rights whose term has ended, counted one step lower", "rights",
        slice.frame.options.as_of == 0 ? nothing("no date given") : exactly(ladder.ended, all));
}

void add_distances(const Slice& slice, Rows& rows) {
    const AccessOptions& options = slice.frame.options;
    std::vector<double> known_m;
    double unknown = 0.0;
    for (const std::uint32_t m : slice.members) {
        for (const std::uint32_t r : slice.rights_of(m)) {
            const Right& right = slice.frame.holdings.rights[r];
            if (right.share > 0.0 && right.distance_m) {
                known_m.push_back(*right.distance_m);
            } else if (right.share > 0.0) {
                ++unknown;
            }
        }
    }
    std::sort(known_m.begin(), known_m.end());
    const auto known = static_cast<double>(known_m.size());
    const auto figure = [&](double value) {
        Estimate estimate = exactly(value, known);
        estimate.unknown = unknown;
        if (unknown > 0.0) {
            estimate.lower.reset();
            estimate.upper.reset();
        }
        return bounded(estimate);
    };
    const Estimate none_known = nothing("no distance known", known, unknown);
    const std::size_t half = known_m.size() / 2;
    const double m_per_min = options.walking_km_h * 1000.0 / 60.0;
    const double far_m = std::min(options.far_plot_m, options.far_plot_min * m_per_min);
    Answers far;
    for (const double d_m : known_m) {
        far.add(tri(d_m > far_m));
    }
    far.add(Tri::unknown, unknown);
    const bool any = !known_m.empty();
    const double median =
        !any ? 0.0
             : (known_m.size() % 2 == 1 ? known_m[half] : (known_m[half - 1] + known_m[half]) / 2);
    rows.add("2.9_distance_median", "Village to plot, straight line, median", "m",
             any ? figure(median) : none_known);
    rows.add("2.9_distance_max", "Village to plot, straight line, farthest", "m",
             any ? figure(known_m.back()) : none_known);
    rows.add("2.9_walk_median",
             fmt::format("Village to plot at {:g} km/h, median", options.walking_km_h), "min",
             any ? figure(median / m_per_min) : none_known);
    rows.add("2.9_far",
             fmt::format("Plots farther than {:g} m or {:g} min from the village",
                         options.far_plot_m, options.far_plot_min),
             "% of members' plots, one a holder", share_of(far));
}

}  // namespace zamin::access
