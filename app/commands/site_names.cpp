#include "commands/site_names.hpp"

#include <cmath>

namespace zamin::commands {

SiteNames::SiteNames(const print::World& world, const SiteQuestion& question, bool of_roads,
                     const text::Catalogue& words)
    : m_world(world), m_question(question), m_of_roads(of_roads), m_words(words) {
    add_names("centres", "centre_id");
    add_names("villages", "village_id");
    add_areas("districts");
    add_areas("jamoats");
    for (std::size_t site = 0; site < question.site_names.size(); ++site) {
        m_shared.add(own_name(site));
    }
}

void SiteNames::add_names(const char* role, const char* id_field) {
    const print::WorldLayer* layer = m_world.find(role);
    const Column* ids = layer == nullptr ? nullptr : layer->field(id_field);
    for (std::size_t row = 0; ids != nullptr && row < ids->size(); ++row) {
        const std::string name = layer->name(row, m_words.language());
        if (!name.empty()) {
            m_by_id.try_emplace(ids->text(row), name);
        }
    }
}

void SiteNames::add_areas(const char* role) {
    const print::WorldLayer* layer = m_world.find(role);
    if (layer == nullptr) {
        return;
    }
    std::vector<std::optional<measure::ZoneId>> zones(layer->geometry->feature_count());
    for (std::size_t row = 0; row < zones.size(); ++row) {
        if (layer->geometry->kinds[row] == GeometryKind::polygon) {
            zones[row] = static_cast<measure::ZoneId>(row);
        }
    }
    m_areas.push_back({layer, std::nullopt});
    m_areas.back().index.emplace(*layer->geometry, zones);
}

std::string SiteNames::own_name(std::size_t site) const {
    const auto found = m_by_id.find(m_question.site_names[site]);
    return found != m_by_id.end() ? found->second : m_question.site_titles[site];
}

std::string SiteNames::area_of(const Areas& areas, std::size_t site) const {
    const Coord place = m_question.site_places[site];
    if (!std::isfinite(place.x)) {
        return {};
    }
    const std::vector<measure::ZoneId> zones =
        areas.index->zones_at(Transformation(Crs::wgs84(), m_world.crs).apply(place));
    return zones.empty() ? std::string() : areas.layer->name(zones.front(), m_words.language());
}

std::string SiteNames::near_village(std::size_t site) const {
    const print::WorldLayer* villages = m_world.find("villages");
    const Coord at = Transformation(Crs::wgs84(), m_world.crs).apply(m_question.site_places[site]);
    std::string nearest;
    double nearest_m = 1e300;
    for (std::size_t row = 0; villages != nullptr && row < villages->geometry->feature_count();
         ++row) {
        if (villages->geometry->kinds[row] == GeometryKind::point) {
            const Coord p = villages->geometry->feature_coords(row).front();
            if (const double m = std::hypot(p.x - at.x, p.y - at.y); m < nearest_m) {
                nearest_m = m;
                nearest = villages->name(row, m_words.language());
            }
        }
    }
    return nearest;
}

std::string SiteNames::of(std::size_t site) const {
    const std::string name = own_name(site);
    const std::string& id = m_question.site_names[site];
    if (m_of_roads && site < m_question.screened.size()) {
        const std::string village = near_village(site);
        const std::string area = m_areas.empty() ? std::string() : area_of(m_areas.front(), site);
        return village.empty()
                   ? name
                   : m_words.tr("a road near {0} ({1})", village, area.empty() ? id : area);
    }
    if (!m_shared.contains(name)) {
        return name;
    }
    for (const Areas& areas : m_areas) {
        const std::string area = area_of(areas, site);
        bool alone = !area.empty();
        for (std::size_t other = 0; alone && other < m_question.site_names.size(); ++other) {
            alone = other == site || own_name(other) != name || area_of(areas, other) != area;
        }
        if (alone) {
            return m_words.tr("{0} ({1})", name, area);
        }
    }
    return m_words.tr("{0} ({1})", name, id);
}

}  // namespace zamin::commands
