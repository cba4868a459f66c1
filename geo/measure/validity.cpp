#include "measure/validity.hpp"

#include <cmath>

namespace zamin::measure {

int sure_turn(Coord a, Coord b, Coord c) {
    constexpr double half_ulp = 0x1p-53;
    constexpr double bound_a = (3.0 + 16.0 * half_ulp) * half_ulp;
    const double left = (a.x - c.x) * (b.y - c.y);
    const double right = (a.y - c.y) * (b.x - c.x);
    const double determinant = left - right;
    const double error = bound_a * (std::abs(left) + std::abs(right));
    if (determinant > error) {
        return 1;
    }
    return determinant < -error ? -1 : 0;
}

namespace {

// All turns go the same way and the boundary runs round once: x falls and rises once each.
bool surely_convex(Ring ring) {
    const std::size_t n = ring.size() - 1;
    const int first = sure_turn(ring[n - 1], ring[0], ring[1]);
    if (first == 0) {
        return false;
    }
    int reversals = 0;
    bool rising = ring[0].x > ring[n - 1].x;
    for (std::size_t i = 0; i < n; ++i) {
        if (ring[i].x == ring[i + 1].x) {
            return false;
        }
        const bool now_rising = ring[i + 1].x > ring[i].x;
        reversals += now_rising != rising ? 1 : 0;
        rising = now_rising;
        if (i > 0 && sure_turn(ring[i - 1], ring[i], ring[i + 1]) != first) {
            return false;
        }
    }
    return reversals == 2;
}

bool surely_apart(Coord a, Coord b, Coord c, Coord d) {
    if (std::max(a.x, b.x) < std::min(c.x, d.x) || std::max(c.x, d.x) < std::min(a.x, b.x) ||
        std::max(a.y, b.y) < std::min(c.y, d.y) || std::max(c.y, d.y) < std::min(a.y, b.y)) {
        return true;
    }
    const int c_side = sure_turn(a, b, c);
    const int d_side = sure_turn(a, b, d);
    if (c_side != 0 && c_side == d_side) {
        return true;
    }
    const int a_side = sure_turn(c, d, a);
    const int b_side = sure_turn(c, d, b);
    return a_side != 0 && a_side == b_side;
}

}  // namespace

bool surely_simple(Ring ring) {
    constexpr std::size_t most_vertices = 64;
    if (ring.size() < 4 || ring.size() > most_vertices || !(ring.front() == ring.back())) {
        return false;
    }
    if (surely_convex(ring)) {
        return true;
    }
    const std::size_t n = ring.size() - 1;
    for (std::size_t i = 0; i < n; ++i) {
        // Neighbouring edges share a vertex; a turn that is not straight keeps them apart else.
        if (sure_turn(ring[i], ring[i + 1], ring[(i + 2) % n]) == 0) {
            return false;
        }
        for (std::size_t j = i + 2; j < n; ++j) {
            const bool neighbours = i == 0 && j == n - 1;
            if (!neighbours && !surely_apart(ring[i], ring[i + 1], ring[j], ring[j + 1])) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace zamin::measure
