// Places where a centre could be, and whether the law and the land allow it.
//
// Taking irrigated land, perennial plantings and other valuable land out of its category for a
// building is forbidden (Government order 570 of 30.11.2007, item 1.2); water and steep ground are
// no sites either; land in someone's recorded use is not to be had. Each refusal carries its
// reason; what could not be checked is said too, and does not refuse. Of what passes, land that is
// ready to be given (special fund, state reserve) and near a road is preferred, by weights of this
// programme's own that are printed with the result.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/layer.hpp"
#include "core/progress.hpp"
#include "core/sentence.hpp"
#include "core/table.hpp"

namespace zamin::siting {

// What is known of a candidate; empty words and nothing = not known.
struct CandidateLand {
    std::string id;
    std::string name;         // what people call it
    Coord place;              // degrees on WGS 84; NaN = nowhere
    std::string recorded_as;  // "parcel KUL-P01", "plot KUL-0003"
    std::string tenure;
    std::string land_class;
    std::string irrigation;
    std::optional<double> slope_pct;
    std::optional<double> water_m;  // to the nearest river or canal; 0 in a lake
    std::optional<double> road_m;   // to the nearest road
};

struct CandidateRules {
    double steepest_pct = 15.0;
    double nearest_water_m = 20.0;  // nearer to a river or canal is its bank
    // Readiness of kinds of tenure, 0 to 1; land of other kinds is in use and refused.
    std::map<std::string, double> readiness{{"special fund", 1.0},
                                            {"state reserve", 0.8},
                                            {"expired lease", 0.6},
                                            {"fallow", 0.5},
                                            {"unused", 0.5}};
    double tenure_weight = 0.5;     // of the preference
    double road_weight = 0.5;       // of the preference
    double farthest_road_m = 2000;  // where the road's part of the preference reaches 0
};

struct ScreenedCandidate {
    CandidateLand land;
    std::vector<Sentence> refusals;   // empty = it may be chosen
    std::vector<Sentence> unchecked;  // what is not known
    // 1 the most ready and beside a road, 0 the least; factors that are not known are left out and
    // the others' weights raised; none where neither is known.
    std::optional<double> preference;
};

std::vector<ScreenedCandidate> screen(std::vector<CandidateLand> candidates,
                                      const CandidateRules& rules);

// Features as candidates: points where they are, polygons (parcels) at a point inside, with what
// the columns name, tenure, land_class and irrigation say. `id_column` must exist; empty = feature
// ids.
std::vector<CandidateLand> candidates_from_layer(const Layer& layer, const std::string& id_column,
                                                 Progress& progress);

// A candidate every `step_m` along the lines of a layer, its ends among them; ids "road-1", ...
// Throws UsageError for a step that is not above 0.
std::vector<CandidateLand> candidates_along_roads(const Layer& roads, double step_m,
                                                  Progress& progress);

struct Surroundings {
    const Layer* plots = nullptr;    // polygons: plot_id, tenure, land_class, irrigation
    const Layer* parcels = nullptr;  // polygons: parcel_id and the same
    const Layer* water = nullptr;    // lines or polygons
    const Layer* roads = nullptr;    // lines
    // Slope in per cent by place, where there is elevation; may be empty.
    std::function<std::optional<double>(Coord)> slope_pct;
};

// Fills in what the candidates do not know of themselves. A parcel tells before a plot, so that a
// recorded plot under a parcel of the reserve is named only where no parcel is.
void look_around(std::vector<CandidateLand>& candidates, const Surroundings& surroundings,
                 Progress& progress);

// candidate,recorded_as,tenure,land_class,irrigation,slope_pct,water_m,road_m,preference,refused,
// unchecked: a row a candidate, in the order given.
Table candidate_table(const std::vector<ScreenedCandidate>& screened);
// The same as points.
Layer candidate_layer(const std::vector<ScreenedCandidate>& screened);

// Opening costs that make a site of preference 0 as dear as `worst`, one of 1 free: for
// SitingInput::opening_cost. Where the preference is not known it counts as 0.5.
std::vector<double> preference_costs(const std::vector<ScreenedCandidate>& screened, double worst);

}  // namespace zamin::siting
