#include "print/map_drawing.hpp"

#include <cmath>
#include <numbers>

#include "print/fills.hpp"
#include "style/theme.hpp"

namespace zamin::print {

namespace {

constexpr double least_step_mm = 0.03;
constexpr std::uint8_t not_drawn = 255;

std::uint8_t class_of(const MapLayer& layer, std::size_t feature) {
    return layer.classes.empty() ? std::uint8_t{0} : layer.classes[feature];
}

// Boxes of what reaches into the frame.
std::vector<std::size_t> visible_features(const MapLayer& layer, const Box& box_m) {
    std::vector<std::size_t> features;
    for (std::size_t i = 0; i < layer.geometry->feature_count(); ++i) {
        if (layer.geometry->kinds[i] != GeometryKind::none && class_of(layer, i) != not_drawn &&
            layer.geometry->feature_box(i).intersects(box_m)) {
            features.push_back(i);
        }
    }
    return features;
}

void add_ring(cairo_t* cr, Ring ring, const MapFrame& frame, bool closed) {
    Coord last{};
    bool first = true;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Coord p = frame.to_page(ring[i]);
        const bool end = i + 1 == ring.size();
        if (closed && end) {
            break;
        }
        if (!first && !end && std::abs(p.x - last.x) < least_step_mm &&
            std::abs(p.y - last.y) < least_step_mm) {
            continue;
        }
        first ? cairo_move_to(cr, p.x, p.y) : cairo_line_to(cr, p.x, p.y);
        first = false;
        last = p;
    }
    if (closed && !first) {
        cairo_close_path(cr);
    }
}

void add_features(cairo_t* cr, const MapLayer& layer, const MapFrame& frame,
                  std::span<const std::size_t> features, std::optional<std::uint8_t> only) {
    cairo_new_path(cr);
    for (const std::size_t i : features) {
        if (only && class_of(layer, i) != *only) {
            continue;
        }
        const bool closed = layer.geometry->kinds[i] == GeometryKind::polygon;
        for (std::size_t r = layer.geometry->ring_begin(i); r < layer.geometry->ring_end(i); ++r) {
            add_ring(cr, layer.geometry->ring(r), frame, closed);
        }
    }
}

void stroke_features(cairo_t* cr, const MapLayer& layer, const MapFrame& frame,
                     std::span<const std::size_t> features) {
    const auto stroke = [&](style::Colour colour, double width_mm) {
        if (colour.a <= 0.0F || width_mm <= 0.0) {
            return;
        }
        add_features(cr, layer, frame, features, std::nullopt);
        const double dash[] = {1.3, 0.9};
        cairo_set_dash(cr, dash, layer.dashed ? 2 : 0, 0.0);
        set_colour(cr, colour);
        cairo_set_line_width(cr, width_mm);
        cairo_stroke(cr);
    };
    if (frame.scale > layer.outline_below_scale) {
        return;
    }
    stroke(layer.casing, layer.outline_mm + 2 * layer.casing_mm);
    stroke(layer.outline, layer.outline_mm);
}

void draw_shapes(cairo_t* cr, const MapLayer& layer, const MapFrame& frame,
                 std::span<const std::size_t> features) {
    // Exteriors run counter-clockwise and holes clockwise, so that overlapping plots do not cut
    // each other out.
    cairo_set_fill_rule(cr, CAIRO_FILL_RULE_WINDING);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    for (std::size_t c = 0; c < layer.fills.size(); ++c) {
        add_features(cr, layer, frame, features, static_cast<std::uint8_t>(c));
        fill_path(cr, layer.fills[c]);
        cairo_new_path(cr);
    }
    stroke_features(cr, layer, frame, features);
}

void add_sign(cairo_t* cr, style::PointSign sign, Coord p, double size_mm) {
    const double half = size_mm / 2;
    cairo_new_sub_path(cr);
    switch (sign) {
        case style::PointSign::circle:
            cairo_arc(cr, p.x, p.y, half, 0.0, 2 * std::numbers::pi);
            break;
        case style::PointSign::square:
            cairo_rectangle(cr, p.x - half, p.y - half, size_mm, size_mm);
            break;
        case style::PointSign::diamond:
            cairo_move_to(cr, p.x, p.y - half);
            cairo_line_to(cr, p.x + half, p.y);
            cairo_line_to(cr, p.x, p.y + half);
            cairo_line_to(cr, p.x - half, p.y);
            cairo_close_path(cr);
            break;
        case style::PointSign::triangle:
            cairo_move_to(cr, p.x, p.y - half);
            cairo_line_to(cr, p.x + half, p.y + half);
            cairo_line_to(cr, p.x - half, p.y + half);
            cairo_close_path(cr);
            break;
    }
}

void draw_points(cairo_t* cr, const MapLayer& layer, const MapFrame& frame,
                 std::span<const std::size_t> features) {
    for (const std::size_t i : features) {
        const double size = layer.point_sizes_mm.empty() ? layer.point_mm : layer.point_sizes_mm[i];
        for (const Coord& at : layer.geometry->feature_coords(i)) {
            cairo_new_path(cr);
            add_sign(cr, layer.sign, frame.to_page(at), size);
            if (class_of(layer, i) < layer.fills.size()) {
                fill_path(cr, layer.fills[class_of(layer, i)]);
            }
            set_colour(cr, layer.outline);
            cairo_set_line_width(cr, layer.outline_mm);
            cairo_set_dash(cr, nullptr, 0, 0.0);
            cairo_stroke(cr);
        }
    }
}

bool is_points(const MapLayer& layer, std::span<const std::size_t> features) {
    return !features.empty() && layer.geometry->kinds[features.front()] == GeometryKind::point;
}

// The layer as a picture: a hundred thousand plots take a moment and some hundred kilobytes.
void draw_rastered(cairo_t* cr, const MapLayer& layer, const MapFrame& frame,
                   std::span<const std::size_t> features, double dpi) {
    const double px_per_mm = dpi / mm_per_inch;
    const int width = static_cast<int>(std::ceil(frame.place.w * px_per_mm));
    const int height = static_cast<int>(std::ceil(frame.place.h * px_per_mm));
    const Surface image(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
    {
        const CairoContext on_image(cairo_create(image.get()));
        // A dot of the picture is smaller than one of the printer: its edge needs no fine steps.
        cairo_set_antialias(on_image.get(), CAIRO_ANTIALIAS_FAST);
        cairo_scale(on_image.get(), px_per_mm, px_per_mm);
        cairo_translate(on_image.get(), -frame.place.x, -frame.place.y);
        draw_shapes(on_image.get(), layer, frame, features);
    }
    const SavedState state(cr);
    cairo_translate(cr, frame.place.x, frame.place.y);
    cairo_scale(cr, 1.0 / px_per_mm, 1.0 / px_per_mm);
    cairo_set_source_surface(cr, image.get(), 0.0, 0.0);
    cairo_paint(cr);
}

void draw_layer(cairo_t* cr, const MapLayer& layer, const MapFrame& frame,
                const MapDrawing& drawing) {
    const std::vector<std::size_t> features = visible_features(layer, frame.box_m());
    if (is_points(layer, features)) {
        return draw_points(cr, layer, frame, features);
    }
    std::size_t vertices = 0;
    for (const std::size_t i : features) {
        vertices += layer.geometry->feature_coords(i).size();
    }
    if (drawing.raster_dpi > 0.0 && vertices > drawing.most_vertices) {
        draw_rastered(cr, layer, frame, features, drawing.raster_dpi);
    } else {
        draw_shapes(cr, layer, frame, features);
    }
}

}  // namespace

Coord MapFrame::to_page(Coord m) const {
    return {place.x + place.w / 2 + (m.x - centre_m.x) / m_per_mm(),
            place.y + place.h / 2 - (m.y - centre_m.y) / m_per_mm()};
}

Coord MapFrame::to_map(Coord page_mm) const {
    return {centre_m.x + (page_mm.x - place.x - place.w / 2) * m_per_mm(),
            centre_m.y - (page_mm.y - place.y - place.h / 2) * m_per_mm()};
}

Box MapFrame::box_m() const {
    Box box;
    box.add(to_map({place.x, place.bottom()}));
    box.add(to_map({place.right(), place.y}));
    return box;
}

void add_path(cairo_t* cr, const MapLayer& layer, const MapFrame& frame,
              std::optional<std::uint8_t> only) {
    add_features(cr, layer, frame, visible_features(layer, frame.box_m()), only);
}

void draw_map(cairo_t* cr, const Typesetter& type, const PageMap& map, const MapFrame& frame,
              const MapDrawing& drawing) {
    const SavedState state(cr);
    cairo_rectangle(cr, frame.place.x, frame.place.y, frame.place.w, frame.place.h);
    cairo_clip_preserve(cr);
    set_colour(cr, style::theme(style::ThemeName::light).ground);
    cairo_fill(cr);
    for (const MapLayer& layer : map.layers) {
        if (layer.geometry) {
            draw_layer(cr, layer, frame, drawing);
        }
    }
    draw_names(cr, type, map, frame);
}

}  // namespace zamin::print
