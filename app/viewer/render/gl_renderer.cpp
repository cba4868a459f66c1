// The OpenGL 3.3 renderer. The map is painted into tiles in the background, and tiles are kept:
// moving it costs a few textured squares, however many plots there are, and while tiles are missing
// the older ones show in their place. Only selections are drawn anew in every frame.
#include <epoxy/gl.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <optional>

#include "core/error.hpp"
#include "viewer/render/cover_mask.hpp"
#include "viewer/render/gl_outlines.hpp"
#include "viewer/render/shaders.hpp"
#include "viewer/render/tile_cache.hpp"
#include "viewer/render/tile_maker.hpp"

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

using Clock = std::chrono::steady_clock;

void check_version() {
    if (epoxy_gl_version() < 33 || !epoxy_is_desktop_gl()) {
        throw error("the map needs OpenGL 3.3 or later; this graphics driver offers {}",
                    reinterpret_cast<const char*>(glGetString(GL_VERSION)));
    }
}

GlTexture texture_of(const TilePicture& picture) {
    GlTexture texture = make_texture();
    glBindTexture(GL_TEXTURE_2D, texture.get());
    // The order of bytes in which windows are kept: software renderers copy such tiles row by row
    // instead of running a shader for every pixel.
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, picture.size_px, picture.size_px, 0, GL_BGRA,
                 GL_UNSIGNED_INT_8_8_8_8_REV, picture.argb.data());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glBindTexture(GL_TEXTURE_2D, 0);
    return texture;
}

class GlRenderer final : public MapRenderer {
  public:
    explicit GlRenderer(std::function<void()> wake) : m_maker(std::move(wake)) {}

    LayerHandle upload(std::shared_ptr<const MapShapes> shapes) override {
        m_layers[++m_last_handle].shapes = std::move(shapes);
        return m_last_handle;
    }

    LayerHandle upload_image(MapImage image) override {
        m_layers[++m_last_handle].image = std::make_shared<const MapImage>(std::move(image));
        return m_last_handle;
    }

    void set_classes(LayerHandle layer, std::span<const std::uint8_t> classes) override {
        m_layers.at(layer).classes =
            std::make_shared<const std::vector<std::uint8_t>>(classes.begin(), classes.end());
        ++m_classes_version;
    }

    void remove(LayerHandle layer) override {
        m_layers.erase(layer);
        if (m_in_context) {
            m_in_context->outlines.forget(layer);
        }
    }
    void set_frame_budget_ms(double budget_ms) override { m_budget_ms = budget_ms; }
    bool painting() const override { return m_painting; }

    void leave_context() override {
        m_maker.want({});
        m_made.clear();
        m_tiles.forget_all();
        m_in_context.reset();
    }

    bool draw(const MapView& view, int x_px, int y_px, Colour ground,
              std::span<const DrawItem> items) override {
        if (!m_in_context) {
            m_in_context.emplace();
        }
        note_content(ground, items);
        const bool at_once = std::isinf(m_budget_ms);
        m_tiles.aim(view, m_content_number, at_once);
        if (at_once) {
            keep(paint_now(orders(m_tiles.missing(view))));
        } else {
            take_made_tiles();
            order_tiles(view);
        }
        const bool covered = m_tiles.missing(view).empty();
        m_painting = !covered;
        if (covered) {
            m_tiles.forget_other_content();
        }
        m_tiles.trim(view);
        show(view, x_px, y_px, items, covered);
        return covered && m_tiles.current().grid.metres_per_px == view.metres_per_px;
    }

  private:
    // Tiles apart, what lies in the OpenGL context.
    struct InContext {
        InContext() { check_version(); }

        ShaderProgram tile_program{"tile", "", shaders::tile_vert, shaders::tile_frag};
        GlVertexArray no_attributes = make_vertex_array();
        GlOutlines outlines;
    };

    struct Drawn {
        std::shared_ptr<const MapShapes> shapes;
        std::shared_ptr<const std::vector<std::uint8_t>> classes;
        std::shared_ptr<const MapImage> image;  // in place of shapes
    };

    void note_content(Colour ground, std::span<const DrawItem> items) {
        Content content{ground, {}, m_classes_version};
        for (const DrawItem& item : items) {
            const auto layer = m_layers.find(item.layer);
            if (item.style && layer != m_layers.end() &&
                (layer->second.image || leaves_a_mark(*item.style))) {
                content.items.push_back({item.layer, *item.style});
            }
        }
        if (m_content_number != 0 && content == m_content) {
            return;
        }
        m_content = std::move(content);
        ++m_content_number;
        PaintScene scene{m_content.ground, {}};
        for (const Content::Item& item : m_content.items) {
            const Drawn& layer = m_layers.at(item.layer);
            scene.items.push_back({layer.shapes, layer.classes, item.style, layer.image});
        }
        m_scene = std::make_shared<const PaintScene>(std::move(scene));
    }

    std::vector<TileMaker::Order> orders(const std::vector<TileKey>& keys) const {
        const TileCache::Sheet& sheet = m_tiles.current();
        std::vector<TileMaker::Order> list;
        for (const TileKey key : keys) {
            const Box box_m = sheet.grid.box_m(key);
            list.push_back({sheet.number,
                            key,
                            {{box_m.min_x, box_m.min_y}, sheet.grid.metres_per_px},
                            m_scene});
        }
        return list;
    }

    // Those that are seen, then a rim about them for the next pan.
    void order_tiles(const MapView& view) {
        std::vector<TileKey> keys = m_tiles.missing(view);
        if (m_tiles.current().grid.metres_per_px == view.metres_per_px) {
            MapView wider = view;
            wider.width_px += 2 * TileGrid::tile_px;
            wider.height_px += 2 * TileGrid::tile_px;
            for (const TileKey key : m_tiles.missing(wider)) {
                if (std::ranges::find(keys, key) == keys.end()) {
                    keys.push_back(key);
                }
            }
        }
        std::erase_if(keys, [this](TileKey key) {
            return std::ranges::any_of(m_made, [&](const TileMaker::Made& made) {
                return made.key == key && made.sheet == m_tiles.current().number;
            });
        });
        m_maker.want(orders(keys));
    }

    // What was painted since the last frame, as far as the time reaches, one tile at least.
    void take_made_tiles() {
        const auto deadline =
            Clock::now() + std::chrono::duration_cast<Clock::duration>(
                               std::chrono::duration<double, std::milli>(m_budget_ms));
        for (TileMaker::Made& made : m_maker.take()) {
            m_made.push_back(std::move(made));
        }
        std::size_t taken = 0;
        while (taken < m_made.size()) {
            const TileMaker::Made& made = m_made[taken++];
            if (m_tiles.put(made.sheet, made.key, [&] { return texture_of(made.picture); }) &&
                Clock::now() >= deadline) {
                break;
            }
        }
        m_made.erase(m_made.begin(), m_made.begin() + static_cast<std::ptrdiff_t>(taken));
    }

    void keep(const std::vector<TileMaker::Made>& tiles) {
        for (const TileMaker::Made& made : tiles) {
            m_tiles.put(made.sheet, made.key, [&] { return texture_of(made.picture); });
        }
    }

    void show(const MapView& view, int x_px, int y_px, std::span<const DrawItem> items,
              bool covered) {
        m_in_context->outlines.begin(m_tiles.current().grid.snapped(view), x_px, y_px);
        glDisable(GL_DEPTH_TEST);
        glDisable(GL_STENCIL_TEST);
        glDisable(GL_CULL_FACE);
        glDisable(GL_BLEND);
        show_tiles(view, x_px, y_px, covered);
        // Mesa's software renderer fills rectangles by a quick way where nothing else was asked of
        // the same part of the picture since the last flush; and it fills them while the rest of
        // the frame is being made.
        glFlush();
        glScissor(x_px, y_px, static_cast<GLsizei>(std::lround(view.width_px)),
                  static_cast<GLsizei>(std::lround(view.height_px)));
        glEnable(GL_BLEND);
        for (const DrawItem& item : items) {
            const auto layer = m_layers.find(item.layer);
            if (item.style && layer != m_layers.end() && layer->second.shapes &&
                !item.selected.empty()) {
                m_in_context->outlines.draw(item, *layer->second.shapes);
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
        const ShaderProgram& program = m_in_context->tile_program;
        program.use();
        glBindVertexArray(m_in_context->no_attributes.get());
        glUniform2f(program.uniform("u_size_px"), static_cast<float>(view.width_px),
                    static_cast<float>(view.height_px));
        glUniform1i(program.uniform("u_tile"), 0);
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
        glUniform3f(m_in_context->tile_program.uniform("u_place_px"),
                    static_cast<float>(patch.place.x_px), static_cast<float>(patch.place.y_px),
                    static_cast<float>(patch.place.size_px));
        glBindTexture(GL_TEXTURE_2D, patch.texture);
        const GLint filter = patch.pixel_for_pixel ? GL_NEAREST : GL_LINEAR;
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
        glDrawArrays(GL_TRIANGLES, 0, 6);
    }

    std::optional<InContext> m_in_context;
    TileCache m_tiles;
    std::map<LayerHandle, Drawn> m_layers;
    std::shared_ptr<const PaintScene> m_scene;
    std::vector<TileMaker::Made> m_made;  // and not yet in a sheet
    LayerHandle m_last_handle = 0;
    Content m_content;
    std::uint64_t m_content_number = 0;
    std::uint64_t m_classes_version = 0;
    double m_budget_ms = std::numeric_limits<double>::infinity();
    bool m_painting = false;
    TileMaker m_maker;  // ends before what it paints
};

}  // namespace

std::unique_ptr<MapRenderer> make_gl_renderer(std::function<void()> wake) {
    return std::make_unique<GlRenderer>(std::move(wake));
}

}  // namespace zamin::viewer
