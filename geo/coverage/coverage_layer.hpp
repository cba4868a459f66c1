// Coverage as a layer, for maps made elsewhere.
#pragma once

#include "core/layer.hpp"
#include "coverage/coverage.hpp"

namespace zamin::coverage {

// The rows of the coverage table, each with its district's polygon; "(outside)" has none. The
// districts are those that the coverage was computed with.
Layer coverage_layer(const Coverage& coverage, const Layer& districts);

}  // namespace zamin::coverage
