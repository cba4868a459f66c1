// The peer that everyone has: Cbc on the p-median's plain model.
#pragma once

#include <optional>

#include "siting/costs.hpp"

namespace zamin::bench {

// n x m variables, x continuous, a row for each pair. Processor seconds, or none where Cbc did not
// end within the limit.
std::optional<double> plain_model_s(const siting::DenseCosts& costs, int p, double limit_s);

// Of this process so far.
double processor_s();

}  // namespace zamin::bench
