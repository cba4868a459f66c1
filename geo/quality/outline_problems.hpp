// All that is wrong with single outlines, and the layer with them mended; for geo/quality only.
#pragma once

#include <vector>

#include "quality/find_problems.hpp"

namespace zamin::quality {

struct OutlineProblems {
    Findings found;
    Layer mended;  // with valid polygons, without columns; empty where all are valid
    std::vector<double> areas_m2;  // of each row, mended

    const Layer& valid(const Layer& layer) const {
        return mended.feature_ids.empty() ? layer : mended;
    }
};

OutlineProblems find_outline_problems(const Layer& layer, const Fields& fields,
                                      const Options& options, Progress& progress);

// Of the whole layer, then by feature id; nothing depends on rows but where ids are equal.
Findings in_order(const Layer& layer, Findings&& found);

}  // namespace zamin::quality
