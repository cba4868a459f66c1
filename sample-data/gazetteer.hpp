// What is placed by hand: districts, jamoats, towns, rivers and ridges of an illustrative Khatlon,
// in degrees (longitude, latitude). Positions are approximate and from general knowledge of the
// land; lines between units are drawn by partition.hpp and follow no register.
#pragma once

#include <span>
#include <vector>

#include "sample/world.hpp"

namespace zamin::sample {

// Degrees to metres in UTM zone 42 N.
Coord to_plane(Coord lonlat_deg);
// And back, rounded to 1e-7 degrees (1 cm), as phones record.
Coord to_degrees(Coord plane);
// True area of a ring drawn in the plane: plane area over the square of the projection's scale
// there (within 1e-6 for a field).
double true_area_m2(std::span<const Coord> ring);

struct DistrictFacts {
    const char* id;
    Names names;
    const char* aliases;
    double official_ha;
    std::vector<Coord> seeds;  // empty where jamoats stand for the district
};
std::span<const DistrictFacts> district_facts();

struct JamoatFacts {
    const char* district;
    Names names;
    std::vector<Coord> seeds;
};
std::span<const JamoatFacts> jamoat_facts();

// The oblast's rim, closed, beginning in the north-west; from `panj_begin` to `panj_end` it is the
// river Panj and the Amu Darya, downstream.
struct Rim {
    std::vector<Coord> points;
    std::size_t panj_begin = 0;
    std::size_t panj_end = 0;
};
const Rim& rim();

struct TownFacts {
    const char* district;
    Names names;
    Coord at;
    int households;
    bool town;  // false: a village that has to exist at this place
};
std::span<const TownFacts> town_facts();

// Control points downstream: height of the water and half-width of the flat floor beside it.
struct RiverPoint {
    Coord at;
    double height_m;
    double floor_km;
};
struct RiverFacts {
    Names names;
    std::vector<RiverPoint> points;
};
std::span<const RiverFacts> river_facts();
// Heights and floors along the Panj, whose line is the rim's.
std::span<const RiverPoint> panj_heights();

// A canal runs beside a river, `offset_km` to its left (negative: right), between two fractions of
// the river's length.
struct CanalFacts {
    const char* river;
    Names names;
    double from, to;
    double offset_km;
};
std::span<const CanalFacts> canal_facts();

// The crest of a ridge: how high it would stand if water did not cut it, and its half-width.
struct RidgePoint {
    Coord at;
    double height_m;
    double width_km;
};
std::span<const std::vector<RidgePoint>> ridge_facts();

}  // namespace zamin::sample
