// Districts or jamoats: which of them holds a point; for .cpp files of geo/access only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/sources.hpp"
#include "measure/zone_index.hpp"

namespace zamin::access {

class Zones {
  public:
    // The source must outlive this object; it may be missing.
    explicit Zones(const Source& source);

    // Whether there is any polygon to lie in.
    bool any() const { return m_index.has_value(); }
    // Only if there is any; empty where none holds the point (longitude, latitude, WGS 84).
    std::string name_at(Coord lonlat) const;

  private:
    std::vector<std::string> m_names;
    std::optional<measure::ZoneIndex> m_index;
    std::optional<Transformation> m_from_degrees;
};

}  // namespace zamin::access
