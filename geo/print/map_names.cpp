#include <algorithm>
#include <cmath>

#include "print/fills.hpp"
#include "print/map_drawing.hpp"
#include "style/theme.hpp"

namespace zamin::print {

namespace {

constexpr double halo_mm = 0.35;
constexpr double bar_h_mm = 1.3;
constexpr double bar_gap_mm = 0.3;

struct Setting {
    const MapName* name;
    TextStyle style;
    SizeMm text;  // without the bar
};

void draw_bar(cairo_t* cr, const MapName& name, double x, double y, style::Colour halo) {
    cairo_rectangle(cr, x - halo_mm, y - halo_mm, name.bar_mm + 2 * halo_mm,
                    bar_h_mm + 2 * halo_mm);
    set_colour(cr, halo);
    cairo_fill(cr);
    double sum = 0.0;
    for (const BarPart& part : name.bar) {
        sum += part.value;
    }
    for (const BarPart& part : name.bar) {
        const double w = sum > 0.0 ? part.value / sum * name.bar_mm : 0.0;
        cairo_rectangle(cr, x, y, w, bar_h_mm);
        fill_path(cr, part.fill);
        cairo_new_path(cr);
        x += w;
    }
}

Setting setting_of(const MapName& name, double signs, const style::Theme& theme) {
    TextStyle type;
    type.size_pt = name.size_pt * signs;
    type.bold = name.bold;
    type.colour = name.kind == style::LabelKind::place ? theme.ink : theme.muted;
    return {&name, type, {}};
}

// A sign that would hide a name written across it.
struct LargeSign {
    const MapLayer* layer;
    Coord at_mm;
    double size_mm;
    bool named;
};

std::vector<LargeSign> large_signs(const PageMap& map, const MapFrame& frame) {
    constexpr double large_mm = 1.6;
    std::vector<LargeSign> signs;
    const Box box = frame.box_m();
    for (const MapLayer& layer : map.layers) {
        if (!layer.geometry || (layer.point_sizes_mm.empty() && layer.point_mm < large_mm)) {
            continue;
        }
        for (std::size_t i = 0; i < layer.geometry->feature_count(); ++i) {
            const double size = sign_mm(layer, i) * frame.signs;
            if (layer.geometry->kinds[i] != GeometryKind::point || size < large_mm ||
                class_of(layer, i) == not_drawn) {
                continue;
            }
            const Coord at = layer.geometry->feature_coords(i).front();
            if (box.contains(at)) {
                const bool named =
                    std::ranges::find(layer.names, i, &MapName::feature) != layer.names.end();
                signs.push_back({&layer, frame.to_page(at), size, named});
            }
        }
    }
    return signs;
}

// How large a sign at the place of a name would have to be to cover those of other layers that lie
// there; `named` when one of them has a name of its own.
struct SignsThere {
    double size_mm = 0.0;
    bool named = false;
};

SignsThere signs_at(const std::vector<LargeSign>& signs, const MapLayer& own, Coord at_mm) {
    constexpr double beside_mm = 0.8;
    SignsThere there;
    for (const LargeSign& sign : signs) {
        const double away = std::hypot(sign.at_mm.x - at_mm.x, sign.at_mm.y - at_mm.y);
        if (sign.layer != &own && away < sign.size_mm / 2 + beside_mm) {
            there.size_mm = std::max(there.size_mm, 2 * away + sign.size_mm);
            there.named = there.named || (sign.named && away < sign.size_mm / 2);
        }
    }
    return there;
}

}  // namespace

void draw_names(cairo_t* cr, const Typesetter& type, const PageMap& map, const MapFrame& frame) {
    const style::Theme& theme = style::theme(style::ThemeName::light);
    std::vector<Setting> settings;
    std::vector<style::LabelCandidate> candidates;
    const Box box = frame.box_m();
    const std::vector<LargeSign> signs = large_signs(map, frame);
    for (const MapLayer& layer : map.layers) {
        for (const MapName& name : layer.names) {
            if (!box.contains(name.at_m)) {
                continue;
            }
            const Coord at = frame.to_page(name.at_m);
            const bool is_beside = name.kind == style::LabelKind::place && name.sign_mm > 0.0;
            const SignsThere there = is_beside ? signs_at(signs, layer, at) : SignsThere();
            if (there.named) {
                continue;  // it says where it is itself
            }
            settings.push_back(setting_of(name, frame.signs, theme));
            SizeMm size = type.measure(name.text, settings.back().style);
            settings.back().text = size;
            const double room_mm = name.room_m / frame.m_per_mm();
            if (name.room_m > 0.0 && size.w > 3.2 * room_mm && name.bar.empty()) {
                settings.pop_back();
                continue;
            }
            if (!name.bar.empty()) {
                size = {std::max(size.w, name.bar_mm), size.h + bar_gap_mm + bar_h_mm};
            }
            style::LabelCandidate candidate;
            candidate.text = static_cast<std::uint32_t>(settings.size() - 1);
            candidate.anchor = {(at.x - frame.place.x) / mm_per_px,
                                (at.y - frame.place.y) / mm_per_px};
            candidate.width_px = (size.w + 2 * halo_mm) / mm_per_px;
            candidate.height_px = (size.h + 2 * halo_mm) / mm_per_px;
            candidate.priority = name.priority;
            candidate.kind = name.kind;
            candidate.essential = name.essential;
            candidate.sign_px = std::max(name.sign_mm * frame.signs, there.size_mm) / mm_per_px;
            candidates.push_back(candidate);
        }
    }
    const std::vector<style::PlacedLabel> placed =
        style::place_labels(candidates, frame.place.w / mm_per_px, frame.place.h / mm_per_px, 2.0);
    for (const style::PlacedLabel& label : placed) {
        const Setting& setting = settings[label.text];
        const style::Colour halo = style::with_alpha(theme.ground, 0.9F);
        const double x = frame.place.x + label.top_left.x * mm_per_px;
        const double y = frame.place.y + label.top_left.y * mm_per_px + halo_mm;
        const double width = label.width_px * mm_per_px;
        type.draw_with_halo(cr, setting.name->text, setting.style, x + (width - setting.text.w) / 2,
                            y, halo, halo_mm);
        if (!setting.name->bar.empty()) {
            draw_bar(cr, *setting.name, x + (width - setting.name->bar_mm) / 2,
                     y + setting.text.h + bar_gap_mm, halo);
        }
    }
}

}  // namespace zamin::print
