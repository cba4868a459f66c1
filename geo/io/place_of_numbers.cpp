#include "io/place_of_numbers.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "core/crs.hpp"

namespace zamin::io {

namespace {

constexpr Box tajikistan{67.4, 36.7, 75.2, 41.1};

// By how common they are in the country's data. 2502 (Pulkovo, meridian 69 E) has no zone digits,
// 28412 and 28413 are six-degree zones, 2539 and 2540 three-degree zones.
constexpr std::array codes{"EPSG:32642", "EPSG:28412", "EPSG:2502", "EPSG:28413",
                           "EPSG:32643", "EPSG:2539",  "EPSG:2540", "EPSG:3857"};

}  // namespace

bool surely_swapped(const Box& box) {
    return !box.empty() && tajikistan.contains(Box{box.min_y, box.min_x, box.max_y, box.max_x});
}

std::vector<CrsGuess> crs_guesses(const Box& box) {
    std::vector<CrsGuess> guesses;
    if (box.empty()) {
        return guesses;
    }
    const Crs degrees = Crs::wgs84();
    for (const char* code : codes) {
        const Crs crs = Crs::parse(code);
        const Transformation to_degrees(crs, degrees);
        const Coord low = to_degrees.apply(Coord{box.min_x, box.min_y});
        const Coord high = to_degrees.apply(Coord{box.max_x, box.max_y});
        if (tajikistan.contains(low) && tajikistan.contains(high)) {
            guesses.push_back({code, crs.name(), to_degrees.apply(box.center())});
        }
    }
    return guesses;
}

std::string crs_advice(const Box& box) {
    const auto guesses = crs_guesses(box);
    if (guesses.empty()) {
        return "name it with --crs, for example --crs EPSG:32642 for UTM zone 42N";
    }
    std::string fits;
    for (const CrsGuess& guess : guesses) {
        fits += fmt::format("{}{} ({}: {:.3f} N {:.3f} E)", fits.empty() ? "" : ", or ", guess.code,
                            guess.name, guess.center_deg.y, guess.center_deg.x);
    }
    return fmt::format("the numbers fit {}; name the right one with --crs {}", fits,
                       guesses.front().code);
}

}  // namespace zamin::io
