#include "viewer/flight.hpp"

#include <algorithm>
#include <cmath>

namespace zamin::viewer {

namespace {

constexpr double glide_s = 0.06;  // time in which all but 1/e of a zoom is done

double smooth(double t) {
    return t * t * (3.0 - 2.0 * t);
}

}  // namespace

Flight::Flight(const MapView& from, const MapView& to, double now_s)
    : m_from(from), m_to(to), m_start_s(now_s), m_active(true) {}

void Flight::advance(MapView& view, double now_s) {
    if (!m_active) {
        return;
    }
    const double t = smooth(std::clamp((now_s - m_start_s) / flight_s, 0.0, 1.0));
    const double ratio = m_to.metres_per_px / m_from.metres_per_px;
    view.metres_per_px = m_from.metres_per_px * std::pow(ratio, t);
    // Where the two scales differ the point that both views show at the same place stays still.
    const bool same_scale = std::abs(ratio - 1.0) < 1e-6;
    const double share = same_scale ? t : (std::pow(ratio, t) - 1.0) / (ratio - 1.0);
    view.center_m.x = std::lerp(m_from.center_m.x, m_to.center_m.x, share);
    view.center_m.y = std::lerp(m_from.center_m.y, m_to.center_m.y, share);
    m_active = now_s - m_start_s < flight_s;
}

void ZoomGlide::add(ScreenPoint about, double factor) {
    m_about = about;
    m_log_left += std::log(factor);
}

void ZoomGlide::advance(MapView& view, double dt_s) {
    if (!active()) {
        return;
    }
    double part = m_log_left * (1.0 - std::exp(-dt_s / glide_s));
    if (std::abs(m_log_left - part) < 0.002) {
        part = m_log_left;
    }
    view.zoom_at(m_about, std::exp(part));
    m_log_left -= part;
}

}  // namespace zamin::viewer
