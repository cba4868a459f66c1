// The profile of a commodity cluster, or of a district, on one page: the figures that a programme's
// own review draws.
#pragma once

#include "print/access_sheet.hpp"

namespace zamin::print {

// Tables without geometry come as WorldLayers too, so that their columns are found by their fields.
struct ProfileMap {
    AccessMap access;
    const access::Indicators* clusters = nullptr;  // by cluster
    std::optional<WorldLayer> cluster_table;       // cluster_id, commodity, districts served
    std::optional<WorldLayer> yields;              // crop, district, year, population, t_ha
};

struct ProfileUnit {
    std::string id;  // of the cluster, or the district's name in the holdings
    bool of_cluster = true;
};
// Clusters that have groups, or districts that have.
std::vector<ProfileUnit> profile_units(const ProfileMap& map, bool of_clusters);
std::string profile_title(const ProfileMap& map, const ProfileUnit& unit,
                          const text::Catalogue& words);

// Groups, members and office bearers by sex, stage of the groups, hectares and share of the
// commodity, tonnes that can be expected against what centres there hold, yields of members, others
// and the district side by side by year. What the data lack is left out, never 0.
Sheet profile_sheet(const ProfileMap& map, const ProfileUnit& unit, const text::Catalogue& words);

}  // namespace zamin::print
