// What the pages of every map have in common.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "print/area_kind.hpp"
#include "print/legend.hpp"
#include "print/page.hpp"
#include "print/world.hpp"
#include "text/catalogue.hpp"

namespace zamin::print {

// Everything outlives the pages.
struct MapSubject {
    const World* world = nullptr;
    std::string project_title;
    PageFormat format;            // of the pages: decides what is too dense to be shown
    std::optional<double> scale;  // N of 1:N; none = fitted
    std::vector<SourceNote> sources;
};

// A map of an extent with what lies around its subject; the subject's own layers come after
// `page.layers` and before `above`, or after both.
struct StartedMap {
    PageMap page;
    std::vector<MapLayer> above;
};
StartedMap start_map(const MapSubject& subject, const Box& extent_m, const text::Catalogue& words);

// Points of a layer of their own, from longitude and latitude (WGS 84) to the world's system; one
// that is not finite is not drawn.
std::shared_ptr<const Geometries> points_on(const Crs& crs, const std::vector<Coord>& lonlat_deg);

// A district or jamoat of the world by its name in the field `name`: its title in the language, the
// name itself where there is none.
std::string area_shown(const World& world, AreaKind kind, const std::string& name,
                       const text::Catalogue& words);

// "Sources: ..." where there are any.
void add_sources(const MapSubject& subject, std::vector<std::string>& notes,
                 const text::Catalogue& words);

}  // namespace zamin::print
