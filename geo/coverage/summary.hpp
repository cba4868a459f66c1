// What a coverage says at a glance: the leading crop, what is unknown, bars by district.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "coverage/coverage.hpp"

namespace zamin::coverage {

// Of its rows, sorted; rows without one are of none.
std::vector<std::string> seasons_of(const Coverage& coverage);
// Rows of more than one season.
bool several_seasons(const Coverage& coverage);

// The crop with most land in districts, and what is known about all of it.
struct Overview {
    std::string leading_crop;  // empty: no known crop in any district
    double leading_ha = 0.0;
    std::optional<double> leading_pct;  // of the sum of the districts' denominators
    double unknown_pct = 0.0;           // of all land counted
    double outside_ha = 0.0;
    std::int64_t districts = 0;
};
Overview overview(const Coverage& coverage);

struct BarPart {
    std::string crop;
    double area_ha = 0.0;
};
struct CropBar {
    std::string district;
    std::string season;
    std::vector<BarPart> parts;  // largest first, unknown last
    double area_ha = 0.0;
    std::optional<double> denominator_ha;
};
// One bar a district and season, most land first; none for land outside all districts.
std::vector<CropBar> bars_of(const Coverage& coverage);

// The rows of one district, with the sums of them.
Coverage of_district(const Coverage& coverage, const std::string& district);

}  // namespace zamin::coverage
