// From what a solver found to what people are told; for .cpp files of geo/siting only.
#pragma once

#include "siting/run_control.hpp"
#include "siting/siting.hpp"

namespace zamin::siting {

// Sites as the input numbers them.
struct Solved {
    std::vector<std::uint32_t> sites;
    double objective = 0.0;
    double bound = 0.0;
    std::vector<Assignment> assignments;  // empty = everyone goes to the nearest open site
};

// Assigns, adds up what is unserved, and names the demand points out of reach of every site.
Siting answer(const SitingInput& input, Solved solved, RunControl& control);

// Within the radius, a cost that only rounding puts beyond it among them.
bool is_within(double cost, double radius);

// Values of a run of numbers meet within rounding.
bool meets(double objective, double bound);

}  // namespace zamin::siting
