#include "viewer/scale_bar.hpp"

#include <fmt/format.h>

#include <cmath>

namespace zamin::viewer {

namespace {

// Thousands apart by a narrow no-break space.
std::string grouped(std::int64_t value) {
    const std::string digits = std::to_string(value);
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) {
            text += "\xE2\x80\xAF";
        }
        text += digits[i];
    }
    return text;
}

}  // namespace

ScaleBar scale_bar(double metres_per_px, double most_px) {
    const double most_m = metres_per_px * most_px;
    if (!(most_m > 0.0) || !std::isfinite(most_m)) {
        return {};
    }
    const double power = std::pow(10.0, std::floor(std::log10(most_m)));
    double length_m = power;
    for (const double step : {2.0, 5.0}) {
        if (step * power <= most_m) {
            length_m = step * power;
        }
    }
    ScaleBar bar{length_m, length_m / metres_per_px, {}};
    if (length_m >= 1000.0) {
        bar.label = grouped(std::llround(length_m / 1000.0)) + " km";
    } else if (length_m >= 1.0) {
        bar.label = fmt::format("{:.0f} m", length_m);
    } else {
        bar.label = fmt::format("{:.0f} cm", length_m * 100.0);
    }
    return bar;
}

std::string scale_text(double denominator) {
    if (!(denominator > 0.0) || !std::isfinite(denominator)) {
        return "1:\xE2\x80\x93";
    }
    const double digit = std::pow(10.0, std::max(0.0, std::floor(std::log10(denominator)) - 2.0));
    return "1:" + grouped(std::llround(std::round(denominator / digit) * digit));
}

std::string coordinates_text(Coord lonlat_deg) {
    return fmt::format("{:.4f}\xC2\xA0{} {:.4f}\xC2\xA0{}", std::abs(lonlat_deg.y),
                       lonlat_deg.y < 0.0 ? 'S' : 'N', std::abs(lonlat_deg.x),
                       lonlat_deg.x < 0.0 ? 'W' : 'E');
}

}  // namespace zamin::viewer
