// What sites are called on a page: by a name that tells them apart from all others of the question.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "commands/site_question.hpp"
#include "print/world.hpp"
#include "text/catalogue.hpp"
#include "text/shared_names.hpp"

namespace zamin::commands {

// All outlive it.
class SiteNames {
  public:
    // `of_roads`: candidates lie along roads.
    SiteNames(const print::World& world, const SiteQuestion& question, bool of_roads,
              const text::Catalogue& words);

    // The name of the centre or village of that id in the language, else what the question calls
    // it; where several bear it with the district, else the jamoat, else the id. A place on a road
    // is named by the village nearest to it and the district.
    std::string of(std::size_t site) const;

  private:
    void add_names(const char* role, const char* id_field);
    std::string own_name(std::size_t site) const;
    Coord place_m(std::size_t site) const;
    std::string area_of(const print::WorldLayer* areas, std::size_t site) const;

    const print::World& m_world;
    const SiteQuestion& m_question;
    bool m_of_roads = false;
    const text::Catalogue& m_words;
    std::unordered_map<std::string, std::string> m_by_id;
    text::SharedNames m_shared;
    std::vector<const print::WorldLayer*> m_areas;  // from the widest; null where there are none
};

}  // namespace zamin::commands
