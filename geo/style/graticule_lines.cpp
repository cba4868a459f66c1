#include "style/graticule_lines.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdint>

namespace zamin::style {

namespace {

std::string angle_text(double degrees) {
    const auto hundredths = static_cast<std::int64_t>(std::llround(std::abs(degrees) * 360000.0));
    const std::int64_t seconds = hundredths / 100;
    std::string text = fmt::format("{}°", seconds / 3600);
    if (hundredths % 360000 != 0) {
        text += fmt::format("{:02}′", seconds / 60 % 60);
    }
    if (hundredths % 100 != 0) {
        text += fmt::format("{:05.2f}″", static_cast<double>(hundredths % 6000) / 100.0);
    } else if (seconds % 60 != 0) {
        text += fmt::format("{:02}″", seconds % 60);
    }
    return text;
}

}  // namespace

double graticule_step_deg(double span_deg, int lines) {
    constexpr std::array steps_s{0.01,   0.02,   0.05,    0.1,     0.2,     0.5,
                                 1.0,    2.0,    5.0,     10.0,    15.0,    30.0,
                                 60.0,   120.0,  300.0,   600.0,   900.0,   1800.0,
                                 3600.0, 7200.0, 18000.0, 36000.0, 54000.0, 108000.0};
    for (const double step : steps_s) {
        if (span_deg * 3600.0 / step <= lines + 0.5) {
            return step / 3600.0;
        }
    }
    return steps_s.back() / 3600.0;
}

std::string longitude_text(double lon_deg, const text::Catalogue& words) {
    return lon_deg < 0.0 ? words.tr("{0} W", angle_text(lon_deg))
                         : words.tr("{0} E", angle_text(lon_deg));
}

std::string latitude_text(double lat_deg, const text::Catalogue& words) {
    return lat_deg < 0.0 ? words.tr("{0} S", angle_text(lat_deg))
                         : words.tr("{0} N", angle_text(lat_deg));
}

}  // namespace zamin::style
