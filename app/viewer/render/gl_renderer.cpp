// The OpenGL 3.3 renderer. The map is drawn into tiles that are kept: moving it costs a few
// textured squares, however many plots there are, and while tiles are missing the older ones show
// in their place. Only selections are drawn anew in every frame.
#include <epoxy/gl.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/error.hpp"
#include "viewer/render/cover_mask.hpp"
#include "viewer/render/shaders.hpp"
#include "viewer/render/tile_cache.hpp"
#include "viewer/render/tile_worker.hpp"

namespace zamin::viewer {

namespace {

// What the tiles show: when this changes, they are drawn again.
struct Content {
    struct Item {
        LayerHandle layer = 0;
        MapStyle style;
        friend bool operator==(const Item&, const Item&) = default;
    };
    Colour ground;
    std::vector<Item> items;
    std::uint64_t classes_version = 0;
    friend bool operator==(const Content&, const Content&) = default;
};

// Items that only carry a selection leave no mark on the tiles: hovering draws none anew.
bool leaves_a_mark(const MapStyle& style) {
    return !style.fills.empty() || (style.outline.a > 0.0F && style.outline_px > 0.0F) ||
           (style.casing.a > 0.0F && style.casing_px > 0.0F);
}

class GlRenderer final : public MapRenderer {
  public:
    GlRenderer()
        : m_tile_program("tile", "", shaders::tile_vert, shaders::tile_frag),
          m_no_attributes(make_vertex_array()) {}

    LayerHandle upload(const MapMesh& mesh) override {
        m_layers.emplace(++m_last_handle, GlLayer(mesh));
        return m_last_handle;
    }

    void set_classes(LayerHandle layer, std::span<const std::uint8_t> classes) override {
        m_layers.at(layer).set_classes(classes);
        ++m_classes_version;
    }

    void remove(LayerHandle layer) override { m_layers.erase(layer); }
    void set_frame_budget_ms(double budget_ms) override { m_budget_ms = budget_ms; }

    bool draw(const MapView& view, int x_px, int y_px, Colour ground,
              std::span<const DrawItem> items) override {
        GLint target = 0;
        glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &target);
        note_content(ground, items);
        if (m_tiles.aim(view, m_content_number, std::isinf(m_budget_ms))) {
            m_worker.abandon();
        }
        draw_missing_tiles(view);
        const bool covered = m_tiles.missing(view).empty();
        if (covered) {
            m_tiles.forget_other_content();
        }
        m_tiles.trim(view);
        glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(target));
        show(view, x_px, y_px, items, covered);
        return covered && m_tiles.current().grid.metres_per_px == view.metres_per_px;
    }

  private:
    void note_content(Colour ground, std::span<const DrawItem> items) {
        Content content{ground, {}, m_classes_version};
        for (const DrawItem& item : items) {
            if (item.style && leaves_a_mark(*item.style) && m_layers.contains(item.layer)) {
                content.items.push_back({item.layer, *item.style});
            }
        }
        if (m_content_number == 0 || content != m_content) {
            m_content = std::move(content);
            ++m_content_number;
            m_worker.abandon();
        }
    }

    // The items of layers that exist, styles as noted.
    std::vector<PaintItem> paint_items() const {
        std::vector<PaintItem> items;
        for (const Content::Item& item : m_content.items) {
            items.push_back({&m_layers.at(item.layer), &item.style});
        }
        return items;
    }

    void draw_missing_tiles(const MapView& view) {
        std::optional<Clock::time_point> deadline;
        if (std::isfinite(m_budget_ms)) {
            deadline = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                          std::chrono::duration<double, std::milli>(m_budget_ms));
        }
        const std::vector<PaintItem> items = paint_items();
        std::vector<TileKey> keys = m_tiles.missing(view);
        // A tile that is begun is finished first.
        std::stable_partition(keys.begin(), keys.end(),
                              [&](TileKey key) { return m_worker.begun() == key; });
        for (const TileKey key : keys) {
            auto tile =
                m_worker.advance(key, m_tiles.current().grid, m_content.ground, items, deadline);
            if (tile) {
                m_tiles.put(key, std::move(*tile));
            }
            if (deadline && Clock::now() >= *deadline) {
                return;
            }
        }
    }

    void show(const MapView& view, int x_px, int y_px, std::span<const DrawItem> items,
              bool covered) {
        const Canvas screen{m_tiles.current().grid.snapped(view), x_px, y_px, 1};
        m_worker.painter().begin(screen);
        glDisable(GL_BLEND);
        show_tiles(view, x_px, y_px, covered);
        glScissor(x_px, y_px, static_cast<GLsizei>(std::lround(view.width_px)),
                  static_cast<GLsizei>(std::lround(view.height_px)));
        glEnable(GL_BLEND);
        for (const DrawItem& item : items) {
            const auto layer = m_layers.find(item.layer);
            if (item.style && layer != m_layers.end() && !item.selected.empty()) {
                m_worker.painter().outline({&layer->second, item.style}, item.selected,
                                           item.selection);
            }
        }
        glBindVertexArray(0);
        glUseProgram(0);
        glDisable(GL_SCISSOR_TEST);
    }

    // Tiles are opaque. Backdrops are drawn where better ones are missing, and the better ones
    // over them; where a tile would be hidden altogether it costs nothing.
    void show_tiles(const MapView& view, int x_px, int y_px, bool covered) const {
        CoverMask mask(view.width_px, view.height_px);
        std::vector<Patch> patches;
        patches_of(m_tiles.current(), view, mask, patches);
        if (!covered) {
            const auto backdrops = m_tiles.backdrops(view.metres_per_px);
            for (auto sheet = backdrops.rbegin(); sheet != backdrops.rend(); ++sheet) {
                patches_of(**sheet, view, mask, patches);
            }
            const Colour& ground = m_content.ground;
            glClearColor(ground.r, ground.g, ground.b, ground.a);
            if (mask.take({0.0, 0.0, std::max(view.width_px, view.height_px)})) {
                glClear(GL_COLOR_BUFFER_BIT);
            }
        }
        m_tile_program.use();
        glBindVertexArray(m_no_attributes.get());
        glUniform2f(m_tile_program.uniform("u_size_px"), static_cast<float>(view.width_px),
                    static_cast<float>(view.height_px));
        glUniform1i(m_tile_program.uniform("u_tile"), 0);
        glActiveTexture(GL_TEXTURE0);
        // The best were found first and are drawn last.
        for (auto patch = patches.rbegin(); patch != patches.rend(); ++patch) {
            show_patch(*patch, x_px, y_px);
        }
        glBindTexture(GL_TEXTURE_2D, 0);
    }

    // A tile, and the part of it that is seen.
    struct Patch {
        GLuint texture = 0;
        TilePlace place;
        PixelBox seen;
        bool pixel_for_pixel = false;
    };

    static void patches_of(const TileCache::Sheet& sheet, const MapView& view, CoverMask& mask,
                           std::vector<Patch>& patches) {
        const bool pixel_for_pixel = sheet.grid.metres_per_px == view.metres_per_px;
        for (const auto& [key, tile] : sheet.tiles) {
            const TilePlace place = sheet.grid.place(key, view);
            if (const auto seen = mask.take(place)) {
                patches.push_back({tile.get(), place, *seen, pixel_for_pixel});
            }
        }
    }

    void show_patch(const Patch& patch, int x_px, int y_px) const {
        glScissor(x_px + patch.seen.x, y_px + patch.seen.y, patch.seen.width, patch.seen.height);
        glUniform3f(m_tile_program.uniform("u_place_px"), static_cast<float>(patch.place.x_px),
                    static_cast<float>(patch.place.y_px), static_cast<float>(patch.place.size_px));
        glBindTexture(GL_TEXTURE_2D, patch.texture);
        const GLint filter = patch.pixel_for_pixel ? GL_NEAREST : GL_LINEAR;
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
        glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    }

    ShaderProgram m_tile_program;
    GlVertexArray m_no_attributes;
    TileWorker m_worker;
    TileCache m_tiles;
    std::map<LayerHandle, GlLayer> m_layers;
    LayerHandle m_last_handle = 0;
    Content m_content;
    std::uint64_t m_content_number = 0;
    std::uint64_t m_classes_version = 0;
    double m_budget_ms = std::numeric_limits<double>::infinity();
};

}  // namespace

std::unique_ptr<MapRenderer> make_gl_renderer() {
    const int found = epoxy_gl_version();
    if (found < 33 || !epoxy_is_desktop_gl()) {
        throw error("the map needs OpenGL 3.3 or later; this graphics driver offers {}",
                    reinterpret_cast<const char*>(glGetString(GL_VERSION)));
    }
    return std::make_unique<GlRenderer>();
}

}  // namespace zamin::viewer
