#include "travel/roads.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/error.hpp"

namespace zamin::travel {

namespace {

constexpr double km_per_mile = 1.609344;

// "50", "30 mph"; 0 for "none", "walk" and what is no number.
double limit_km_h(std::string_view text) {
    double value = 0.0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || !(value > 0.0)) {
        return 0.0;
    }
    return text.find("mph") == std::string_view::npos ? value : value * km_per_mile;
}

bool is_yes(std::string_view word) {
    constexpr std::array<std::string_view, 5> words{"yes", "true", "1", "y", "forward"};
    return std::find(words.begin(), words.end(), word) != words.end();
}
bool is_reverse(std::string_view word) {
    return word == "-1" || word == "reverse" || word == "backward";
}

class RoadReader {
  public:
    RoadReader(const Layer& layer, const RoadColumns& columns, Vehicle vehicle,
               const RoadSpeeds& speeds)
        : m_layer(layer),
          m_columns(columns),
          m_vehicle(vehicle),
          m_speeds(speeds),
          m_osm(layer.find_column("highway") != nullptr),
          m_other_tags(layer.find_column("other_tags")) {}

    RoadPace pace(std::size_t row) const {
        RoadTraits traits;
        traits.road_class = m_osm ? text("highway", row) : text(m_columns.road_class, row);
        RoadPace pace;
        if (m_layer.geometry.kinds[row] != GeometryKind::line || is_closed(traits, row)) {
            return pace;
        }
        traits.surface = value(m_columns.surface, "surface", row);
        if (m_osm) {
            traits.limit_km_h = limit_km_h(tag("maxspeed", row));
        } else if (const Column* speed = m_layer.find_column(m_columns.speed)) {
            traits.speed_km_h = std::max(0.0, speed->number(row).value_or(0.0));
        }
        const double km_h = speed_km_h(traits, m_vehicle, m_speeds);
        const std::string oneway = value(m_columns.oneway, "oneway", row);
        const bool both = m_vehicle == Vehicle::on_foot;
        pace.forward_km_h = both || !is_reverse(oneway) ? km_h : 0.0;
        pace.backward_km_h = both || !is_one_way(oneway, traits, row) ? km_h : 0.0;
        pace.bridge = !tag("bridge", row).empty() && tag("bridge", row) != "no";
        return pace;
    }

  private:
    std::string text(const std::string& name, std::size_t row) const {
        const Column* column = m_layer.find_column(name);
        return column ? column->text(row) : std::string();
    }
    std::string tag(const char* key, std::size_t row) const {
        if (const Column* column = m_layer.find_column(key)) {
            return column->text(row);
        }
        return m_other_tags ? tag_of(m_other_tags->text_view(row), key) : std::string();
    }
    std::string value(const std::string& column, const char* key, std::size_t row) const {
        return m_osm ? tag(key, row) : text(column, row);
    }
    bool is_closed(const RoadTraits& traits, std::size_t row) const {
        if (m_osm && traits.road_class.empty()) {
            return true;
        }
        const std::string access = tag("access", row);
        const bool motor = m_vehicle != Vehicle::on_foot && m_vehicle != Vehicle::donkey_cart;
        const std::string own = tag(motor ? "motor_vehicle" : "foot", row);
        return own == "no" || (own.empty() && access == "no");
    }
    bool is_one_way(const std::string& oneway, const RoadTraits& traits, std::size_t row) const {
        const bool implied = oneway.empty() && (tag("junction", row) == "roundabout" ||
                                                (m_osm && traits.road_class == "motorway"));
        return is_yes(oneway) || implied;
    }

    const Layer& m_layer;
    const RoadColumns& m_columns;
    Vehicle m_vehicle;
    const RoadSpeeds& m_speeds;
    bool m_osm;
    const Column* m_other_tags;
};

}  // namespace

std::string tag_of(std::string_view other_tags, std::string_view key) {
    const std::string wanted = fmt::format("\"{}\"=>\"", key);
    const auto at = other_tags.find(wanted);
    if (at == std::string_view::npos) {
        return {};
    }
    std::string value;
    for (std::size_t i = at + wanted.size(); i < other_tags.size() && other_tags[i] != '"'; ++i) {
        i += other_tags[i] == '\\' && i + 1 < other_tags.size() ? 1 : 0;
        value += other_tags[i];
    }
    return value;
}

Roads roads_of(const Layer& layer, const RoadColumns& columns, Vehicle vehicle,
               const RoadSpeeds& speeds) {
    const auto& kinds = layer.geometry.kinds;
    if (std::find(kinds.begin(), kinds.end(), GeometryKind::line) == kinds.end()) {
        throw error("{}: layer '{}' has no lines; expected roads as lines", layer.source,
                    layer.name);
    }
    if (!layer.crs.known()) {
        throw error("{}: layer '{}' has no coordinate system; name it, for example EPSG:32642",
                    layer.source, layer.name);
    }
    Roads roads;
    roads.lines = layer.geometry;
    if (!layer.crs.same_as(Crs::wgs84())) {
        const Transformation to_degrees(layer.crs, Crs::wgs84());
        if (to_degrees.apply(roads.lines.coords) > 0) {
            throw error("{}: layer '{}': some roads lie outside the area of {}", layer.source,
                        layer.name, layer.crs.label());
        }
    }
    const RoadReader reader(layer, columns, vehicle, speeds);
    for (std::size_t row = 0; row < layer.size(); ++row) {
        roads.paces.push_back(reader.pace(row));
    }
    return roads;
}

}  // namespace zamin::travel
