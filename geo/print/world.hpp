// The layers that maps are drawn from, brought into one projected system.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/layer.hpp"
#include "print/page_map.hpp"
#include "style/style_choice.hpp"
#include "text/catalogue.hpp"

namespace zamin::print {

struct WorldLayer {
    std::string role;  // "plots", "districts", "roads", ...
    std::shared_ptr<const Layer> layer;
    std::map<std::string, std::string> columns;  // field of the role -> column, where they differ
    style::StyleChoice style;                    // by the role where nothing else is chosen
    std::shared_ptr<const Geometries> geometry;  // set by make_world
    std::shared_ptr<const measure::BoxTree> boxes;  // of the geometry; where there are many

    // nullptr where the layer has no such column.
    const Column* field(const std::string& name) const;
    // Name of a row in the language: name_tg, name_ru, name_en, else name; empty without any.
    std::string name(std::size_t row, text::Language language) const;
    GeometryKind kind() const;
};

struct World {
    Crs crs;
    std::vector<WorldLayer> layers;

    const WorldLayer* find(std::string_view role) const;
};

// The plots' own system where that is projected in metres, else the UTM zone of the data. Layers
// without geometry stay as tables. Points outside the system's domain are left out of drawing.
World make_world(std::vector<WorldLayer> layers);

// What lies around the subject of a map, from the lowest up: water, roads, jamoats, districts,
// villages, centres; with names in the language. Layers without a feature in `seen_m` are left out,
// and so are those too dense for about 1:`scale`.
struct BaseMap {
    std::vector<MapLayer> below;  // under the plots
    std::vector<MapLayer> above;
};
BaseMap base_map(const World& world, const Box& seen_m, double scale, const text::Catalogue& words);

// Everything but some areas, faded: what a page is not about.
MapLayer veil(const Geometries& areas, const std::vector<std::size_t>& rows);

// The map's style on paper; `classes` are those of the rows, empty = all alike.
MapLayer map_layer(const style::MapStyle& style, std::shared_ptr<const Geometries> geometry,
                   std::vector<std::uint8_t> classes = {});
// Box of some rows; all where `rows` is empty.
Box box_of(const Geometries& geometry, const std::vector<std::size_t>& rows);

}  // namespace zamin::print
