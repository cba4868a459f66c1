// What is grown where, and how much of it.
#pragma once

#include <span>
#include <string>

#include "sample/random.hpp"
#include "sample/world.hpp"

namespace zamin::sample {

// Members' crops beside the cluster's; empty = not recorded. Cluster crops are left out, since
// their areas are given.
Word members_crop(const std::string& district, double area_m2, Random& random);
// Crops of people outside the groups, cluster crops too.
Word others_crop(const std::string& district, double area_m2, Random& random);

// t/ha by population and year. Illustrative, but for the published ratios of members over others:
// onion +48 % (2017) and +40 % (2018), tomato +64 % and +83 %.
std::vector<YieldRecord> yield_records();
// A member's or another's recorded yield of the crop in the season, nothing for crops without a
// record.
std::optional<double> recorded_yield(Word crop, const std::string& district, bool member,
                                     Random& random);

}  // namespace zamin::sample
