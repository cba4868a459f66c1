// How fast one gets along on what road, by what means. The table can be edited: it is a plain
// value, read from a table with the columns class,on_foot,donkey_cart,motorcycle,pickup,lorry where
// the user has one.
//
// The defaults are ours: the classes are OpenStreetMap's, the speeds those that loaded vehicles
// keep on rural roads, not legal limits.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "core/layer.hpp"
#include "core/sentence.hpp"

namespace zamin::travel {

enum class Vehicle : std::uint8_t { on_foot, donkey_cart, motorcycle, pickup, lorry };
inline constexpr std::size_t vehicle_count = 5;
// "on foot" for captions; the words of options have underscores: on_foot.
std::string phrase(Vehicle vehicle);
// The same as a sentence for the reader.
Sentence by_vehicle(Vehicle vehicle);
Vehicle vehicle_from(std::string_view word);  // throws UsageError naming the five words

struct RoadSpeeds {
    using ByVehicle = std::array<double, vehicle_count>;  // km/h; 0 = closed to it

    std::map<std::string, ByVehicle> by_class;
    ByVehicle other_class{};                       // classes that are not in the table
    std::map<std::string, double> surface_factor;  // of motor vehicles' speeds; else 1
    ByVehicle top_km_h{};                          // whatever a road allows

    static RoadSpeeds defaults();
    // The defaults with the rows of a table in place of its classes. Throws UsageError for a
    // missing column and for speeds that are not 0 to 150 km/h, naming the row.
    static RoadSpeeds from_table(const Layer& table);
};

// What is known of a road. Speeds that are not given are 0.
struct RoadTraits {
    std::string road_class;  // OpenStreetMap's words; "primary_link" counts as "primary"
    std::string surface;
    double speed_km_h = 0.0;  // kept there in truth by a pickup; goes before the table
    double limit_km_h = 0.0;  // a legal limit: caps the table
};

// km/h, 0 = closed to the vehicle.
double speed_km_h(const RoadTraits& road, Vehicle vehicle, const RoadSpeeds& speeds);

}  // namespace zamin::travel
