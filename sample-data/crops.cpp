#include "sample/crops.hpp"

#include <array>
#include <cmath>

#include "sample/programme.hpp"

namespace zamin::sample {

namespace {

struct Crop {
    const char* name;
    double in_plains;   // weight in the Vakhsh and Panj plains
    double in_hills;    // in the valleys of Kulob and the north
    double when_small;  // factor for plots under a tenth of a hectare
    double when_large;  // factor for fields over three hectares
};

constexpr std::array members_crops{
    Crop{"wheat", 26, 40, 0.7, 1},       Crop{"cotton", 24, 9, 0.1, 1.3},
    Crop{"maize", 11, 12, 1.0, 0.7},     Crop{"potato", 6, 9, 2.0, 0.25},
    Crop{"vegetables", 8, 7, 3.5, 0.12}, Crop{"orchard", 8, 10, 1.6, 0.6},
    Crop{"fallow", 4, 5, 0.4, 0.8},      Crop{"", 5, 5, 1.0, 0.7}};
constexpr std::array others_crops{Crop{"wheat", 25, 40, 0.7, 1},
                                  Crop{"cotton", 27, 9, 0.1, 1.3},
                                  Crop{"maize", 10, 11, 1.0, 0.7},
                                  Crop{"potato", 5, 8, 2.0, 0.25},
                                  Crop{"vegetables", 6, 6, 3.5, 0.12},
                                  Crop{"orchard", 8, 10, 1.6, 0.6},
                                  Crop{"rice", 6, 0.5, 0.5, 1},
                                  Crop{"tomato", 3, 3, 3.0, 0.1},
                                  Crop{"onion", 3, 4, 2.0, 0.25},
                                  Crop{"fallow", 5, 6, 0.4, 0.8},
                                  Crop{"", 5, 5, 1.0, 0.7}};

bool in_plains(const std::string& district) {
    for (const char* id : {"BAL", "JOM", "KUS", "LEV", "VAK", "JAY", "DUS", "PAN", "QUB", "SHA",
                           "NOS", "KHU", "FAR"})
        if (district == id)
            return true;
    return false;
}

Word draw(std::span<const Crop> crops, const std::string& district, double area_m2,
          Random& random) {
    std::vector<double> weights;
    for (const Crop& c : crops)
        weights.push_back((in_plains(district) ? c.in_plains : c.in_hills) *
                          (area_m2 < 1000    ? c.when_small
                           : area_m2 > 30000 ? c.when_large
                                             : 1.0));
    return crops[random.pick(weights)].name;
}

struct Yield {
    const char* crop;
    const char* district;
    double others_2017, others_2018;
    double ratio_2017, ratio_2018;  // members over others
};

constexpr std::array yields{Yield{"tomato", "Kulob", 17.5, 18.0, 1.64, 1.83},
                            Yield{"tomato", "Jomi", 16.5, 17.0, 1.64, 1.83},
                            Yield{"onion", "Vose'", 19.0, 20.0, 1.48, 1.40},
                            Yield{"rice", "Balkhi", 3.9, 4.0, 1.10, 1.15}};

double rounded(double value, double parts) {
    return std::round(value * parts) / parts;
}

}  // namespace

Word members_crop(const std::string& district, double area_m2, Random& random) {
    return draw(members_crops, district, area_m2, random);
}

Word others_crop(const std::string& district, double area_m2, Random& random) {
    return draw(others_crops, district, area_m2, random);
}

std::vector<YieldRecord> yield_records() {
    std::vector<YieldRecord> records;
    for (const Yield& y : yields)
        for (const int year : {2017, 2018}) {
            const double others = year == 2017 ? y.others_2017 : y.others_2018;
            const double members = others * (year == 2017 ? y.ratio_2017 : y.ratio_2018);
            records.push_back({y.crop, y.district, year, "members", rounded(members, 100)});
            records.push_back({y.crop, y.district, year, "others", others});
            // Members till a small part of a district's land.
            records.push_back({y.crop, y.district, year, "district",
                               rounded(0.15 * members + 0.85 * others, 10)});
        }
    return records;
}

std::optional<double> recorded_yield(Word crop, const std::string& district, bool member,
                                     Random& random) {
    for (const Yield& y : yields)
        if (crop == y.crop && district == y.district) {
            const double mean = member ? y.others_2018 * y.ratio_2018 : y.others_2018;
            return rounded(mean * (1.0 + 0.12 * random.normal()), 10);
        }
    return std::nullopt;
}

}  // namespace zamin::sample
