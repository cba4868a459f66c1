#include "io/wkb.hpp"

#include <bit>
#include <cmath>
#include <cstring>

namespace zamin::io {

namespace {

constexpr std::uint32_t wkb_point = 1;
constexpr std::uint32_t wkb_line = 2;
constexpr std::uint32_t wkb_multipoint = 4;
constexpr std::uint32_t wkb_multipolygon = 6;

template <typename Number>
Number byte_swapped(Number value) {
    unsigned char bytes[sizeof(Number)];
    std::memcpy(bytes, &value, sizeof(Number));
    for (std::size_t i = 0; i < sizeof(Number) / 2; ++i) {
        std::swap(bytes[i], bytes[sizeof(Number) - 1 - i]);
    }
    std::memcpy(&value, bytes, sizeof(Number));
    return value;
}

struct Broken {};
struct OtherType {};

class Parser {
  public:
    Parser(std::span<const std::byte> wkb, Geometries& out) : m_left(wkb), m_out(out) {}

    GeometryKind geometry() {
        const std::uint32_t type = header();
        if (type >= wkb_multipoint && type <= wkb_multipolygon) {
            const std::uint32_t members = number<std::uint32_t>();
            bool any = false;
            for (std::uint32_t i = 0; i < members; ++i) {
                if (header() != type - 3) {
                    throw Broken{};
                }
                any = simple(type - 3) || any;
            }
            return any ? kind_of(type - 3) : GeometryKind::none;
        }
        if (type < wkb_point || type > wkb_multipolygon) {
            throw OtherType{};
        }
        return simple(type) ? kind_of(type) : GeometryKind::none;
    }
    bool finite() const { return m_finite; }

  private:
    static GeometryKind kind_of(std::uint32_t simple_type) {
        return static_cast<GeometryKind>(simple_type);
    }

    template <typename Number>
    Number number() {
        if (m_left.size() < sizeof(Number)) {
            throw Broken{};
        }
        Number value;
        std::memcpy(&value, m_left.data(), sizeof(Number));
        m_left = m_left.subspan(sizeof(Number));
        return m_swap ? byte_swapped(value) : value;
    }

    // Byte order and type; sets how many ordinates follow x and y.
    std::uint32_t header() {
        if (m_left.empty() || std::to_integer<unsigned>(m_left[0]) > 1) {
            throw Broken{};
        }
        const bool little = std::to_integer<unsigned>(m_left[0]) == 1;
        m_swap = little != (std::endian::native == std::endian::little);
        m_left = m_left.subspan(1);
        const auto code = number<std::uint32_t>();
        const bool extended_z = (code & 0x80000000U) != 0;
        const bool extended_m = (code & 0x40000000U) != 0;
        if ((code & 0x20000000U) != 0) {
            number<std::uint32_t>();  // SRID
        }
        const std::uint32_t base = code & 0x1FFFFFFFU;
        const std::uint32_t dimension = base / 1000;
        m_extra = (extended_z ? 1U : 0U) + (extended_m ? 1U : 0U);
        if (dimension == 1 || dimension == 2) {
            m_extra = 1;
        } else if (dimension == 3) {
            m_extra = 2;
        } else if (dimension > 3) {
            throw Broken{};
        }
        return base % 1000;
    }

    // The whole run of coordinates is checked against what is left before any is taken, so that a
    // forged count cannot ask for memory.
    void coordinates(std::uint32_t count) {
        const std::size_t stride = (2 + m_extra) * sizeof(double);
        if (m_left.size() / stride < count) {
            throw Broken{};
        }
        const std::size_t first = m_out.coords.size();
        m_out.coords.resize(first + count);
        for (std::uint32_t i = 0; i < count; ++i) {
            Coord& p = m_out.coords[first + i];
            std::memcpy(&p, m_left.data() + i * stride, sizeof(Coord));
            if (m_swap) {
                p = {byte_swapped(p.x), byte_swapped(p.y)};
            }
            m_finite = m_finite && std::isfinite(p.x) && std::isfinite(p.y);
        }
        m_left = m_left.subspan(count * stride);
        m_out.end_ring();
    }

    // A point, line or polygon as one part; false when it is empty.
    bool simple(std::uint32_t type) {
        if (type == wkb_point) {
            return point();
        }
        if (type == wkb_line) {
            const auto count = number<std::uint32_t>();
            if (count == 0) {
                return false;
            }
            coordinates(count);
            m_out.end_part();
            return true;
        }
        const auto rings = number<std::uint32_t>();
        std::uint32_t taken = 0;
        for (std::uint32_t i = 0; i < rings; ++i) {
            const auto count = number<std::uint32_t>();
            if (count > 0) {
                coordinates(count);
                ++taken;
            } else if (i == 0) {
                throw Broken{};  // a hole without its exterior
            }
        }
        if (taken > 0) {
            m_out.end_part();
        }
        return taken > 0;
    }

    // An empty point is written as NaN, NaN.
    bool point() {
        const bool before = m_finite;
        coordinates(1);
        const Coord p = m_out.coords.back();
        if (std::isnan(p.x) && std::isnan(p.y)) {
            m_out.coords.pop_back();
            m_out.ring_offsets.pop_back();
            m_finite = before;
            return false;
        }
        m_out.end_part();
        return true;
    }

    std::span<const std::byte> m_left;
    Geometries& m_out;
    bool m_swap = false;
    bool m_finite = true;
    std::uint32_t m_extra = 0;
};

}  // namespace

WkbResult append_wkb(std::span<const std::byte> wkb, Geometries& out) {
    const GeometryMark before = mark(out);
    Parser parser(wkb, out);
    try {
        const GeometryKind kind = parser.geometry();
        return {WkbStatus::ok, kind, parser.finite()};
    } catch (const Broken&) {
        take_back(out, before);
        return {WkbStatus::broken, GeometryKind::none, true};
    } catch (const OtherType&) {
        take_back(out, before);
        return {WkbStatus::other_type, GeometryKind::none, true};
    }
}

GeometryMark mark(const Geometries& geometries) {
    return {geometries.coords.size(), geometries.ring_offsets.size(),
            geometries.part_offsets.size()};
}

void take_back(Geometries& geometries, const GeometryMark& to) {
    geometries.coords.resize(to.coords);
    geometries.ring_offsets.resize(to.rings);
    geometries.part_offsets.resize(to.parts);
}

}  // namespace zamin::io
