#include "io/crs_candidates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "io/place_of_numbers.hpp"

namespace zamin::io {

namespace {

// By how common they are in the country's data. 2502 and 2503 (Pulkovo, meridians 69 and 75 E) have
// no zone digits, 28412 and 28413 are six-degree zones, 2539 and 2540 three-degree zones.
constexpr std::array codes{"EPSG:4326", "EPSG:4284",  "EPSG:32642", "EPSG:28412",
                           "EPSG:2502", "EPSG:28413", "EPSG:32643", "EPSG:2539",
                           "EPSG:2540", "EPSG:2503",  "EPSG:3857"};
constexpr std::size_t most_numbers = 200;
constexpr std::size_t most_vertices = 100000;

double distance_m(Coord a, Coord b) {
    constexpr double metres_per_degree = 111320.0;
    const double narrowing = std::cos((a.y + b.y) / 2.0 * std::numbers::pi / 180.0);
    return std::hypot((b.x - a.x) * narrowing, b.y - a.y) * metres_per_degree;
}

// Even-odd, all rings of the feature at once.
bool covers(const Geometries& polygons, std::size_t feature, Coord p) {
    bool inside = false;
    for (std::size_t r = polygons.ring_begin(feature); r < polygons.ring_end(feature); ++r) {
        const Ring ring = polygons.ring(r);
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const Coord a = ring[i - 1];
            const Coord b = ring[i];
            if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) {
                inside = !inside;
            }
        }
    }
    return inside;
}

// What lies right, in degrees of WGS 84.
class References {
  public:
    explicit References(std::span<const Layer* const> layers) {
        for (const Layer* layer : layers) {
            if (!layer->crs.known() || layer->geometry.coords.empty()) {
                continue;
            }
            Geometries degrees = layer->geometry;
            Transformation(layer->crs, Crs::wgs84()).apply(degrees.coords);
            const std::size_t step = degrees.coords.size() / most_vertices + 1;
            for (std::size_t i = 0; i < degrees.coords.size(); i += step) {
                m_vertices.push_back(degrees.coords[i]);
            }
            m_polygons.push_back(std::move(degrees));
        }
    }

    bool any() const { return !m_vertices.empty(); }
    bool any_polygons() const {
        return std::any_of(m_polygons.begin(), m_polygons.end(), [](const Geometries& layer) {
            return std::find(layer.kinds.begin(), layer.kinds.end(), GeometryKind::polygon) !=
                   layer.kinds.end();
        });
    }
    bool cover(Coord p) const {
        for (const Geometries& layer : m_polygons) {
            for (std::size_t i = 0; i < layer.feature_count(); ++i) {
                if (layer.kinds[i] == GeometryKind::polygon && layer.feature_box(i).contains(p) &&
                    covers(layer, i, p)) {
                    return true;
                }
            }
        }
        return false;
    }
    double nearest_m(Coord p) const {
        double nearest = HUGE_VAL;
        for (const Coord vertex : m_vertices) {
            nearest = std::min(nearest, distance_m(p, vertex));
        }
        return nearest;
    }

  private:
    std::vector<Geometries> m_polygons;
    std::vector<Coord> m_vertices;
};

// Evenly spread over the numbers given.
std::vector<Coord> sample_of(std::span<const Coord> numbers) {
    std::vector<Coord> sample;
    const std::size_t step = numbers.size() / most_numbers + 1;
    for (std::size_t i = 0; i < numbers.size(); i += step) {
        sample.push_back(numbers[i]);
    }
    return sample;
}

void measure_distances(const std::vector<Coord>& places, const References& references,
                       CrsCandidate& candidate) {
    if (!references.any()) {
        return;
    }
    std::vector<double> distances;
    std::size_t inside = 0;
    for (const Coord p : places) {
        inside += references.cover(p) ? 1U : 0U;
        distances.push_back(references.nearest_m(p));
    }
    const auto middle = distances.begin() + std::ssize(distances) / 2;
    std::nth_element(distances.begin(), middle, distances.end());
    candidate.distance_m = *middle;
    if (references.any_polygons()) {
        candidate.inside_share = static_cast<double>(inside) / static_cast<double>(places.size());
    }
}

Sentence reason_of(const CrsCandidate& candidate) {
    const Box& box = candidate.lonlat_deg;
    Sentence text = said(
        "{0} to {1} E, {2} to {3} N",
        {Figure{box.min_x, 3}, Figure{box.max_x, 3}, Figure{box.min_y, 3}, Figure{box.max_y, 3}});
    if (candidate.northing_first) {
        text.then(candidate.code == "EPSG:4326" || candidate.code == "EPSG:4284"
                      ? said(", latitude first")
                      : said(", northing first"));
    }
    if (candidate.inside_share) {
        text.then(said("; {0} % in polygons of the reference",
                       {Figure{100.0 * *candidate.inside_share, 0}}));
    }
    if (candidate.distance_m) {
        text.then(said("; {0} km from the nearest place of the reference",
                       {Figure{*candidate.distance_m / 1000.0, 1}}));
    }
    if (!candidate.accuracy_m) {
        return text.then(said("; how exactly it is brought to WGS 84 is not known"));
    }
    return *candidate.accuracy_m == 0.0
               ? text.then(said("; the datum is WGS 84"))
               : text.then(said("; brought to WGS 84 to about {0} m ({1})",
                                {Figure{*candidate.accuracy_m, 1}, candidate.transformation}));
}

// The candidate if all numbers lie in the country.
std::optional<CrsCandidate> try_system(const char* code, std::vector<Coord> places, bool turned,
                                       const References& references) {
    const Crs crs = Crs::parse(code);
    if (turned) {
        for (Coord& p : places) {
            std::swap(p.x, p.y);
        }
    }
    const Coord one = places.front();
    const Transformation to_degrees(crs, Crs::wgs84());
    to_degrees.apply(places);
    CrsCandidate candidate;
    for (const Coord p : places) {
        if (!in_country(p)) {
            return std::nullopt;
        }
        candidate.lonlat_deg.add(p);
    }
    candidate.code = code;
    candidate.label = crs.name();
    candidate.northing_first = turned;
    const TransformationUse use = to_degrees.use_at(one);
    candidate.accuracy_m = use.accuracy_m;
    candidate.transformation = use.name;
    measure_distances(places, references, candidate);
    candidate.reason = reason_of(candidate);
    return candidate;
}

// Numbers in the reference's polygons first, then the nearest; without references all are alike.
bool comes_before(const CrsCandidate& a, const CrsCandidate& b) {
    const auto far = [](const CrsCandidate& c) {
        return std::pair(1.0 - c.inside_share.value_or(0.0), c.distance_m.value_or(0.0));
    };
    return far(a) < far(b);
}

}  // namespace

std::vector<CrsCandidate> crs_candidates(std::span<const Coord> numbers,
                                         std::span<const Layer* const> references) {
    std::vector<CrsCandidate> candidates;
    const std::vector<Coord> sample = sample_of(numbers);
    if (sample.empty()) {
        return candidates;
    }
    const References right(references);
    for (const bool turned : {false, true}) {
        for (const char* code : codes) {
            if (auto candidate = try_system(code, sample, turned, right)) {
                candidates.push_back(std::move(*candidate));
            }
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(), comes_before);
    return candidates;
}

std::string candidate_text(const CrsCandidate& candidate) {
    const Coord center = candidate.lonlat_deg.center();
    return fmt::format("{} ({}: {:.3f} N {:.3f} E{})", candidate.code, candidate.label, center.y,
                       center.x, candidate.northing_first ? ", northing first" : "");
}

}  // namespace zamin::io
