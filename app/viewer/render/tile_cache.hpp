// Drawn tiles, kept: those of the scale and content that are shown now, and older ones that fill
// in for tiles that are not ready. For the .cpp files of app/viewer/render.
#pragma once

#include <map>
#include <vector>

#include "viewer/render/handles.hpp"
#include "viewer/render/tile_grid.hpp"

namespace zamin::viewer {

class TileCache {
  public:
    // All tiles of one scale and one content.
    struct Sheet {
        TileGrid grid;
        std::uint64_t content = 0;  // changes with layers, styles, classes
        std::map<TileKey, GlTexture> tiles;
    };

    // Makes the sheet of this scale and content the current one; an older one may turn out to be
    // it. True when the scale has changed since the call before.
    bool aim(const MapView& view, std::uint64_t content);
    // Tiles that the view needs and that are missing, nearest to its middle first.
    std::vector<TileKey> missing(const MapView& view) const;
    void put(TileKey key, GlTexture tile) { m_current.tiles[key] = std::move(tile); }

    const Sheet& current() const { return m_current; }
    // Older sheets to lay under the current one, lowest first.
    std::vector<const Sheet*> backdrops() const;
    // Forgets tiles far from the view and sheets that are of no more use.
    void trim(const MapView& view);
    // Once the view is covered: sheets of layers and styles as they were.
    void forget_other_content();

  private:
    void keep(Sheet sheet);

    Sheet m_current;
    std::vector<Sheet> m_older;  // oldest first
};

}  // namespace zamin::viewer
