// Draws one tile at a time, over several frames where the time is short; for the .cpp files of
// app/viewer/render.
#pragma once

#include <chrono>
#include <optional>

#include "viewer/render/gl_painter.hpp"
#include "viewer/render/gl_tile_target.hpp"
#include "viewer/render/tile_grid.hpp"

namespace zamin::viewer {

using Clock = std::chrono::steady_clock;

class TileWorker {
  public:
    // Draws on at the tile, from the start if it is another one than before; the texture when it
    // is done, nothing when `deadline` (if any) came first. Leaves its own framebuffer bound.
    std::optional<GlTexture> advance(TileKey key, const TileGrid& grid, Colour ground,
                                     std::span<const PaintItem> items,
                                     std::optional<Clock::time_point> deadline);
    // The tile that is begun and not done.
    std::optional<TileKey> begun() const;
    // Forgets it: layers, styles or scale have changed.
    void abandon() { m_job.reset(); }
    GlPainter& painter() { return m_painter; }

  private:
    struct Job {
        TileKey key;
        Canvas canvas;
        std::vector<PaintStep> steps;
        std::size_t next = 0;
    };
    void start(TileKey key, const TileGrid& grid, Colour ground, std::span<const PaintItem> items);
    GlTileTarget& target(int oversampling);

    GlPainter m_painter;
    std::optional<GlTileTarget> m_target;
    std::optional<Job> m_job;
};

// Pixels a side that a pixel is drawn with: more where features are small, so that they melt into
// an even tint: 1 or 2.
int oversampling_for(std::span<const PaintItem> items, double metres_per_px);

}  // namespace zamin::viewer
