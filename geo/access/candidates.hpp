// Land that a group could ask for: reserve, special fund, fallow, ended leases.
//
// Hard filters refuse, each with its reason; what passes is scored factor by factor. Taking
// irrigated land or perennial plantings out of their category for a building is forbidden
// (Government order 570 of 30.11.2007, item 1.2): a site for a building is refused on them. The
// readiness of kinds of tenure, the steps of the factors and the weights are this programme's own;
// they are settings, and are printed with the result.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "access/holdings.hpp"
#include "access/ranking.hpp"
#include "access/sources.hpp"
#include "core/table.hpp"
#include "text/language.hpp"

namespace zamin::access {

enum class Purpose : std::uint8_t { farming, building };

struct CandidateOptions {
    Purpose purpose = Purpose::farming;
    double least_ha = 0.1;
    double most_overlap = 0.01;  // of the parcel, with recorded plots
    double farthest_m = 5000.0;  // from the village; where the distance factor reaches 0
    double canal_m = 300.0;      // a canal this near is water to be had
    double steepest_pct = 15.0;
    bool same_district = true;
    text::Language language = text::Language::english;  // of reasons and grounds
    std::map<std::string, double> readiness{{"special fund", 1.0},
                                            {"state reserve", 0.8},
                                            {"expired lease", 0.6},
                                            {"fallow", 0.5},
                                            {"unused", 0.5}};
};

// Who asks, from where, and how much is missing.
struct Need {
    std::optional<double> wanted_ha;  // none: the size factor is not known
    std::optional<Coord> home;        // longitude, latitude; none: the distance is not known
    std::string district;             // empty: not known
};
// Of a group: its deficit to the threshold (upper bound), its place and its district.
Need need_of_group(const Holdings& holdings, Index group, double threshold_ha);

// How a parcel lies.
struct Ground {
    std::optional<double> slope_pct;
    std::optional<double> elevation_m;
    bool from_relief = false;  // the slope; else the parcels' table has it
};

struct CandidateSources {
    // Polygons: parcel_id, tenure, land_class, irrigation; slope_pct or slope_deg and elevation_m
    // where they were measured.
    Source parcels;
    Source plots;  // recorded plots, for overlaps and present users
    Source districts;
    Source canals;  // lines; a source of all waters counts with its class "canal"
    // From the relief, of each parcel, for what its row does not say; empty: no elevation.
    std::vector<Ground> ground;
};

struct Filter {
    const char* name;  // "tenure", "overlap", "size", "district", "protected", "irrigated", "slope"
    Tri passes = Tri::yes;  // unknown: it could not be checked, and has to be
    std::string title;      // the name in the options' language
    std::string reason;     // why it is refused, or what could not be checked; empty if it passes
};

// A recorded plot that the parcel overlaps.
struct PresentUser {
    Index plot = none;     // into Holdings
    double area_ha = 0.0;  // in common
};

struct Candidate {
    std::string id;
    std::size_t row = 0;      // of the parcels' layer
    std::optional<Coord> at;  // a point inside, longitude and latitude (WGS 84)
    double area_ha = 0.0;
    std::string tenure, land_class, village_id, district;
    Tri irrigated = Tri::unknown;
    Ground ground;
    std::optional<double> distance_m;  // from the need's home to the edge
    std::optional<double> canal_m;     // to the nearest canal, where one is near enough to count
    std::vector<Filter> filters;       // all that were applied, passed or not
    std::vector<PresentUser> users;
    Factors factors;
    std::array<std::string, factor_count> because;  // what each factor rests on

    bool refused() const;
    // "overlap: 34.0 % of it lies on recorded plots; size: ..."; empty if it is not refused.
    std::string refusal() const;
    // The same for what could not be checked.
    std::string unchecked() const;
    // The names of the filters that gave this answer: "overlap, size".
    std::string filters_that(Tri answered) const;
};

struct Candidates {
    CandidateOptions options;
    std::vector<Candidate> parcels;  // in the order of the layer, refused ones among them
    std::vector<Problem> problems;
};

// Throws UsageError for a missing parcel_id column, Error for parcels without polygons, Cancelled.
Candidates candidates(const CandidateSources& sources, const Holdings& holdings, const Need& need,
                      const CandidateOptions& options, Progress& progress);

// Ranks those that are not refused.
struct RankedCandidates {
    std::vector<Ranked> ranked;  // candidate = index into Candidates::parcels
};
RankedCandidates rank_candidates(const Candidates& candidates, const Weights& weights);

// rank,parcel,area_ha,tenure,score,class,scored_on,then a column a factor,slope_pct,
// elevation_m,ground_from,distance_m,refused,unchecked; the ranked first, then the refused with
// their reasons.
Table candidate_table(const Candidates& candidates, const RankedCandidates& ranked);
// The same rows as the parcels' polygons.
Layer candidate_layer(const Candidates& candidates, const RankedCandidates& ranked,
                      const Layer& parcels);

}  // namespace zamin::access
