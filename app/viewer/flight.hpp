// The camera's movements in time: flying to a place, and zooming that glides to its end.
#pragma once

#include "viewer/map_view.hpp"

namespace zamin::viewer {

inline constexpr double flight_s = 0.3;

// From one view to another in `flight_s` seconds, slow at both ends. The scale changes
// geometrically; the centre moves in step with it, so that a zoom in ends where it aims.
class Flight {
  public:
    Flight() = default;
    Flight(const MapView& from, const MapView& to, double now_s);

    bool active() const { return m_active; }
    void stop() { m_active = false; }
    // Moves `view` (its centre and scale only) to where the flight is at `now_s`.
    void advance(MapView& view, double now_s);

  private:
    MapView m_from;
    MapView m_to;
    double m_start_s = 0.0;
    bool m_active = false;
};

// Zoom that is asked for in steps and carried out over some frames about a fixed screen point.
class ZoomGlide {
  public:
    void add(ScreenPoint about, double factor);
    bool active() const { return m_log_left != 0.0; }
    void stop() { m_log_left = 0.0; }
    // Carries out the part that belongs to `dt_s` seconds.
    void advance(MapView& view, double dt_s);

  private:
    ScreenPoint m_about;
    double m_log_left = 0.0;
};

}  // namespace zamin::viewer
