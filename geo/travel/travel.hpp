// The cost of getting there: one interface for straight lines, road networks and terrain.
//
// Points are longitude, latitude in degrees on WGS 84. A "source" is what ways lead to (a
// collection centre, a shop); a "farm" is where they come from. Every mode says what its costs are
// (metres or seconds), gives the costs of all ways and a continuous field for the map.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/problem.hpp"
#include "core/progress.hpp"
#include "core/sentence.hpp"
#include "travel/cost_table.hpp"
#include "travel/field.hpp"

namespace zamin::travel {

enum class CostUnit : std::uint8_t { metres, seconds };
// "m" or "s" in files for machines.
const char* to_string(CostUnit unit);

// Whether farms go to sources (with the harvest) or sources to farms (with seed and advice): the
// two differ on one-way roads and on slopes.
enum class Heading : std::uint8_t { to_source, from_source };

struct CostOptions {
    double limit = no_way;    // ways that cost more are left out; in the mode's unit
    std::size_t nearest = 0;  // keep this many of each farm's cheapest ways; 0 = all
    Heading heading = Heading::to_source;
    int threads = 0;  // 0 = one a core
};

// A way as a line for the map, from farm to source whatever the heading.
struct Route {
    std::vector<Coord> line;       // degrees; empty = no way
    std::vector<double> cost;      // at each vertex, still to go to the source
    std::vector<double> height_m;  // at each vertex, where the mode knows the land; else empty
    double total = no_way;
};

class Travel {
  public:
    virtual ~Travel() = default;

    virtual CostUnit unit() const = 0;
    // What was computed, as a sentence for captions: "straight line on the ellipsoid, times 1.3".
    virtual Sentence described() const = 0;
    std::string description() const { return described().english(); }

    // Costs of the ways between every farm and every source. A point that the mode cannot reach
    // (not finite, off the raster, too far from any road) has no ways; problems_of() says why.
    // Throws Cancelled.
    virtual CostTable costs(std::span<const Coord> sources, std::span<const Coord> farms,
                            const CostOptions& options, Progress& progress) const = 0;

    // The cheapest cost and its source for every cell of the frame; the terrain's own frame is used
    // in terrain mode. Throws Error for more sources than Field::no_source, Cancelled.
    virtual Field field(std::span<const Coord> sources, const Frame& frame,
                        const CostOptions& options, Progress& progress) const = 0;

    // The cheapest way between a farm and a source. Throws Cancelled.
    virtual Route route(Coord farm, Coord source, const CostOptions& options,
                        Progress& progress) const = 0;

    // What keeps points from being reached, one problem each; `feature` is the point's index and
    // `layer` is `what` ("centres").
    virtual std::vector<Problem> problems_of(std::span<const Coord> points,
                                             std::string_view what) const = 0;
};

// A point whose coordinates are missing or not finite, as a problem.
Problem no_place_problem(std::string_view what, std::size_t point);

}  // namespace zamin::travel
