#include <algorithm>
#include <cmath>

#include "core/msgid.hpp"
#include "measure/inner_point.hpp"
#include "print/rect.hpp"
#include "print/world.hpp"
#include "text/common_words.hpp"
#include "text/words.hpp"

namespace zamin::print {

namespace {

double mm(float px) {
    return static_cast<double>(px);
}

// Names of villages stand from the largest down; without figures all are alike.
double importance(const WorldLayer& layer, std::size_t row) {
    const Column* people = layer.field(layer.role == "centres" ? "capacity_t" : "population");
    return people == nullptr ? 0.0 : people->number(row).value_or(0.0);
}

void add_names(const WorldLayer& layer, const Box& seen_m, text::Language language, MapLayer& to) {
    const bool areas = layer.kind() == GeometryKind::polygon;
    const bool districts = layer.role == "districts";
    std::vector<std::string> all;
    for (std::size_t row = 0; row < layer.layer->size(); ++row) {
        all.push_back(layer.name(row, language));
    }
    const text::CommonWords common = text::common_words(all);
    for (std::size_t row = 0; row < layer.layer->size(); ++row) {
        if (layer.geometry->kinds[row] == GeometryKind::none || all[row].empty() ||
            !layer.geometry->feature_box(row).intersects(seen_m)) {
            continue;
        }
        MapName name;
        name.feature = row;
        name.text = common.without(all[row]);
        if (areas) {
            const measure::InnerPoint inner = measure::inner_point(*layer.geometry, row);
            name.at_m = inner.p;
            name.room_m = inner.distance;
            name.kind = districts ? style::LabelKind::movable_area : style::LabelKind::area;
            name.essential = districts;
            name.priority = districts ? 3e9 + inner.distance : inner.distance;
            name.text = districts ? text::capitals(name.text) : name.text;
            name.size_pt = districts ? 8.5 : 6.5;
            name.bold = districts;
        } else {
            name.at_m = layer.geometry->feature_coords(row).front();
            name.kind = style::LabelKind::place;
            name.priority = importance(layer, row) + (layer.role == "centres" ? 4e9 : 1e8);
            name.size_pt = layer.role == "centres" ? 7.5 : 6.5;
            name.bold = layer.role == "centres";
            name.essential = layer.role == "centres";
            name.sign_mm = to.point_mm;
        }
        to.names.push_back(std::move(name));
    }
}

// Whether a line from a to b meets the box (Liang & Barsky 1984).
bool meets(const Box& box, Coord a, Coord b) {
    double enters = 0.0;
    double leaves = 1.0;
    const auto cut = [&](double along, double room) {
        if (along == 0.0) {
            return room >= 0.0;
        }
        const double at = room / along;
        (along < 0.0 ? enters : leaves) = along < 0.0 ? std::max(enters, at) : std::min(leaves, at);
        return enters <= leaves;
    };
    return cut(a.x - b.x, a.x - box.min_x) && cut(b.x - a.x, box.max_x - a.x) &&
           cut(a.y - b.y, a.y - box.min_y) && cut(b.y - a.y, box.max_y - a.y);
}

// Sides of areas that are drawn over others' with a stronger line.
class Borders {
  public:
    Borders() = default;
    Borders(const Geometries& areas, const Box& seen_m, double near_m) : m_near_m(near_m) {
        for (std::size_t i = 0; i < areas.feature_count(); ++i) {
            if (areas.kinds[i] != GeometryKind::polygon ||
                !areas.feature_box(i).intersects(seen_m)) {
                continue;
            }
            for (std::size_t r = areas.ring_begin(i); r < areas.ring_end(i); ++r) {
                const Ring ring = areas.ring(r);
                for (std::size_t k = 1; k < ring.size(); ++k) {
                    if (meets(seen_m, ring[k - 1], ring[k])) {
                        m_sides.push_back({ring[k - 1], ring[k]});
                    }
                }
            }
        }
    }

    bool hide(Coord a, Coord b) const {
        const Coord middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
        return std::ranges::any_of(m_sides, [&](const Side& side) {
            return distance_m(middle, side.a, side.b) <= m_near_m;
        });
    }

  private:
    struct Side {
        Coord a, b;
    };
    static double distance_m(Coord p, Coord a, Coord b) {
        const Coord along{b.x - a.x, b.y - a.y};
        const double squared = along.x * along.x + along.y * along.y;
        const double share =
            squared > 0.0
                ? std::clamp(((p.x - a.x) * along.x + (p.y - a.y) * along.y) / squared, 0.0, 1.0)
                : 0.0;
        return std::hypot(p.x - a.x - share * along.x, p.y - a.y - share * along.y);
    }

    std::vector<Side> m_sides;
    double m_near_m = 0.0;
};

// Whether a sign or an outline of the feature lies in the box; an area all round it shows nothing,
// nor does an outline under another.
bool shows(const Geometries& geometry, std::size_t feature, const Box& seen_m,
           const Borders& above) {
    if (geometry.kinds[feature] == GeometryKind::none ||
        !geometry.feature_box(feature).intersects(seen_m)) {
        return false;
    }
    for (std::size_t r = geometry.ring_begin(feature); r < geometry.ring_end(feature); ++r) {
        const Ring ring = geometry.ring(r);
        if (ring.size() == 1 && seen_m.contains(ring.front())) {
            return true;
        }
        for (std::size_t i = 1; i < ring.size(); ++i) {
            if (meets(seen_m, ring[i - 1], ring[i]) && !above.hide(ring[i - 1], ring[i])) {
                return true;
            }
        }
    }
    return false;
}

bool any_seen(const WorldLayer& layer, const Box& seen_m, const Borders& above) {
    for (std::size_t i = 0; i < layer.geometry->feature_count(); ++i) {
        if (shows(*layer.geometry, i, seen_m, above)) {
            return true;
        }
    }
    return false;
}

struct BaseRole {
    const char* role;
    const char* name;
    bool below;
    bool named;
    double below_scale;  // shown at 1:N with N up to this
};
constexpr double any_scale = 1e18;
constexpr BaseRole base_roles[] = {
    {"water", msgid("Rivers and canals"), true, false, any_scale},
    {"canals", msgid("Canals"), true, false, any_scale},
    {"roads", msgid("Roads"), true, false, any_scale},
    {"jamoats", msgid("Jamoats"), false, true, 600000.0},
    {"districts", msgid("Districts"), false, true, any_scale},
    {"villages", msgid("Villages"), false, true, 300000.0},
    {"centres", msgid("Collection centres"), false, true, any_scale}};

// Jamoats share most of their sides with districts, whose lines lie on theirs.
Borders borders_above(const World& world, const WorldLayer& layer, const Box& seen_m,
                      double scale) {
    const WorldLayer* districts = layer.role == "jamoats" ? world.find("districts") : nullptr;
    constexpr double half_line_mm = 0.3;
    return districts == nullptr || !districts->style.shown_at(scale)
               ? Borders()
               : Borders(*districts->geometry, seen_m, half_line_mm * scale / 1000.0);
}

}  // namespace

MapLayer map_layer(const style::MapStyle& style, std::shared_ptr<const Geometries> geometry,
                   std::vector<std::uint8_t> classes) {
    MapLayer layer;
    layer.geometry = std::move(geometry);
    for (const std::uint8_t c : style.class_px.empty() ? std::vector<std::uint8_t>() : classes) {
        layer.point_sizes_mm.push_back(
            mm(style.class_px[std::min<std::size_t>(c, style.class_px.size() - 1)]));
    }
    layer.classes = std::move(classes);
    for (std::size_t i = 0; i < style.fills.size(); ++i) {
        Fill fill;
        const bool hatched = i < style.hatched.size() && style.hatched[i] != 0;
        (hatched ? fill.line : fill.colour) =
            style::with_alpha(style.fills[i], style.fills[i].a * style.opacity);
        fill.hatch = hatched ? Hatch::unknown : Hatch::none;
        layer.fills.push_back(fill);
    }
    layer.outline = style::with_alpha(style.outline, style.outline.a * style.opacity);
    layer.outline_mm = std::clamp(mm(style.outline_px), 0.12, 0.7);
    layer.casing = style.casing;
    layer.casing_mm = mm(style.casing_px);
    layer.dashed = style.dashed;
    layer.sign = style.sign;
    layer.point_mm = mm(style.point_px);
    return layer;
}

MapLayer veil(const Geometries& areas, const std::vector<std::size_t>& rows) {
    constexpr double far_m = 1e7;
    const Box box = box_of(areas, rows);
    auto geometry = std::make_shared<Geometries>();
    geometry->coords = {{box.min_x - far_m, box.min_y - far_m},
                        {box.max_x + far_m, box.min_y - far_m},
                        {box.max_x + far_m, box.max_y + far_m},
                        {box.min_x - far_m, box.max_y + far_m},
                        {box.min_x - far_m, box.min_y - far_m}};
    geometry->end_ring();
    for (const std::size_t row : rows) {
        for (std::size_t r = areas.ring_begin(row); r < areas.ring_end(row); ++r) {
            const Ring ring = areas.ring(r);
            geometry->coords.insert(geometry->coords.end(), ring.rbegin(), ring.rend());
            geometry->end_ring();
        }
    }
    geometry->end_part();
    geometry->end_feature(GeometryKind::polygon);
    MapLayer layer;
    layer.geometry = std::move(geometry);
    layer.fills = {Fill{style::with_alpha(style::theme(style::ThemeName::light).raised, 0.6F)}};
    return layer;
}

BaseMap base_map(const World& world, const Box& seen_m, double scale,
                 const text::Catalogue& words) {
    const style::Theme& theme = style::theme(style::ThemeName::light);
    BaseMap base;
    for (const BaseRole& role : base_roles) {
        const WorldLayer* layer = world.find(role.role);
        if (layer == nullptr || scale > role.below_scale || !layer->style.shown_at(scale) ||
            !any_seen(*layer, seen_m, borders_above(world, *layer, seen_m, scale))) {
            continue;
        }
        const auto rows = style::style_rows(*layer->layer, layer->style);
        const style::MapStyle style = style::chosen_style(
            style::layer_style(role.role, layer->kind(), theme, static_cast<float>(mm_per_px),
                               style::near_metres_per_px, std::nullopt),
            layer->style, rows ? &*rows : nullptr, layer->kind(), static_cast<float>(mm_per_px));
        MapLayer drawn =
            map_layer(style, layer->geometry, rows ? rows->classes : std::vector<std::uint8_t>());
        drawn.boxes = layer->boxes;
        drawn.name = words.lookup(role.name);
        drawn.role = role.role;
        if (layer->kind() == GeometryKind::point) {
            // Signs at about two thirds of the window's: paper is read from nearer. Villages are
            // dots, but never specks.
            constexpr double least_mm = 1.0;
            drawn.point_mm = layer->role == "centres" ? drawn.point_mm * 0.9
                                                      : std::max(drawn.point_mm * 0.62, least_mm);
        }
        if (role.named) {
            add_names(*layer, seen_m, words.language(), drawn);
        }
        (role.below ? base.below : base.above).push_back(std::move(drawn));
    }
    return base;
}

}  // namespace zamin::print
