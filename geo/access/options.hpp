// The settings of the indicators, shared by command and panel. Thresholds and the ladder's steps
// are this programme's own choices, not official ones: they are printed wherever they matter.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/language.hpp"

namespace zamin::access {

// What a figure is given for. Persons belong to the village they live in, wherever their land is.
enum class UnitKind : std::uint8_t { all, group, village, jamoat, district, cluster, sex };
const char* to_string(UnitKind kind);
// Throws UsageError naming the words.
UnitKind unit_kind_from(std::string_view word);

struct AccessOptions {
    UnitKind by = UnitKind::group;
    std::vector<double> thresholds_ha{0.5, 1.0};
    std::int32_t as_of = 0;      // 20180503: the day on which terms are judged; 0 = none has ended
    double near_line = 0.12;     // part of the threshold; error of walked areas (World Bank 533)
    double far_plot_m = 2000.0;  // village to plot, straight line
    double far_plot_min = 30.0;
    double walking_km_h = 5.0;
    double far_group_plot_m = 2000.0;                   // beyond, a group's plot counts as level 2
    double service_m = 5000.0;                          // a service farther away is no service
    double catchment_m = 10000.0;                       // of a service, for its places per member
    text::Language language = text::Language::english;  // of titles and units, not of indicators
};

}  // namespace zamin::access
