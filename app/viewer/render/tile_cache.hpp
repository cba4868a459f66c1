// Drawn tiles, kept: those of the scale and content that are shown now, and older ones that fill
// in for tiles that are not ready. For the .cpp files of app/viewer/render.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include "viewer/render/handles.hpp"
#include "viewer/render/tile_grid.hpp"

namespace zamin::viewer {

class TileCache {
  public:
    // All tiles of one scale and one content.
    struct Sheet {
        std::uint64_t number = 0;  // no other sheet has it
        TileGrid grid;
        std::uint64_t content = 0;  // changes with layers, styles, classes
        std::map<TileKey, GlTexture> tiles;
    };

    // Makes the sheet of this content and scale the current one; an older one may turn out to be
    // it. While the scale changes from call to call, and unless `exactly`, it is the sheet of the
    // nearest power of two, which stays useful for some frames. True when the sheet has changed.
    bool aim(const MapView& view, std::uint64_t content, bool exactly);
    // Tiles that the view needs and that are missing, nearest to its middle first.
    std::vector<TileKey> missing(const MapView& view) const;
    // Puts a tile in its sheet, as `make` makes it; false when that sheet is forgotten.
    bool put(std::uint64_t sheet, TileKey key, const std::function<GlTexture()>& make);

    const Sheet& current() const { return m_current; }
    // Older sheets to lay under the current one, lowest first: those of the content shown now and
    // of a near scale lie on top.
    std::vector<const Sheet*> backdrops(double metres_per_px) const;
    // Forgets tiles far from the view and sheets that are of no more use.
    void trim(const MapView& view);
    // Once the view is covered: sheets of layers and styles as they were.
    void forget_other_content();
    // The numbers of sheets go on, so that no tile finds its way into a sheet that is gone.
    void forget_all();

  private:
    void keep(Sheet sheet);

    Sheet m_current;
    std::vector<Sheet> m_older;  // oldest first
    std::uint64_t m_last_number = 0;
    double m_last_metres_per_px = 0.0;  // of the view; 0 = none yet
};

}  // namespace zamin::viewer
