// What `info` says about a layer's coordinate system: how exactly it is brought to WGS 84, and
// which ones the numbers fit where there is none, or one in which they lie elsewhere.
#pragma once

#include <nlohmann/json.hpp>

#include <span>
#include <string>

#include "core/layer.hpp"
#include "io/crs_candidates.hpp"
#include "io/read.hpp"

namespace zamin::commands {

struct CrsFindings {
    TransformationUse to_wgs84;  // of a known system that has numbers
    bool transformed = false;
    std::vector<io::CrsCandidate> candidates;  // none where the layer's own system will do
};

// `references`: layers that lie right, to judge the candidates by.
CrsFindings crs_findings(const io::LayerInfo& layer, std::span<const Layer* const> references);

// Lines for the screen, empty where there is nothing to say.
std::string crs_lines(const CrsFindings& findings);
// {"transformation":{...},"crs_candidates":[...]}, each key only where there is something.
void add_crs_json(const CrsFindings& findings, nlohmann::ordered_json& layer);

}  // namespace zamin::commands
