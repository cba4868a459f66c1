#include "viewer/render/tile_worker.hpp"

#include <algorithm>

namespace zamin::viewer {

namespace {
// Work between two looks at the clock.
constexpr std::uint32_t batch_triangles = 4096;
}  // namespace

int oversampling_for(std::span<const PaintItem> items, double metres_per_px) {
    constexpr double small_px = 6.0;
    const bool small = std::ranges::any_of(items, [&](const PaintItem& item) {
        return !item.style->fills.empty() &&
               item.layer->typical_size_m() < small_px * metres_per_px;
    });
    return small ? 2 : 1;
}

std::optional<TileKey> TileWorker::begun() const {
    return m_job ? std::optional(m_job->key) : std::nullopt;
}

GlTileTarget& TileWorker::target(int oversampling) {
    if (!m_target || m_target->oversampling() != oversampling) {
        m_target.emplace(TileGrid::tile_px, oversampling);
    }
    return *m_target;
}

void TileWorker::start(TileKey key, const TileGrid& grid, Colour ground,
                       std::span<const PaintItem> items) {
    const GlTileTarget& drawn = target(oversampling_for(items, grid.metres_per_px));
    Canvas canvas;
    canvas.view.center_m = grid.box_m(key).center();
    canvas.view.metres_per_px = grid.metres_per_px / drawn.oversampling();
    canvas.view.width_px = drawn.drawn_px();
    canvas.view.height_px = drawn.drawn_px();
    canvas.pixels_per_style_px = drawn.oversampling();
    m_job = Job{key, canvas, GlPainter::plan(canvas, items), 0};
    drawn.clear(ground);
}

std::optional<GlTexture> TileWorker::advance(TileKey key, const TileGrid& grid, Colour ground,
                                             std::span<const PaintItem> items,
                                             std::optional<Clock::time_point> deadline) {
    if (!m_job || m_job->key != key) {
        start(key, grid, ground, items);
    }
    m_target->bind();
    m_painter.begin(m_job->canvas);
    std::uint32_t batch = 0;
    while (m_job->next < m_job->steps.size()) {
        const PaintStep& step = m_job->steps[m_job->next++];
        m_painter.run(step, items);
        batch += step.triangles;
        if (deadline && batch >= batch_triangles) {
            batch = 0;
            glFinish();
            if (Clock::now() >= *deadline) {
                return std::nullopt;
            }
        }
    }
    m_job.reset();
    return m_target->reduced();
}

}  // namespace zamin::viewer
