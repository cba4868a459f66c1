#include "travel/road_speeds.hpp"

#include <algorithm>

#include "core/error.hpp"

namespace zamin::travel {

namespace {

constexpr std::array<const char*, vehicle_count> words{"on_foot", "donkey_cart", "motorcycle",
                                                       "pickup", "lorry"};
constexpr double fastest_km_h = 150.0;

bool has_motor(Vehicle vehicle) {
    return vehicle != Vehicle::on_foot && vehicle != Vehicle::donkey_cart;
}

}  // namespace

std::string phrase(Vehicle vehicle) {
    return by_vehicle(vehicle).english();
}

Sentence by_vehicle(Vehicle vehicle) {
    switch (vehicle) {
        case Vehicle::on_foot:
            return said("on foot");
        case Vehicle::donkey_cart:
            return said("by donkey cart");
        case Vehicle::motorcycle:
            return said("by motorcycle");
        case Vehicle::pickup:
            return said("by pickup");
        case Vehicle::lorry:
            break;
    }
    return said("by lorry");
}

Vehicle vehicle_from(std::string_view word) {
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) {
        throw usage_error(
            "'{}' is not a means of travel; expected on_foot, donkey_cart, motorcycle, pickup or "
            "lorry",
            word);
    }
    return static_cast<Vehicle>(found - words.begin());
}

RoadSpeeds RoadSpeeds::defaults() {
    RoadSpeeds speeds;
    speeds.by_class = {
        // on foot, donkey cart, motorcycle, pickup, lorry
        {"motorway", {0, 0, 90, 90, 70}},    {"trunk", {5, 5, 70, 70, 55}},
        {"primary", {5, 5, 60, 60, 50}},     {"secondary", {5, 5, 50, 50, 40}},
        {"tertiary", {5, 5, 40, 40, 30}},    {"unclassified", {5, 5, 30, 30, 22}},
        {"residential", {5, 5, 25, 25, 18}}, {"living_street", {5, 5, 15, 15, 10}},
        {"service", {5, 5, 20, 20, 15}},     {"road", {5, 5, 30, 30, 22}},
        {"track", {5, 4, 18, 15, 10}},       {"path", {5, 3, 10, 0, 0}},
        {"bridleway", {5, 3, 10, 0, 0}},     {"cycleway", {5, 3, 0, 0, 0}},
        {"footway", {5, 0, 0, 0, 0}},        {"pedestrian", {5, 0, 0, 0, 0}},
        {"steps", {3, 0, 0, 0, 0}},          {"construction", {0, 0, 0, 0, 0}},
        {"proposed", {0, 0, 0, 0, 0}},
    };
    speeds.other_class = {5, 4, 20, 20, 15};
    speeds.surface_factor = {{"compacted", 0.9}, {"gravel", 0.8}, {"fine_gravel", 0.8},
                             {"unpaved", 0.65},  {"dirt", 0.65},  {"earth", 0.65},
                             {"ground", 0.65},   {"grass", 0.5},  {"pebblestone", 0.6},
                             {"sand", 0.4},      {"mud", 0.3}};
    speeds.top_km_h = {6, 6, 70, 90, 60};
    return speeds;
}

RoadSpeeds RoadSpeeds::from_table(const Layer& table) {
    RoadSpeeds speeds = defaults();
    const Column& classes = table.column("class");
    for (std::size_t row = 0; row < table.size(); ++row) {
        ByVehicle& own = speeds.by_class[classes.text(row)];
        for (std::size_t i = 0; i < vehicle_count; ++i) {
            const std::optional<double> value = table.column(words[i]).number(row);
            if (!value || !(*value >= 0.0) || *value > fastest_km_h) {
                throw usage_error("{}: class '{}' has '{}' km/h for {}; expected 0 to {}",
                                  table.source, classes.text(row), table.column(words[i]).text(row),
                                  words[i], fastest_km_h);
            }
            own[i] = *value;
        }
    }
    return speeds;
}

double speed_km_h(const RoadTraits& road, Vehicle vehicle, const RoadSpeeds& speeds) {
    const auto at = static_cast<std::size_t>(vehicle);
    constexpr std::string_view link = "_link";
    const std::string name = road.road_class.ends_with(link)
                                 ? road.road_class.substr(0, road.road_class.size() - link.size())
                                 : road.road_class;
    const auto found = speeds.by_class.find(name);
    const RoadSpeeds::ByVehicle& table =
        found == speeds.by_class.end() ? speeds.other_class : found->second;
    if (table[at] <= 0.0 || !has_motor(vehicle)) {
        return table[at];
    }
    const double of_pickup = table[static_cast<std::size_t>(Vehicle::pickup)];
    if (road.speed_km_h > 0.0) {
        // What a pickup keeps, in the proportion that the table has for the vehicle.
        const double proportion = of_pickup > 0.0 ? table[at] / of_pickup : 1.0;
        return std::min(road.speed_km_h * proportion, speeds.top_km_h[at]);
    }
    const auto surface = speeds.surface_factor.find(road.surface);
    double km_h = table[at] * (surface == speeds.surface_factor.end() ? 1.0 : surface->second);
    if (road.limit_km_h > 0.0) {
        km_h = std::min(km_h, road.limit_km_h);
    }
    return std::min(km_h, speeds.top_km_h[at]);
}

}  // namespace zamin::travel
