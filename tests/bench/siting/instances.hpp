// Instances of the published sizes, made by the published recipes from seeds of our own, and what
// is published of the originals.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "flow/transport.hpp"

namespace zamin::bench {

// Optima of OR-Library's pmed1 .. pmed40: pmedopt (Beasley 1985), the p-center radii of Pullan 2008
// and of Calik and Tansel 2013.
struct Published {
    int points, p;
    double median, center;
};
extern const std::vector<Published> pmed;

// A ring of random costs 1 to 100 and random edges beside, n^2 / 50 in all, as a file.
std::string pmed_like(std::size_t points, int p, std::uint64_t seed);

// Points in a square of 4000, as a TSPLIB file.
std::string plane_points(std::size_t points, std::uint64_t seed);

// Holes to be drilled in a board, as TSPLIB's fl instances are: rows of holes at even steps in some
// forty blocks, as a TSPLIB file.
std::string drilled_points(std::size_t points, std::uint64_t seed);

// As Osman and Christofides made theirs: points in a square of 100, demands 1 to 20, sites of one
// capacity that is used to nine tenths; 50 points and 5 sites up to number 10, then 100 and 10.
std::string pmedcap_like(int number);

// Farms of 0.1 to 4 t and centres in a square of 100 km, ways to the `near` nearest centres, room
// for 115 % of the harvest.
flow::TransportProblem transport_problem(std::size_t farms, std::size_t centres, std::size_t near);

}  // namespace zamin::bench
