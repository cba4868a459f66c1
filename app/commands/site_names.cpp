#include "commands/site_names.hpp"

#include <cmath>

#include "print/plot_units.hpp"

namespace zamin::commands {

SiteNames::SiteNames(const print::World& world, const SiteQuestion& question, bool of_roads,
                     const text::Catalogue& words)
    : m_world(world),
      m_question(question),
      m_of_roads(of_roads),
      m_words(words),
      m_areas{world.find("districts"), world.find("jamoats")} {
    add_names("centres", "centre_id");
    add_names("villages", "village_id");
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

std::string SiteNames::own_name(std::size_t site) const {
    const auto found = m_by_id.find(m_question.site_names[site]);
    return found != m_by_id.end() ? found->second : m_question.site_titles[site];
}

Coord SiteNames::place_m(std::size_t site) const {
    return Transformation(Crs::wgs84(), m_world.crs).apply(m_question.site_places[site]);
}

std::string SiteNames::area_of(const print::WorldLayer* areas, std::size_t site) const {
    if (!std::isfinite(m_question.site_places[site].x)) {
        return {};
    }
    const auto row = print::area_at(areas, place_m(site));
    return row ? areas->name(*row, m_words.language()) : std::string();
}

std::string SiteNames::of(std::size_t site) const {
    const std::string name = own_name(site);
    const std::string& id = m_question.site_names[site];
    if (m_of_roads && site < m_question.screened.size()) {
        const std::string village =
            print::nearest_village(m_world, place_m(site), m_words.language());
        const std::string area = area_of(m_areas.front(), site);
        return village.empty()
                   ? name
                   : m_words.tr("a road near {0} ({1})", village, area.empty() ? id : area);
    }
    if (!m_shared.contains(name)) {
        return name;
    }
    for (const print::WorldLayer* areas : m_areas) {
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
