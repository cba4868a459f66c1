// Coordinate reference systems and transformations between them, on PROJ.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/geometry.hpp"

namespace zamin {

// Semi-major axis in metres and flattening.
struct Ellipsoid {
    double a_m = 6378137.0;
    double f = 1.0 / 298.257223563;
    friend bool operator==(const Ellipsoid&, const Ellipsoid&) = default;
};

// A horizontal coordinate system as a value. Axis order is settled: x is longitude or easting, y
// latitude or northing. An empty Crs ("unknown") has no definition.
class Crs {
  public:
    Crs() = default;
    // Anything that PROJ understands: "EPSG:32642", WKT, a PROJ string. Vertical parts are
    // dropped. Throws UsageError naming the text when PROJ does not know it or it is not a
    // horizontal system.
    static Crs parse(std::string_view definition);
    static Crs wgs84() { return parse("EPSG:4326"); }

    bool known() const { return !m_wkt.empty(); }
    const std::string& wkt() const { return m_wkt; }    // WKT2:2019
    const std::string& name() const { return m_name; }  // "WGS 84 / UTM zone 42N"
    const std::string& code() const { return m_code; }  // "EPSG:32642", empty if it has none
    bool geographic() const { return m_geographic; }    // coordinates are angles in degrees
    double metres_per_unit() const { return m_metres_per_unit; }  // projected systems
    const Ellipsoid& ellipsoid() const { return m_ellipsoid; }
    // For messages: the code, else the name, else "unknown".
    std::string label() const;
    // Same system, whatever the spelling of its definition and the order of its axes.
    bool same_as(const Crs& other) const;

  private:
    std::string m_wkt;
    std::string m_name;
    std::string m_code;
    bool m_geographic = false;
    double m_metres_per_unit = 1.0;
    Ellipsoid m_ellipsoid;
};

// Geographic coordinates (degrees) of the same datum as `crs`: what areas and distances on its
// ellipsoid are computed in.
Crs geographic_base(const Crs& crs);

// The way from one system to another that PROJ takes at a place.
struct TransformationUse {
    std::string name;                  // "Pulkovo 1942 to WGS 84 (16)"
    std::optional<double> accuracy_m;  // none where nobody has stated it

    // No datum is changed: nothing is lost.
    bool exact() const { return accuracy_m && *accuracy_m == 0.0; }
};

// Transformation of x, y pairs. Not to be shared between threads; make one a thread.
class Transformation {
  public:
    // Throws Error naming both systems when PROJ finds no way between them.
    Transformation(const Crs& from, const Crs& to);
    ~Transformation();
    Transformation(Transformation&&) noexcept;
    Transformation& operator=(Transformation&&) noexcept;
    Transformation(const Transformation&) = delete;
    Transformation& operator=(const Transformation&) = delete;

    // In place. A point outside the domain of the systems becomes (infinity, infinity); the number
    // of such points is returned.
    std::size_t apply(std::span<Coord> coords) const;
    Coord apply(Coord p) const;
    // What apply does at a point: datums have several ways, each for its part of the world.
    TransformationUse use_at(Coord p) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace zamin
