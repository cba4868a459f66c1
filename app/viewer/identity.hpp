// What the card of a feature says, as plain values.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "text/catalogue.hpp"
#include "viewer/session.hpp"

namespace zamin::viewer {

struct Identity {
    FeatureRef feature;
    std::string title;  // the feature's name or number, else "Plot 123" by its id in the source
    std::optional<CropSlot> crop_slot;
    std::string crop;
    std::optional<double> area_ha;  // none: no polygon, or not computed
    bool has_area = false;          // a polygon
    // Titles and values as people read them; blanks as an en dash.
    std::vector<std::pair<std::string, std::string>> fields;
    std::vector<Problem> problems;  // from the import report
};

// Throws nothing for a row that exists; the row must exist.
Identity identity_of(const LoadedLayer& layer, std::uint32_t row, const text::Catalogue& words);

// "Self-crossing: ... repaired, 0.52 to 0.50 ha".
std::string problem_sentence(const Problem& problem, const text::Catalogue& words);

}  // namespace zamin::viewer
