// The page of new centres: who goes where today, and who would with the sites that are proposed,
// side by side at one scale.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "print/map_subject.hpp"
#include "print/sheet.hpp"

namespace zamin::print {

struct SitingPlace {
    std::string name;
    Coord at_deg;  // longitude, latitude (WGS 84); NaN = nowhere
    bool is_new = false;
};

// A demand point, or the part of it that goes to one site.
struct SitingWay {
    std::size_t demand = 0;           // index into SitingMap::demand_deg
    std::optional<std::size_t> site;  // into SitingMap::sites; none = served by none
    double cost = 0.0;                // in SitingMap::unit
    double weight = 1.0;
};

struct SitingMap : MapSubject {
    std::vector<Coord> demand_deg;
    std::vector<SitingPlace> sites;  // that are open before or after
    std::vector<SitingWay> before, after;
    std::string unit;                  // "km", "min"
    std::string weight_unit;           // "t"; empty = of no unit
    std::vector<std::string> counted;  // what was asked and how it was counted, for the foot
    std::optional<double> gap_pct;  // how far at most from the best plan; none = nothing is better
};

// Demand points from light (near) to dark (far) in classes that both maps share, hollow in alarm
// where no site serves them; squares for centres, the new ones in amber; the mean and the longest
// way before and after. A project without centres today has points without ways on its first map.
Sheet siting_sheet(const SitingMap& map, const text::Catalogue& words);

}  // namespace zamin::print
