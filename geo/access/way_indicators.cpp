// 2.9 the way from village to plot.
#include <algorithm>

#include "access/slice.hpp"
#include "core/msgid.hpp"

namespace zamin::access {

namespace {

// Lengths or times of the ways to the plots of a slice, ascending, and how many are not known.
struct Ways {
    std::vector<double> known;
    double unknown = 0.0;

    void add(const std::optional<double>& way) {
        if (way) {
            known.push_back(*way);
        } else {
            ++unknown;
        }
    }
    Estimate figure(double value) const {
        Estimate estimate = exactly(value, static_cast<double>(known.size()));
        estimate.unknown = unknown;
        if (unknown > 0.0) {
            estimate.lower.reset();
            estimate.upper.reset();
        }
        return bounded(estimate);
    }
    Estimate none_known() const { return nothing(msgid("no distance known"), 0.0, unknown); }
    Estimate median() const {
        const std::size_t half = known.size() / 2;
        return known.empty()           ? none_known()
               : known.size() % 2 == 1 ? figure(known[half])
                                       : figure((known[half - 1] + known[half]) / 2.0);
    }
    Estimate farthest() const { return known.empty() ? none_known() : figure(known.back()); }
};

// By the walk where it was found, else by the straight line at walking speed.
std::optional<double> walk_min(const Right& right, const Frame& frame) {
    if (!frame.holdings.walked.empty()) {
        return right.walk_s ? std::optional(*right.walk_s / 60.0) : std::nullopt;
    }
    const double m_per_min = frame.options.walking_km_h * 1000.0 / 60.0;
    return right.distance_m ? std::optional(*right.distance_m / m_per_min) : std::nullopt;
}

Tri beyond(const std::optional<double>& way, double limit) {
    return way ? tri(*way > limit) : Tri::unknown;
}

}  // namespace

void add_distances(const Slice& slice, Rows& rows) {
    const AccessOptions& options = slice.frame.options;
    Ways lengths_m, walks_min;
    Answers far;
    for (const std::uint32_t m : slice.members) {
        for (const std::uint32_t r : slice.rights_of(m)) {
            const Right& right = slice.frame.holdings.rights[r];
            if (right.share > 0.0) {
                const std::optional<double> minutes = walk_min(right, slice.frame);
                lengths_m.add(right.distance_m);
                walks_min.add(minutes);
                far.add(either(beyond(right.distance_m, options.far_plot_m),
                               beyond(minutes, options.far_plot_min)));
            }
        }
    }
    std::ranges::sort(lengths_m.known);
    std::ranges::sort(walks_min.known);
    const text::Catalogue& words = slice.frame.words;
    rows.add("2.9_distance_median", words.tr("Village to plot, straight line, median"),
             words.tr("m"), lengths_m.median());
    rows.add("2.9_distance_max", words.tr("Village to plot, straight line, farthest"),
             words.tr("m"), lengths_m.farthest());
    const bool over_land = !slice.frame.holdings.walked.empty();
    const std::string walking =
        over_land ? words.tr("Village to plot on foot over the land")
                  : words.tr("Village to plot at {0} km/h", slice.number(options.walking_km_h));
    const std::string minutes = words.tr("min");
    rows.add("2.9_walk_median", words.tr("{0}, median", walking), minutes, walks_min.median());
    rows.add("2.9_walk_max", words.tr("{0}, farthest", walking), minutes, walks_min.farthest());
    rows.add("2.9_far",
             words.tr("Plots farther than {0} m or {1} min from the village",
                      slice.number(options.far_plot_m), slice.number(options.far_plot_min)),
             words.tr("% of members' plots, one a holder"), share_of(far));
}

}  // namespace zamin::access
