#include "io/wkb.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

using zamin::Coord;
using zamin::Geometries;
using zamin::GeometryKind;
using zamin::io::append_wkb;
using zamin::io::WkbStatus;

namespace {

// Builds WKB byte by byte.
class Wkb {
  public:
    explicit Wkb(bool little = true) : m_little(little) {}
    Wkb& header(std::uint32_t type) {
        m_bytes.push_back(std::byte(m_little ? 1 : 0));
        return count(type);
    }
    Wkb& count(std::uint32_t n) { return put(&n, sizeof n); }
    Wkb& numbers(std::initializer_list<double> values) {
        for (const double value : values) {
            put(&value, sizeof value);
        }
        return *this;
    }
    const std::vector<std::byte>& bytes() const { return m_bytes; }

  private:
    Wkb& put(const void* value, std::size_t size) {
        const auto* from = static_cast<const std::byte*>(value);
        for (std::size_t i = 0; i < size; ++i) {
            m_bytes.push_back(from[m_little ? i : size - 1 - i]);
        }
        return *this;
    }
    bool m_little;
    std::vector<std::byte> m_bytes;
};

Wkb triangle(bool little = true, std::uint32_t type = 3) {
    return Wkb(little).header(type).count(1).count(4).numbers({0, 0, 1, 0, 0, 1, 0, 0});
}

}  // namespace

TEST_CASE("either byte order, with Z and M dropped, in the old codes and the new") {
    for (const bool little : {true, false}) {
        Geometries g;
        const auto result = append_wkb(triangle(little).bytes(), g);
        CHECK(result.status == WkbStatus::ok);
        CHECK(result.kind == GeometryKind::polygon);
        CHECK(g.coords.size() == 4);
        CHECK(g.coords[2] == Coord{0, 1});
        CHECK(g.part_count() == 1);
    }
    for (const std::uint32_t type : {1003U, 2003U, 0x80000003U, 0x40000003U}) {
        Geometries g;
        const Wkb wkb =
            Wkb().header(type).count(1).count(4).numbers({0, 0, 9, 1, 0, 9, 0, 1, 9, 0, 0, 9});
        CHECK(append_wkb(wkb.bytes(), g).kind == GeometryKind::polygon);
        CHECK(g.coords[1] == Coord{1, 0});
    }
    Geometries g;
    const Wkb with_srid = Wkb().header(0x20000001U).count(4326).numbers({69.5, 37.5});
    CHECK(append_wkb(with_srid.bytes(), g).kind == GeometryKind::point);
    CHECK(g.coords[0] == Coord{69.5, 37.5});
}

TEST_CASE("multi geometries become parts; empty ones none") {
    Geometries g;
    Wkb multi = Wkb().header(5).count(2);
    multi.header(2).count(2).numbers({0, 0, 1, 1});
    multi.header(2).count(3).numbers({5, 5, 6, 6, 7, 5});
    CHECK(append_wkb(multi.bytes(), g).kind == GeometryKind::line);
    CHECK(g.part_count() == 2);
    CHECK(append_wkb(Wkb().header(3).count(0).bytes(), g).kind == GeometryKind::none);
    CHECK(append_wkb(Wkb().header(6).count(0).bytes(), g).kind == GeometryKind::none);
    const double nan = std::nan("");
    CHECK(append_wkb(Wkb().header(1).numbers({nan, nan}).bytes(), g).kind == GeometryKind::none);
    CHECK(g.part_count() == 2);
}

TEST_CASE("numbers that are none are told") {
    Geometries g;
    const double infinity = std::numeric_limits<double>::infinity();
    const Wkb wkb = Wkb().header(2).count(2).numbers({0, 0, infinity, 1});
    CHECK_FALSE(append_wkb(wkb.bytes(), g).finite);
}

TEST_CASE("damaged bytes leave nothing behind and ask for no memory") {
    const auto whole = triangle().bytes();
    for (std::size_t length = 0; length < whole.size(); ++length) {
        Geometries g;
        CHECK(append_wkb(std::span(whole).first(length), g).status == WkbStatus::broken);
        CHECK(g.coords.empty());
        CHECK(g.part_count() == 0);
    }
    Geometries g;
    CHECK(append_wkb(Wkb().header(2).count(0xFFFFFFFFU).numbers({0, 0}).bytes(), g).status ==
          WkbStatus::broken);
    CHECK(append_wkb(Wkb().header(6).count(0xFFFFFFFFU).bytes(), g).status == WkbStatus::broken);
    CHECK(append_wkb(Wkb().header(8).count(0).bytes(), g).status == WkbStatus::other_type);
    CHECK(append_wkb(Wkb().header(7).count(0).bytes(), g).status == WkbStatus::other_type);
    CHECK(append_wkb(Wkb().header(6).count(1).header(1).numbers({0, 0}).bytes(), g).status ==
          WkbStatus::broken);
    CHECK(g.coords.empty());
}
