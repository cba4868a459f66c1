#include "project/place_text.hpp"

#include <fmt/format.h>

#include <cmath>

#include "project/scenario_text.hpp"

namespace zamin::project {

const std::vector<std::string>& place_keys() {
    static const std::vector<std::string> keys{"name", "latitude", "longitude", "scale"};
    return keys;
}

std::string read_place(const toml::table& entry, KeptPlace& place) {
    const auto name = entry["name"].value<std::string>();
    if (!name || name->empty()) {
        return "a place needs a name in quotation marks";
    }
    place.name = *name;
    const auto latitude = entry["latitude"].value<double>();
    const auto longitude = entry["longitude"].value<double>();
    // Written so that what is not a number is refused too.
    if (!latitude || !longitude || !(std::abs(*latitude) <= 90.0) ||
        !(std::abs(*longitude) <= 180.0)) {
        return fmt::format(
            "the place '{}' needs a latitude from -90 to 90 and a longitude from -180 to 180",
            place.name);
    }
    place.lonlat_deg = {*longitude, *latitude};
    place.scale = entry["scale"].value_or(place.scale);
    if (!(place.scale >= 1.0 && place.scale <= 1e9)) {
        return fmt::format("the scale of the place '{}' has to be the N of a scale 1:N",
                           place.name);
    }
    return {};
}

std::string places_text(const std::vector<KeptPlace>& places) {
    std::string out;
    for (const KeptPlace& place : places) {
        out += fmt::format("\n[[places]]\nname = {}\nlatitude = {}\nlongitude = {}\nscale = {}\n",
                           quoted(place.name), place.lonlat_deg.y, place.lonlat_deg.x, place.scale);
    }
    return out;
}

}  // namespace zamin::project
