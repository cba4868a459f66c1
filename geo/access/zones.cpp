#include "access/zones.hpp"

#include "access/field.hpp"

namespace zamin::access {

Zones::Zones(const Source& source) {
    if (!source || !source.layer->crs.known()) {
        return;
    }
    Field name(source, "name");
    bool any_polygon = false;
    std::vector<std::optional<measure::ZoneId>> zone_of_feature(source.layer->size());
    for (std::size_t row = 0; row < source.layer->size(); ++row) {
        if (source.layer->geometry.kinds[row] == GeometryKind::polygon) {
            zone_of_feature[row] = static_cast<measure::ZoneId>(row);
            any_polygon = true;
        }
        m_names.push_back(name.copy(row));
    }
    if (any_polygon) {
        m_index.emplace(source.layer->geometry, zone_of_feature);
        m_from_degrees.emplace(Crs::wgs84(), source.layer->crs);
    }
}

std::string Zones::name_at(Coord lonlat) const {
    const auto zones = m_index->zones_at(m_from_degrees->apply(lonlat));
    return zones.empty() ? std::string() : m_names[zones.front()];
}

}  // namespace zamin::access
