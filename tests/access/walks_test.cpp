// Walks from village to plot over ways that are known beforehand.
#include "access/walks.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "hand.hpp"
#include "layers.hpp"
#include "travel/line_travel.hpp"

using namespace zamin::access;
using zamin::Coord;
using zamin::Layer;
using zamin::Problem;
using zamin::Progress;
using namespace zamin::test;

namespace {

// A second for every metre eastwards; nothing leads west, and what lies south is off the map.
class Eastwards : public zamin::travel::Travel {
  public:
    zamin::travel::CostUnit unit() const override { return zamin::travel::CostUnit::seconds; }
    zamin::Sentence described() const override { return zamin::as_it_is("eastwards"); }
    zamin::travel::CostTable costs(std::span<const Coord> sources, std::span<const Coord> farms,
                                   const zamin::travel::CostOptions& options,
                                   Progress&) const override {
        std::vector<std::vector<double>> by_source;
        for (const Coord& source : sources) {
            auto& row = by_source.emplace_back();
            for (const Coord& farm : farms) {
                const double m = (farm.x - source.x) * 88000.0;
                row.push_back(m >= 0.0 ? m : zamin::travel::no_way);
            }
        }
        return zamin::travel::cost_table(by_source, farms.size(), options.limit, 0);
    }
    zamin::travel::Field field(std::span<const Coord>, const zamin::travel::Frame& frame,
                               const zamin::travel::CostOptions&, Progress&) const override {
        return zamin::travel::empty_field(frame);
    }
    zamin::travel::Route route(Coord, Coord, const zamin::travel::CostOptions&,
                               Progress&) const override {
        return {};
    }
    std::vector<Problem> problems_of(std::span<const Coord> points,
                                     std::string_view what) const override {
        std::vector<Problem> problems;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (points[i].y < 30.0) {
                problems.push_back(zamin::travel::no_place_problem(what, i));
            }
        }
        return problems;
    }
};

struct Walkers {
    Hand hand;
    Layer plots = table("plots", {{"plot_id"}, {"near"}, {"west"}, {"south"}});

    Walkers() {
        hand.h.villages.emplace_back().at = Coord{69.0, 37.0};
        clear_shapes(plots);
        // In units of 89 m from 69 E 37 N: about 20 east, 20 west, and far south.
        add_box(plots, 20, 0, 21, 1);
        add_box(plots, -21, 0, -20, 1);
        add_box(plots, 20, -10000, 21, -9999);
        for (std::size_t row = 0; row < 3; ++row) {
            const Index m = hand.holder("m", Sex::female, 0.3);
            hand.h.members[static_cast<std::size_t>(m)].village = 0;
            hand.h.plots.back().feature = row;
            hand.h.rights.back().distance_m = 1800.0;
        }
    }
    void walk(const zamin::travel::Travel& ways) {
        Progress progress;
        measure_walks(ways, plots, hand.h, progress);
    }
};

}  // namespace

TEST_CASE("walks: the time, three hours where nothing leads, nothing off the map") {
    Walkers walkers;
    walkers.walk(Eastwards());
    const auto& rights = walkers.hand.h.rights;
    REQUIRE(rights[0].walk_s.has_value());
    CHECK(*rights[0].walk_s > 1500.0);
    CHECK(*rights[0].walk_s < 2100.0);
    CHECK(*rights[1].walk_s == longest_walk_s);
    CHECK_FALSE(rights[2].walk_s.has_value());
    // By an hour: what lies behind no way is far, half an hour is not, the third is not known.
    AccessOptions options;
    options.far_plot_min = 60.0;
    const Indicators found = walkers.hand.run(options);
    check_bounds(figure(found, "2.9_far"), 100.0 / 3, -1, 200.0 / 3);
    CHECK(figure(found, "2.9_walk_max").unknown == 1.0);
    CHECK(find_row(found, "(all)", "2.9_walk_median")->title ==
          "Village to plot on foot over the land, median");
}

TEST_CASE("ways that cost metres are no walks") {
    Walkers walkers;
    CHECK_THROWS_AS(walkers.walk(zamin::travel::LineTravel()), zamin::UsageError);
}
