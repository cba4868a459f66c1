// Crop coverage per district: hectares of each crop clipped to each district, and their share of a
// stated denominator.
//
// Definition: plots astride a district line are cut for area and counted once, in the district
// that holds their largest part. Land in no district is "(outside)", a blank crop "(unknown)". The
// sum of area over all rows is the sum of the plots' ellipsoidal areas (unless land under several
// plots is to count once: see Overlaps). Where districts overlap,
// the land belongs to the first by name and a problem says so.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/layer.hpp"
#include "core/problem.hpp"
#include "core/progress.hpp"
#include "core/table.hpp"

namespace zamin::coverage {

inline constexpr const char* unknown_name = "(unknown)";
inline constexpr const char* outside_name = "(outside)";

// What 100 % is; it is named wherever a share is shown.
//   members   land of group members, mapped: plots whose holder is a member or that a group holds;
//             the crop areas then count those plots only
//   mapped    all mapped plots of the district (and season)
//   official  cultivable hectares from the districts' official_ha column
//   polygon   the district's own area
enum class Denominator : std::uint8_t { members, mapped, official, polygon };
const char* to_string(Denominator denominator);
// "of members' land", for captions and legends.
const char* phrase(Denominator denominator);
// Throws UsageError naming the four words.
Denominator denominator_from(std::string_view word);

// Land under several plots: `count` counts it for each of them; `once` counts a crop's land as the
// union of the plots that grow it, and the denominators members and mapped as the union of all
// plots, each in its season. Land under two crops then counts for both, so that the rows of a
// district may sum to more than their denominator.
enum class Overlaps : std::uint8_t { count, once };
const char* to_string(Overlaps overlaps);
// "count" or "union". Throws UsageError naming the two words.
Overlaps overlaps_from(std::string_view word);

struct CoverageOptions {
    std::string crop_column = "crop";
    std::string district_name_column = "name";
    std::string season_column;  // empty = no seasons
    std::string season;         // keep this season only; empty = all, kept apart
    Denominator denominator = Denominator::mapped;
    std::string official_column = "official_ha";
    Overlaps overlaps = Overlaps::count;
    // For Denominator::members: the plots' column that names the holder, and the ids of members;
    // with no ids, every plot with a non-blank group counts.
    std::string holder_column = "holder_id";
    std::string group_column = "group_id";
    std::vector<std::string> member_ids;
    int threads = 0;  // 0 = one a core
};

struct CoverageRow {
    std::string district;
    std::string crop;
    std::string season;  // empty when seasons are not used
    std::int64_t plots = 0;
    double area_ha = 0.0;
    std::optional<double> denominator_ha;  // none: outside, or no official figure
    std::optional<double> share_pct;
};

struct Coverage {
    CoverageOptions options;
    std::vector<CoverageRow> rows;  // sorted by district, crop, season, byte by byte
    double plots_area_ha = 0.0;     // of all plots counted (with Overlaps::once, of each crop's
                                    // land); the rows sum to it within 1e-9
    std::int64_t plots = 0;
    std::int64_t straddling = 0;       // plots cut by a district line
    std::int64_t without_polygon = 0;  // plots that have no area to count
    std::vector<Problem> problems;
};

// Districts in another CRS are brought into the plots' own. Throws UsageError for a missing
// column, Error for layers without polygons or without a CRS, Cancelled.
Coverage coverage(const Layer& plots, const Layer& districts, const CoverageOptions& options,
                  Progress& progress);

// Columns district,crop,plots,area_ha,denominator_ha,share_pct; with several seasons a last column
// season.
Table coverage_table(const Coverage& coverage);

}  // namespace zamin::coverage
