#include "measure/repair.hpp"

#include <cmath>

#include "core/error.hpp"
#include "measure/geos_handles.hpp"
#include "measure/orientation.hpp"
#include "measure/validity.hpp"

namespace zamin::measure {

namespace {

// Copies the feature with every ring closed and rings without extent left out.
Geometries closed_copy(const Geometries& from, std::size_t feature, std::string& reason) {
    Geometries copy;
    for (auto part = from.feature_offsets[feature]; part < from.feature_offsets[feature + 1];
         ++part) {
        const auto exterior = from.part_offsets[part];
        bool has_exterior = false;
        for (auto r = exterior; r < from.part_offsets[part + 1]; ++r) {
            const Ring ring = from.ring(r);
            const bool unclosed = !ring.empty() && !(ring.front() == ring.back());
            if (ring.size() + (unclosed ? 1 : 0) < 4) {
                reason = "Ring with fewer than three different vertices";
                if (r == exterior) {
                    break;
                }
                continue;
            }
            copy.coords.insert(copy.coords.end(), ring.begin(), ring.end());
            if (unclosed) {
                copy.coords.push_back(ring.front());
                reason = "Ring not closed";
            }
            copy.end_ring();
            has_exterior = true;
        }
        if (has_exterior) {
            copy.end_part();
        }
    }
    copy.end_feature(GeometryKind::polygon);
    return copy;
}

void append_oriented(const Geometries& from, std::size_t feature, Geometries& to) {
    for (auto part = from.feature_offsets[feature]; part < from.feature_offsets[feature + 1];
         ++part) {
        const auto exterior = from.part_offsets[part];
        for (auto r = exterior; r < from.part_offsets[part + 1]; ++r) {
            const Ring ring = from.ring(r);
            const std::size_t first = to.coords.size();
            to.coords.insert(to.coords.end(), ring.begin(), ring.end());
            orient(std::span(to.coords).subspan(first), r == exterior);
            to.end_ring();
        }
        to.end_part();
    }
}

bool is_one_simple_ring(const Geometries& from, std::size_t feature) {
    return from.ring_end(feature) - from.ring_begin(feature) == 1 &&
           surely_simple(from.ring(from.ring_begin(feature)));
}

// Degrees to a centimetre, metres to a decimetre.
std::string coordinate_text(double value) {
    return std::abs(value) < 1000.0 ? fmt::format("{:.7g}", value) : fmt::format("{:.1f}", value);
}

// GEOS's own words for what is wrong; empty when valid.
std::string why_invalid(const GEOSGeometry* geometry) {
    char* reason = nullptr;
    GEOSGeometry* location = nullptr;
    const char valid = GEOSisValidDetail_r(geos(), geometry, 0, &reason, &location);
    std::string text;
    if (valid == 0) {
        text = reason ? reason : "Invalid";
        double x = 0.0;
        double y = 0.0;
        if (location && GEOSGeomGetX_r(geos(), location, &x) == 1 &&
            GEOSGeomGetY_r(geos(), location, &y) == 1) {
            text += fmt::format(" at {} {}", coordinate_text(x), coordinate_text(y));
        }
    } else if (valid == 2) {
        text = geos_message();
    }
    GEOSFree_r(geos(), reason);
    const GeosGeometry location_owner(location);
    return text;
}

GeosGeometry make_valid(const GEOSGeometry* geometry, Repair method) {
    const GeosMakeValidParams params(GEOSMakeValidParams_create_r(geos()));
    GEOSMakeValidParams_setMethod_r(
        geos(), params.get(),
        method == Repair::structure ? GEOS_MAKE_VALID_STRUCTURE : GEOS_MAKE_VALID_LINEWORK);
    GEOSMakeValidParams_setKeepCollapsed_r(geos(), params.get(), 0);
    return GeosGeometry(GEOSMakeValidWithParams_r(geos(), geometry, params.get()));
}

}  // namespace

bool orient_if_simple(Geometries& geometries, std::size_t first_part, std::size_t first_ring) {
    if (geometries.part_count() - first_part != 1 || geometries.ring_count() - first_ring != 1 ||
        !surely_simple(geometries.ring(first_ring))) {
        return false;
    }
    orient(std::span(geometries.coords).subspan(geometries.ring_offsets[first_ring]), true);
    return true;
}

RepairResult append_valid(const Geometries& from, std::size_t feature, Repair method,
                          Geometries& to) {
    RepairResult result;
    if (is_one_simple_ring(from, feature)) {
        append_oriented(from, feature, to);
        return result;
    }
    const Geometries closed = closed_copy(from, feature, result.reason);
    if (closed.ring_count() == 0) {
        result.outcome = RepairOutcome::collapsed;
        return result;
    }
    const GeosGeometry geometry = polygon_to_geos(closed, 0);
    if (!geometry) {
        throw error("GEOS cannot hold the polygon: {}", geos_message());
    }
    const std::string reason = why_invalid(geometry.get());
    if (!reason.empty()) {
        result.reason = reason;
    }
    if (reason.empty() || method == Repair::none) {
        append_oriented(closed, 0, to);
        result.outcome = result.reason.empty() ? RepairOutcome::valid : RepairOutcome::repaired;
        return result;
    }
    const GeosGeometry valid = make_valid(geometry.get(), method);
    if (!valid) {
        throw error("the polygon cannot be repaired: {}", geos_message());
    }
    result.outcome =
        append_polygons(valid.get(), to) > 0 ? RepairOutcome::repaired : RepairOutcome::collapsed;
    return result;
}

}  // namespace zamin::measure
