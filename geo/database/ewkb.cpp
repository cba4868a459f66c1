#include "database/ewkb.hpp"

#include <bit>
#include <cstring>

namespace zamin::database {

namespace {

constexpr std::uint32_t polygon_type = 3;
constexpr std::uint32_t multipolygon_type = 6;
constexpr std::uint32_t with_srid = 0x20000000;

// Bytes in the machine's own order, which is said in front of every geometry.
class HexWriter {
  public:
    template <typename Number>
    void add(Number number) {
        std::array<unsigned char, sizeof number> bytes{};
        std::memcpy(bytes.data(), &number, sizeof number);
        for (const unsigned char byte : bytes) {
            constexpr const char* digits = "0123456789ABCDEF";
            m_text += digits[byte >> 4];
            m_text += digits[byte & 15];
        }
    }
    void begin(std::uint32_t type) {
        add(std::uint8_t{std::endian::native == std::endian::little ? 1 : 0});
        add(type);
    }
    void reserve_coords(std::size_t count) { m_text.reserve(count * 2 * 2 * sizeof(double)); }
    std::string take() { return std::move(m_text); }

  private:
    std::string m_text;
};

std::uint32_t count_of(std::size_t begin, std::size_t end) {
    return static_cast<std::uint32_t>(end - begin);
}

}  // namespace

std::string hex_ewkb(const Geometries& geometries, std::size_t i, int srid) {
    HexWriter out;
    out.reserve_coords(geometries.feature_coords(i).size() + 1);
    out.begin(multipolygon_type | (srid != 0 ? with_srid : 0));
    if (srid != 0) {
        out.add(static_cast<std::uint32_t>(srid));
    }
    const std::size_t first = geometries.feature_offsets[i];
    const std::size_t end = geometries.feature_offsets[i + 1];
    out.add(count_of(first, end));
    for (std::size_t part = first; part < end; ++part) {
        out.begin(polygon_type);
        out.add(count_of(geometries.part_offsets[part], geometries.part_offsets[part + 1]));
        for (std::size_t ring = geometries.part_offsets[part];
             ring < geometries.part_offsets[part + 1]; ++ring) {
            out.add(static_cast<std::uint32_t>(geometries.ring(ring).size()));
            for (const Coord& p : geometries.ring(ring)) {
                out.add(p.x);
                out.add(p.y);
            }
        }
    }
    return out.take();
}

}  // namespace zamin::database
