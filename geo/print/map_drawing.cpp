#include "print/map_drawing.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "print/fills.hpp"
#include "print/layer_picture.hpp"
#include "print/ring_path.hpp"
#include "style/theme.hpp"

namespace zamin::print {

namespace {

// How far lines may be off: a fraction of a printed dot.
constexpr double off_mm = 0.025;
constexpr double small_map_off_mm = 0.08;
// From so many vertices on a layer is drawn as a picture, or from so many features that are on
// average smaller than a millimetre.
constexpr std::size_t most_vertices = 100000;
constexpr std::size_t many_features = 2000;
constexpr double small_mm = 1.0;

// What reaches into the frame, in the layer's order.
std::vector<std::size_t> visible_features(const MapLayer& layer, const Box& box_m) {
    std::vector<std::size_t> features;
    const auto is_drawn = [&](std::size_t i) {
        return layer.geometry->kinds[i] != GeometryKind::none && class_of(layer, i) != not_drawn;
    };
    if (layer.boxes) {
        // Marked, as sorting takes longer than painting them.
        std::vector<std::uint8_t> reaches(layer.geometry->feature_count(), 0);
        layer.boxes->query(
            box_m, 0, [&](std::size_t position) { reaches[layer.boxes->order()[position]] = 1; });
        for (std::size_t i = 0; i < reaches.size(); ++i) {
            if (reaches[i] != 0 && is_drawn(i)) {
                features.push_back(i);
            }
        }
        return features;
    }
    for (std::size_t i = 0; i < layer.geometry->feature_count(); ++i) {
        if (is_drawn(i) && layer.geometry->feature_box(i).intersects(box_m)) {
            features.push_back(i);
        }
    }
    return features;
}

void add_features(cairo_t* cr, const MapLayer& layer, const MapFrame& frame,
                  std::span<const std::size_t> features, std::optional<std::uint8_t> only,
                  double most_off_mm = off_mm) {
    cairo_new_path(cr);
    for (const std::size_t i : features) {
        if (only && class_of(layer, i) != *only) {
            continue;
        }
        const bool closed = layer.geometry->kinds[i] == GeometryKind::polygon;
        for (std::size_t r = layer.geometry->ring_begin(i); r < layer.geometry->ring_end(i); ++r) {
            add_ring(cr, layer.geometry->ring(r), frame, closed, most_off_mm);
        }
    }
}

void stroke_features(cairo_t* cr, const MapLayer& layer, const MapFrame& frame,
                     std::span<const std::size_t> features) {
    const bool outlined = layer.casing.a > 0.0F || layer.outline.a > 0.0F;
    if (!outlined || frame.scale > layer.outline_below_scale) {
        return;
    }
    cairo_new_path(cr);
    Outlines outlines;
    for (const std::size_t i : features) {
        const bool closed = layer.geometry->kinds[i] == GeometryKind::polygon;
        for (std::size_t r = layer.geometry->ring_begin(i); r < layer.geometry->ring_end(i); ++r) {
            outlines.add(cr, layer.geometry->ring(r), frame, closed, off_mm);
        }
    }
    // Borders end where they meet.
    cairo_set_line_cap(cr, layer.dashed ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
    const double dash[] = {1.3 * frame.signs, 0.9 * frame.signs};
    cairo_set_dash(cr, dash, layer.dashed ? 2 : 0, 0.0);
    const auto stroke = [&](style::Colour colour, double width_mm) {
        if (colour.a > 0.0F && width_mm > 0.0) {
            set_colour(cr, colour);
            cairo_set_line_width(cr, width_mm * frame.signs);
            cairo_stroke_preserve(cr);
        }
    };
    stroke(layer.casing, layer.outline_mm + 2 * layer.casing_mm);
    stroke(layer.outline, layer.outline_mm);
    cairo_new_path(cr);
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

void draw_points(cairo_t* cr, const MapLayer& layer, const MapFrame& frame,
                 std::span<const std::size_t> features) {
    // The smaller on top, so that none is hidden wholly.
    std::vector<std::size_t> ordered(features.begin(), features.end());
    std::ranges::stable_sort(ordered, std::greater<>(),
                             [&](std::size_t i) { return sign_mm(layer, i); });
    for (const std::size_t i : ordered) {
        const double size = sign_mm(layer, i);
        for (const Coord& at : layer.geometry->feature_coords(i)) {
            cairo_new_path(cr);
            add_sign(cr, layer.sign, frame.to_page(at), size * frame.signs);
            if (class_of(layer, i) < layer.fills.size()) {
                fill_path(cr, layer.fills[class_of(layer, i)]);
            }
            set_colour(cr, layer.outline);
            cairo_set_line_width(cr, layer.outline_mm * frame.signs);
            cairo_set_dash(cr, nullptr, 0, 0.0);
            cairo_stroke(cr);
        }
    }
}

bool is_points(const MapLayer& layer, std::span<const std::size_t> features) {
    return !features.empty() && layer.geometry->kinds[features.front()] == GeometryKind::point;
}

bool is_dense(const MapLayer& layer, const MapFrame& frame, std::span<const std::size_t> features) {
    std::size_t vertices = 0;
    double sides_m = 0.0;
    for (const std::size_t i : features) {
        vertices += layer.geometry->feature_coords(i).size();
        if (vertices > most_vertices) {
            return true;
        }
        const Box box = layer.geometry->feature_box(i);
        sides_m += std::max(box.width(), box.height());
    }
    const double side_mm = sides_m / frame.m_per_mm() / static_cast<double>(features.size());
    return features.size() > many_features && side_mm < small_mm;
}

void show_picture(cairo_t* cr, const LayerPicture& picture) {
    const Surface surface = surface_of(picture);
    const SavedState state(cr);
    cairo_translate(cr, picture.place.x, picture.place.y);
    cairo_scale(cr, picture.place.w / picture.width_px, picture.place.h / picture.height_px);
    cairo_set_source_surface(cr, surface.get(), 0.0, 0.0);
    cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_NEAREST);
    cairo_paint(cr);
}

// A picture of one row whose number of dots says which it is; the real one takes its place when
// pages are bound.
void hold_place(cairo_t* cr, const RectMm& place, std::size_t number) {
    const int width = static_cast<int>(number) + 1;
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, 1));
    const SavedState state(cr);
    cairo_translate(cr, place.x, place.y);
    cairo_scale(cr, place.w / width, place.h);
    const CairoContext dots(cairo_create(surface.get()));
    cairo_set_source_rgba(dots.get(), 0.0, 0.0, 0.0, 0.5);
    cairo_paint(dots.get());
    cairo_set_source_surface(cr, surface.get(), 0.0, 0.0);
    cairo_paint(cr);
}

void draw_picture(Pen& pen, const MapLayer& layer, const MapFrame& frame,
                  std::vector<std::size_t> features) {
    const double dpi = pen.page.picture_dpi();
    if (pen.page.groups() == nullptr) {
        return show_picture(pen.cr, paint_picture(layer, frame, features, dpi));
    }
    pen.page.add_picture([&layer, frame, dpi, features = std::move(features)] {
        return pack(paint_picture(layer, frame, features, dpi));
    });
    hold_place(pen.cr, picture_place(frame, dpi), pen.page.groups()->size() - 1);
}

void draw_layer(Pen& pen, const MapLayer& layer, const MapFrame& frame) {
    std::vector<std::size_t> features = visible_features(layer, frame.box_m());
    if (features.empty()) {
        return;
    }
    const LayerGroup group(pen.page, layer.name);
    if (is_points(layer, features)) {
        draw_points(pen.cr, layer, frame, features);
    } else if (paintable(layer) && is_dense(layer, frame, features)) {
        draw_picture(pen, layer, frame, std::move(features));
    } else {
        draw_shapes(pen.cr, layer, frame, features);
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
    add_features(cr, layer, frame, visible_features(layer, frame.box_m()), only, small_map_off_mm);
}

void draw_map(Pen& pen, const PageMap& map, const MapFrame& frame, const text::Catalogue& words) {
    const SavedState state(pen.cr);
    cairo_rectangle(pen.cr, frame.place.x, frame.place.y, frame.place.w, frame.place.h);
    cairo_clip_preserve(pen.cr);
    set_colour(pen.cr, style::theme(style::ThemeName::light).ground);
    cairo_fill(pen.cr);
    for (const MapLayer& layer : map.layers) {
        if (layer.geometry) {
            draw_layer(pen, layer, frame);
        }
    }
    const LayerGroup group(pen.page, words.tr("Names"));
    draw_names(pen.cr, pen.type, map, frame);
}

}  // namespace zamin::print
