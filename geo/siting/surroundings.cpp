// What lies under and beside candidates; see candidates.hpp.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/error.hpp"
#include "measure/angle.hpp"
#include "measure/distance.hpp"
#include "measure/zone_index.hpp"
#include "siting/candidates.hpp"
#include "travel/places.hpp"

namespace zamin::siting {

namespace {

constexpr double m_per_degree = 111'195.0;  // on a sphere; half a per cent off at most

std::string text_of(const Layer& layer, const char* name, std::size_t row) {
    const Column* column = layer.find_column(name);
    return column ? column->text(row) : std::string();
}

Geometries in_degrees(const Layer& layer) {
    Geometries geometry = layer.geometry;
    if (!layer.crs.same_as(Crs::wgs84())) {
        Transformation(layer.crs, Crs::wgs84()).apply(geometry.coords);
    }
    return geometry;
}

// Polygons that tell what land is.
class LandRecord {
  public:
    LandRecord(const Layer& layer, const char* word, const char* id_column)
        : m_layer(layer), m_word(word), m_id_column(id_column), m_geometry(in_degrees(layer)) {
        std::vector<std::optional<measure::ZoneId>> zones(layer.size());
        for (std::size_t row = 0; row < zones.size(); ++row) {
            if (m_geometry.kinds[row] == GeometryKind::polygon) {
                zones[row] = static_cast<measure::ZoneId>(row);
            }
        }
        m_index.emplace(m_geometry, zones);
    }

    void tell(CandidateLand& candidate) const {
        if (!std::isfinite(candidate.place.x)) {
            return;
        }
        const std::vector<measure::ZoneId> rows = m_index->zones_at(candidate.place);
        if (rows.empty()) {
            return;
        }
        const std::size_t row = rows.front();
        const std::string id = text_of(m_layer, m_id_column, row);
        candidate.recorded_as = fmt::format(
            "{} {}", m_word, id.empty() ? std::to_string(m_layer.feature_ids[row]) : id);
        candidate.tenure = text_of(m_layer, "tenure", row);
        candidate.land_class = text_of(m_layer, "land_class", row);
        candidate.irrigation = text_of(m_layer, "irrigation", row);
    }

  private:
    const Layer& m_layer;
    const char* m_word;
    const char* m_id_column;
    Geometries m_geometry;
    std::optional<measure::ZoneIndex> m_index;
};

// From a point to the nearest line or polygon edge, in the plane that touches the sphere there.
class NearestLine {
  public:
    explicit NearestLine(const Layer& layer) : m_geometry(in_degrees(layer)) {
        for (std::size_t row = 0; row < layer.size(); ++row) {
            m_boxes.push_back(m_geometry.feature_box(row));
        }
    }

    std::optional<double> distance_m(Coord place) const {
        if (!std::isfinite(place.x)) {
            return std::nullopt;
        }
        const double x_m = m_per_degree * std::cos(place.y * measure::radians_per_degree);
        double nearest = std::numeric_limits<double>::infinity();
        for (std::size_t row = 0; row < m_boxes.size(); ++row) {
            const Box& box = m_boxes[row];
            const double dx = std::max({box.min_x - place.x, 0.0, place.x - box.max_x}) * x_m;
            const double dy =
                std::max({box.min_y - place.y, 0.0, place.y - box.max_y}) * m_per_degree;
            if (m_geometry.kinds[row] != GeometryKind::none && std::hypot(dx, dy) < nearest) {
                nearest = std::min(nearest, to_feature_m(place, row, x_m));
            }
        }
        return std::isfinite(nearest) ? std::optional(nearest) : std::nullopt;
    }

  private:
    double to_feature_m(Coord place, std::size_t row, double x_m) const {
        double nearest = std::numeric_limits<double>::infinity();
        bool inside = false;
        for (std::size_t r = m_geometry.ring_begin(row); r < m_geometry.ring_end(row); ++r) {
            const Ring ring = m_geometry.ring(r);
            for (std::size_t k = 1; k < ring.size(); ++k) {
                const Coord a{(ring[k - 1].x - place.x) * x_m,
                              (ring[k - 1].y - place.y) * m_per_degree};
                const Coord b{(ring[k].x - place.x) * x_m, (ring[k].y - place.y) * m_per_degree};
                nearest = std::min(nearest, to_segment(a, b));
                if ((a.y > 0.0) != (b.y > 0.0) && a.x + (b.x - a.x) * -a.y / (b.y - a.y) > 0.0) {
                    inside = !inside;
                }
            }
        }
        return inside && m_geometry.kinds[row] == GeometryKind::polygon ? 0.0 : nearest;
    }

    // From the origin.
    static double to_segment(Coord a, Coord b) {
        const double dx = b.x - a.x;
        const double dy = b.y - a.y;
        const double length2 = dx * dx + dy * dy;
        const double t =
            length2 > 0.0 ? std::clamp(-(a.x * dx + a.y * dy) / length2, 0.0, 1.0) : 0.0;
        return std::hypot(a.x + t * dx, a.y + t * dy);
    }

    Geometries m_geometry;
    std::vector<Box> m_boxes;
};

}  // namespace

std::vector<CandidateLand> candidates_from_layer(const Layer& layer, const std::string& id_column,
                                                 Progress& progress) {
    const Column* ids = id_column.empty() ? nullptr : &layer.column(id_column);
    const std::vector<Coord> places = travel::places(layer, progress);
    std::vector<CandidateLand> candidates;
    for (std::size_t row = 0; row < layer.size(); ++row) {
        CandidateLand candidate;
        candidate.id = ids ? ids->text(row) : std::to_string(layer.feature_ids[row]);
        candidate.name = text_of(layer, "name", row);
        candidate.place = places[row];
        candidate.tenure = text_of(layer, "tenure", row);
        candidate.land_class = text_of(layer, "land_class", row);
        candidate.irrigation = text_of(layer, "irrigation", row);
        if (!candidate.tenure.empty()) {
            candidate.recorded_as = fmt::format("parcel {}", candidate.id);
        }
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

std::vector<CandidateLand> candidates_along_roads(const Layer& roads, double step_m,
                                                  Progress& progress) {
    if (!(step_m > 0.0)) {
        throw usage_error("candidates every {} m along the roads: give a step above 0", step_m);
    }
    const Geometries geometry = in_degrees(roads);
    std::vector<CandidateLand> candidates;
    const auto add = [&](Coord place) {
        CandidateLand& candidate = candidates.emplace_back();
        candidate.id = fmt::format("road-{}", candidates.size());
        candidate.place = place;
        candidate.road_m = 0.0;
    };
    for (std::size_t row = 0; row < roads.size(); ++row) {
        progress.check();
        if (geometry.kinds[row] != GeometryKind::line) {
            continue;
        }
        for (std::size_t r = geometry.ring_begin(row); r < geometry.ring_end(row); ++r) {
            const Ring line = geometry.ring(r);
            add(line.front());
            double left_m = step_m;  // to the next candidate
            for (std::size_t k = 1; k < line.size(); ++k) {
                const double length_m =
                    measure::geodesic_m(line[k - 1], line[k], Crs::wgs84().ellipsoid());
                double at_m = left_m;
                for (; at_m < length_m; at_m += step_m) {
                    const double t = at_m / length_m;
                    add({line[k - 1].x + t * (line[k].x - line[k - 1].x),
                         line[k - 1].y + t * (line[k].y - line[k - 1].y)});
                }
                left_m = at_m - length_m;
            }
            add(line.back());
        }
    }
    return candidates;
}

void look_around(std::vector<CandidateLand>& candidates, const Surroundings& surroundings,
                 Progress& progress) {
    std::optional<LandRecord> parcels;
    std::optional<LandRecord> plots;
    std::optional<NearestLine> water;
    std::optional<NearestLine> roads;
    if (surroundings.parcels) {
        parcels.emplace(*surroundings.parcels, "parcel", "parcel_id");
    }
    if (surroundings.plots) {
        plots.emplace(*surroundings.plots, "plot", "plot_id");
    }
    if (surroundings.water) {
        water.emplace(*surroundings.water);
    }
    if (surroundings.roads) {
        roads.emplace(*surroundings.roads);
    }
    for (CandidateLand& candidate : candidates) {
        progress.check();
        if (candidate.recorded_as.empty() && parcels) {
            parcels->tell(candidate);
        }
        if (candidate.recorded_as.empty() && plots) {
            plots->tell(candidate);
        }
        if (!candidate.water_m && water) {
            candidate.water_m = water->distance_m(candidate.place);
        }
        if (!candidate.road_m && roads) {
            candidate.road_m = roads->distance_m(candidate.place);
        }
        if (!candidate.slope_pct && surroundings.slope_pct) {
            candidate.slope_pct = surroundings.slope_pct(candidate.place);
        }
    }
}

Layer candidate_layer(const std::vector<ScreenedCandidate>& screened) {
    const Table table = candidate_table(screened);
    Layer layer;
    layer.name = "candidates";
    layer.crs = Crs::wgs84();
    for (const TableColumn& column : table.columns) {
        layer.columns.emplace_back(
            column.name, column.kind == CellKind::real ? ColumnType::real : ColumnType::text);
    }
    for (std::size_t row = 0; row < screened.size(); ++row) {
        for (std::size_t k = 0; k < table.columns.size(); ++k) {
            const Cell& cell = table.rows[row][k];
            if (const auto* text = std::get_if<std::string>(&cell)) {
                layer.columns[k].push_text(*text);
            } else if (const auto* value = std::get_if<double>(&cell)) {
                layer.columns[k].push_real(*value);
            } else {
                layer.columns[k].push_null();
            }
        }
        layer.feature_ids.push_back(static_cast<std::int64_t>(row) + 1);
        const Coord place = screened[row].land.place;
        if (!std::isfinite(place.x)) {
            layer.geometry.add_empty();
            continue;
        }
        layer.geometry.coords.push_back(place);
        layer.geometry.end_ring();
        layer.geometry.end_part();
        layer.geometry.end_feature(GeometryKind::point);
    }
    return layer;
}

}  // namespace zamin::siting
