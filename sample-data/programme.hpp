// What the sample has to reproduce: the programme's figures of 2018 by district. The totals (1,496
// members in 81 groups, 434 women, 398 office bearers of whom 64 are women, 2,139 ha, 351 ha of
// cluster crops, and the shares of rice and tomato) are published; their split by district is ours.
#pragma once

#include <span>
#include <string>

namespace zamin::sample {

struct ProgrammeFacts {
    const char* district;
    const char* crop;  // of the district's commodity cluster
    double crop_ha;
    double members_ha;
    int members;
    int groups;
    int villages;  // with a group
    int cbos;      // villages with a community-based organisation
    int women;
    int office_bearers;
    int women_in_office;
    int sex_unknown;
    int landless_groups;
};

std::span<const ProgrammeFacts> programme_facts();
inline constexpr const char* season = "2018";
// Members' land by size of holding: share of the holders, and hectares.
struct HoldingClass {
    double share;
    double low_ha;
    double high_ha;
    double mean_ha;
};
std::span<const HoldingClass> holding_classes();

}  // namespace zamin::sample
