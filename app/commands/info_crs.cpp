#include "commands/info_crs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "io/place_of_numbers.hpp"

namespace zamin::commands {

namespace {

using Json = nlohmann::ordered_json;

template <typename T>
Json number_or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json();
}

}  // namespace

CrsFindings crs_findings(const io::LayerInfo& layer, std::span<const Layer* const> references) {
    CrsFindings findings;
    if (layer.places.empty()) {
        return findings;
    }
    bool fits = false;
    if (layer.crs.known()) {
        const Transformation to_degrees(layer.crs, Crs::wgs84());
        findings.to_wgs84 = to_degrees.use_at(layer.places.front());
        findings.transformed = true;
        // Elsewhere on earth is a place too, unless the numbers fit the country in another system.
        fits = std::any_of(layer.places.begin(), layer.places.end(),
                           [&](Coord p) { return io::in_country(to_degrees.apply(p)); });
    }
    if (!fits) {
        findings.candidates = io::crs_candidates(layer.places, references);
    }
    return findings;
}

std::string crs_lines(const CrsFindings& findings) {
    std::string text;
    const TransformationUse& use = findings.to_wgs84;
    if (findings.transformed && !use.exact()) {
        text +=
            use.accuracy_m
                ? fmt::format("brought to WGS 84 to about {:.1f} m by '{}'\n", *use.accuracy_m,
                              use.name)
                : fmt::format("brought to WGS 84 by '{}', nobody knows how exactly\n", use.name);
    }
    if (!findings.candidates.empty()) {
        text += findings.transformed ? "in Tajikistan these numbers would lie only in\n"
                                     : "these numbers lie in Tajikistan in\n";
        for (const io::CrsCandidate& candidate : findings.candidates) {
            text += fmt::format("  --crs {:<11} {}: {}\n", candidate.code, candidate.label,
                                candidate.reason.english());
        }
    }
    return text;
}

void add_crs_json(const CrsFindings& findings, Json& layer) {
    if (findings.transformed && !findings.to_wgs84.exact()) {
        layer["transformation"] = {{"name", findings.to_wgs84.name},
                                   {"accuracy_m", number_or_null(findings.to_wgs84.accuracy_m)}};
    }
    Json list = Json::array();
    for (const io::CrsCandidate& candidate : findings.candidates) {
        const Box& box = candidate.lonlat_deg;
        list.push_back({{"code", candidate.code},
                        {"name", candidate.label},
                        {"lonlat_deg", {box.min_x, box.min_y, box.max_x, box.max_y}},
                        {"northing_first", candidate.northing_first},
                        {"inside_share", number_or_null(candidate.inside_share)},
                        {"distance_m", number_or_null(candidate.distance_m)},
                        {"accuracy_m", number_or_null(candidate.accuracy_m)},
                        {"reason", candidate.reason.english()}});
    }
    if (!list.empty()) {
        layer["crs_candidates"] = std::move(list);
    }
}

}  // namespace zamin::commands
