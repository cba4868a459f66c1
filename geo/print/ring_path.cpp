// Vertices are passed as long as one straight way misses none of them by more than is allowed: the
// directions in which the way may still go are narrowed vertex by vertex (Williams 1978, "An
// efficient algorithm for the piecewise linear approximation of planar curves"; "sleeve fitting").
#include "print/ring_path.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace zamin::print {

namespace {

// On which sides of the frame, with room for a line's width, a point of the page lies.
unsigned sides_beyond(const RectMm& frame, const Coord& p) {
    constexpr double room_mm = 3.0;
    return (p.x < frame.x - room_mm ? 1U : 0U) | (p.x > frame.right() + room_mm ? 2U : 0U) |
           (p.y < frame.y - room_mm ? 4U : 0U) | (p.y > frame.bottom() + room_mm ? 8U : 0U);
}

double cross(Coord a, Coord b) {
    return a.x * b.y - a.y * b.x;
}

// The directions from a vertex in which a straight way misses none of the points it passes by more
// than is allowed.
class Sleeve {
  public:
    explicit Sleeve(double off_mm) : m_off_mm(off_mm) {}

    void start(Coord from) {
        m_from = from;
        m_narrowed = false;
        m_reach_mm = 0.0;
    }
    // Whether the way may end there.
    bool reaches(Coord p) const {
        const Coord d{p.x - m_from.x, p.y - m_from.y};
        const double length = std::sqrt(d.x * d.x + d.y * d.y);
        const bool turns_back = m_reach_mm > m_off_mm && length < m_reach_mm;
        return !turns_back && (!m_narrowed || length <= m_off_mm ||
                               (cross(m_least, d) >= 0.0 && cross(m_most, d) <= 0.0));
    }
    // The way goes by this point, which it reaches.
    void pass(Coord p) {
        const Coord d{p.x - m_from.x, p.y - m_from.y};
        const double length = std::sqrt(d.x * d.x + d.y * d.y);
        m_reach_mm = std::max(m_reach_mm, length);
        if (length <= m_off_mm) {
            return;  // any way begins near enough
        }
        const double sine = m_off_mm / length;
        const double cosine = std::sqrt(1.0 - sine * sine);
        const Coord least{d.x * cosine + d.y * sine, d.y * cosine - d.x * sine};
        const Coord most{d.x * cosine - d.y * sine, d.y * cosine + d.x * sine};
        if (!m_narrowed || cross(m_least, least) > 0.0) {
            m_least = least;
        }
        if (!m_narrowed || cross(m_most, most) < 0.0) {
            m_most = most;
        }
        m_narrowed = true;
    }

  private:
    double m_off_mm;
    Coord m_from;
    bool m_narrowed = false;
    Coord m_least;  // of the directions
    Coord m_most;
    double m_reach_mm = 0.0;
};

}  // namespace

void add_ring(cairo_t* cr, Ring ring, const MapFrame& frame, bool closed, double off_mm) {
    const std::size_t count = closed ? ring.size() - 1 : ring.size();
    if (count == 0) {
        return;
    }
    Coord here = frame.to_page(ring[0]);
    cairo_move_to(cr, here.x, here.y);
    Sleeve sleeve(off_mm);
    sleeve.start(here);
    unsigned last_beyond = sides_beyond(frame.place, here);
    Coord next = count > 1 ? frame.to_page(ring[1]) : here;
    for (std::size_t i = 1; i < count; ++i) {
        here = next;
        const bool is_last = i + 1 == count;
        next = is_last ? here : frame.to_page(ring[i + 1]);
        const unsigned beyond = sides_beyond(frame.place, here);
        const bool unseen = (last_beyond & beyond & sides_beyond(frame.place, next)) != 0U;
        if (!is_last) {
            if (unseen) {
                continue;
            }
            sleeve.pass(here);
            if (sleeve.reaches(next)) {
                continue;
            }
        }
        cairo_line_to(cr, here.x, here.y);
        sleeve.start(here);
        last_beyond = beyond;
    }
    if (closed) {
        cairo_close_path(cr);
    }
}

std::size_t Outlines::SideHash::operator()(const Side& side) const {
    std::size_t hash = 0;
    for (const double value : {side.less.x, side.less.y, side.more.x, side.more.y}) {
        hash = (hash ^ std::bit_cast<std::uint64_t>(value)) * 0x9E3779B97F4A7C15U;
        hash ^= hash >> 32;
    }
    return hash;
}

bool Outlines::is_new(Coord a, Coord b) {
    const bool forward = a.x < b.x || (a.x == b.x && a.y <= b.y);
    return m_drawn.insert(forward ? Side{a, b} : Side{b, a}).second;
}

void Outlines::add(cairo_t* cr, Ring ring, const MapFrame& frame, bool closed, double off_mm) {
    std::size_t from = 0;  // of the sides that are new, up to here
    for (std::size_t i = 1; i < ring.size(); ++i) {
        if (is_new(ring[i - 1], ring[i])) {
            continue;
        }
        if (from < i - 1) {
            add_ring(cr, ring.subspan(from, i - from), frame, false, off_mm);
        }
        from = i;
    }
    if (from == 0) {
        add_ring(cr, ring, frame, closed, off_mm);
    } else if (from + 1 < ring.size()) {
        add_ring(cr, ring.subspan(from), frame, false, off_mm);
    }
}

}  // namespace zamin::print
