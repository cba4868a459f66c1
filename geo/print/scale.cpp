#include "print/scale.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/told_error.hpp"
#include "text/number.hpp"

namespace zamin::print {

namespace {

constexpr double least_scale = 100.0;
constexpr double point_scale = 5000.0;
constexpr double mm_per_m = 1000.0;

}  // namespace

double scale_from(const std::string& text) {
    std::string digits = text.starts_with("1:") ? text.substr(2) : text;
    std::erase(digits, ' ');
    double scale = 0.0;
    const auto [end, failure] =
        std::from_chars(digits.data(), digits.data() + digits.size(), scale);
    if (failure != std::errc() || end != digits.data() + digits.size() || !(scale >= 100.0) ||
        !(scale <= 1e8)) {
        throw usage_error(
            said("--scale {0} is not a scale like 1:25000, from 1:100 to 1:100000000", {text}));
    }
    return scale;
}

double round_scale(double wanted) {
    if (!(wanted > least_scale)) {
        return least_scale;
    }
    const double power = std::pow(10.0, std::floor(std::log10(wanted)));
    for (const double step : {1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 7.5, 10.0}) {
        if (step * power >= wanted * (1.0 - 1e-9)) {
            return step * power;
        }
    }
    return 10.0 * power;
}

double fitting_scale(const Box& box_m, SizeMm frame_mm, double margin_share) {
    const double room = 1.0 - 2.0 * margin_share;
    const double wanted = std::max(box_m.width() * mm_per_m / (frame_mm.w * room),
                                   box_m.height() * mm_per_m / (frame_mm.h * room));
    return wanted > 0.0 && std::isfinite(wanted) ? round_scale(wanted) : point_scale;
}

Box box_shown(const Box& box_m, SizeMm frame_mm) {
    Box shown;
    if (!box_m.empty()) {
        const double m_per_mm = fitting_scale(box_m, frame_mm) / 1000.0;
        const Coord middle = box_m.center();
        const double half_w = frame_mm.w * m_per_mm / 2.0;
        const double half_h = frame_mm.h * m_per_mm / 2.0;
        shown.add(Coord{middle.x - half_w, middle.y - half_h});
        shown.add(Coord{middle.x + half_w, middle.y + half_h});
    }
    return shown;
}

Box with_room(const Box& box_m) {
    if (box_m.empty()) {
        return box_m;
    }
    const double room_m = std::max(40.0, std::max(box_m.width(), box_m.height()) / 3.0);
    return {box_m.min_x - room_m, box_m.min_y - room_m, box_m.max_x + room_m, box_m.max_y + room_m};
}

SizeMm expected_frame(const PageFormat& format) {
    const RectMm content = format.content_mm();
    const bool landscape = format.orientation == Orientation::landscape;
    return {content.w * (landscape ? 0.7 : 0.95), content.h * (landscape ? 0.8 : 0.6)};
}

double expected_scale(const Box& extent_m, const PageFormat& format) {
    return fitting_scale(extent_m, expected_frame(format));
}

ScaleBar scale_bar(double scale, double most_mm) {
    const double most_m = most_mm * scale / mm_per_m;
    const double power = std::pow(10.0, std::floor(std::log10(most_m)));
    double length_m = power;
    for (const double step : {2.0, 5.0}) {
        if (step * power <= most_m) {
            length_m = step * power;
        }
    }
    return {length_m, length_m * mm_per_m / scale};
}

std::string length_text(double length_m, const text::Catalogue& words) {
    const text::Language language = words.language();
    if (length_m >= 1000.0) {
        const double km = length_m / 1000.0;
        const int decimals = km >= 10.0 || km == std::floor(km) ? 0 : 1;
        return words.tr("{0} km", text::number(km, decimals, language));
    }
    return words.tr("{0} m", text::number(length_m, 0, language));
}

std::string scale_text(double scale, text::Language language) {
    return "1:" + text::number(scale, 0, language);
}

}  // namespace zamin::print
