#include <algorithm>
#include <deque>
#include <iterator>
#include <set>

#include "print/clear_place.hpp"
#include "print/fills.hpp"
#include "print/map_drawing.hpp"
#include "print/name_obstacles.hpp"
#include "print/seen_part.hpp"
#include "style/theme.hpp"

namespace zamin::print {

namespace {

constexpr double halo_mm = 0.35;
constexpr double bar_h_mm = 1.3;
constexpr double bar_gap_mm = 0.3;

// One way to write a name: its lines, centred, and the size of all of them without the bar. No
// lines: the bar alone.
struct Form {
    std::vector<std::string> lines;
    TextStyle style;
    SizeMm text;
};

struct Setting {
    const MapName* name;
    std::vector<Form> forms;  // best first
    // Says where the place is, if it is written; this name is left out then.
    const MapName* outdone_by = nullptr;
};

void draw_bar(cairo_t* cr, const MapName& name, double signs, double x, double y,
              style::Colour halo) {
    const double bar_w = name.bar_mm;
    const double bar_h = bar_h_mm * signs;
    cairo_rectangle(cr, x - halo_mm, y - halo_mm, bar_w + 2 * halo_mm, bar_h + 2 * halo_mm);
    set_colour(cr, halo);
    cairo_fill(cr);
    double sum = 0.0;
    for (const BarPart& part : name.bar) {
        sum += part.value;
    }
    for (const BarPart& part : name.bar) {
        const double w = sum > 0.0 ? part.value / sum * bar_w : 0.0;
        cairo_rectangle(cr, x, y, w, bar_h);
        fill_path(cr, part.fill);
        cairo_new_path(cr);
        x += w;
    }
}

constexpr double least_pt = 6.5;
constexpr double small_name = 0.82;
constexpr double line_step = 0.84;  // lines of one name stand close

TextStyle style_of(const MapName& name, double signs, double smaller, const style::Theme& theme) {
    TextStyle type;
    type.size_pt = std::max(least_pt, name.size_pt * smaller) * signs;
    type.bold = name.bold;
    type.colour = name.kind == style::LabelKind::place ? theme.ink : theme.muted;
    return type;
}

// Broken at the space that leaves the shortest longer line; none without a space.
std::vector<std::string> in_two_lines(const Typesetter& type, const std::string& text,
                                      const TextStyle& style) {
    std::vector<std::string> best;
    double least = type.measure(text, style).w;
    for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
        std::vector<std::string> lines{text.substr(0, at), text.substr(at + 1)};
        const double longer =
            std::max(type.measure(lines[0], style).w, type.measure(lines[1], style).w);
        if (longer < least) {
            least = longer;
            best = std::move(lines);
        }
    }
    return best;
}

SizeMm size_of(const Typesetter& type, const std::vector<std::string>& lines,
               const TextStyle& style) {
    SizeMm size;
    for (const std::string& line : lines) {
        const SizeMm one = type.measure(line, style);
        size.w = std::max(size.w, one.w);
        size.h += size.h > 0.0 ? one.h * line_step : one.h;
    }
    return size;
}

// How the name can be written: in one line, in two, smaller; without those that are too wide for
// their area. Places keep their size, and only those that the map is about are broken.
std::vector<Form> forms_of(const Typesetter& type, const MapName& name, double signs,
                           double most_w_mm, const style::Theme& theme) {
    std::vector<Form> forms;
    const bool is_area = name.kind != style::LabelKind::place;
    const auto add = [&](std::vector<std::string> lines, const TextStyle& style) {
        const SizeMm size = size_of(type, lines, style);
        if (!lines.empty() && size.w <= most_w_mm) {
            forms.push_back({std::move(lines), style, size});
        }
    };
    for (const double smaller : {1.0, small_name}) {
        const TextStyle style = style_of(name, signs, smaller, theme);
        if (smaller == 1.0 || (is_area && name.size_pt > least_pt)) {
            add({name.text}, style);
            if (is_area || name.essential) {
                add(in_two_lines(type, name.text, style), style);
            }
        }
    }
    if (!name.bar.empty()) {
        forms.push_back({});  // in a small district the crops are worth more than its name
    }
    return forms;
}

// What the name's lines take above its bar.
double above_bar_mm(const Form& form, double signs) {
    return form.lines.empty() ? 0.0 : form.text.h + bar_gap_mm * signs;
}

SizeMm with_bar(const Form& form, const MapName& name, double signs) {
    return name.bar.empty() ? form.text
                            : SizeMm{std::max(form.text.w, name.bar_mm),
                                     above_bar_mm(form, signs) + bar_h_mm * signs};
}

// An area's name is written off the signs, where its area has room for that.
Coord off_signs(const MapLayer& layer, const MapName& name, const Form& form, const MapFrame& frame,
                const std::vector<LargeSign>& signs) {
    const bool is_movable = name.kind == style::LabelKind::movable_area && layer.geometry &&
                            name.feature < layer.geometry->feature_count() &&
                            layer.geometry->kinds[name.feature] == GeometryKind::polygon;
    if (!is_movable) {
        return name.at_m;
    }
    std::vector<RectMm> taken;
    for (const LargeSign& sign : signs) {
        taken.push_back({sign.at_mm.x - sign.size_mm / 2, sign.at_mm.y - sign.size_mm / 2,
                         sign.size_mm, sign.size_mm});
    }
    return clear_place(*layer.geometry, name.feature, name.at_m, with_bar(form, name, frame.signs),
                       frame, taken);
}

// Where an area's name stands that the frame shows only in part; none where that is too little, or
// where the area fills the frame, so that its name says nothing about the map.
std::optional<MapName> in_seen_part(const MapLayer& layer, const MapName& name, const Box& seen) {
    if (name.kind == style::LabelKind::place || !layer.geometry ||
        name.feature >= layer.geometry->feature_count() ||
        layer.geometry->kinds[name.feature] != GeometryKind::polygon ||
        !layer.geometry->feature_box(name.feature).intersects(seen)) {
        return std::nullopt;
    }
    const measure::InnerPoint inner = seen_inner_point(*layer.geometry, name.feature, seen);
    if (inner.distance <= 0.0 || inner.distance > 0.45 * std::min(seen.width(), seen.height())) {
        return std::nullopt;
    }
    MapName moved = name;
    moved.at_m = inner.p;
    moved.room_m = inner.distance;
    moved.priority = std::min(name.priority, 1e7);
    moved.essential = false;
    return moved;
}

// How many times as wide as the largest circle's radius in its area a name may be.
double most_rooms(const MapName& name) {
    return name.essential ? 4.2 : 3.2;
}

style::LabelCandidate candidate_of(const Setting& setting, std::uint32_t index, Coord at_mm,
                                   double sign_mm, double room_mm, double signs) {
    const MapName& name = *setting.name;
    style::LabelCandidate candidate;
    candidate.text = index;
    candidate.anchor = {at_mm.x / mm_per_px, at_mm.y / mm_per_px};
    for (std::size_t k = 0; k < std::min(setting.forms.size(), candidate.other_forms.size() + 1);
         ++k) {
        const SizeMm size = with_bar(setting.forms[k], name, signs);
        const double width_px = (size.w + 2 * halo_mm) / mm_per_px;
        const double height_px = (size.h + 2 * halo_mm) / mm_per_px;
        if (k == 0) {
            candidate.width_px = width_px;
            candidate.height_px = height_px;
        } else {
            candidate.other_forms[k - 1] = {width_px, height_px};
        }
    }
    candidate.priority = name.priority;
    candidate.kind = name.kind;
    candidate.essential = name.essential;
    candidate.sign_px = sign_mm / mm_per_px;
    candidate.room_px = room_mm / mm_per_px;
    return candidate;
}

// Lines of a name stand at their sign's side, and centred in an area.
double line_x(const Setting& setting, const Form& form, double line_w, double x, double width,
              double anchor_x) {
    const bool beside = setting.name->kind == style::LabelKind::place && form.lines.size() > 1;
    if (beside && x > anchor_x) {
        return x + halo_mm;
    }
    return beside && x + width < anchor_x ? x + width - halo_mm - line_w : x + (width - line_w) / 2;
}

void draw_name(cairo_t* cr, const Typesetter& type, const Setting& setting,
               const style::PlacedLabel& label, const MapFrame& frame, style::Colour halo) {
    const Form& form = setting.forms[label.form];
    const double x = frame.place.x + label.top_left.x * mm_per_px;
    const double width = label.width_px * mm_per_px;
    double y = frame.place.y + label.top_left.y * mm_per_px + halo_mm;
    const double top = y;
    const double anchor_x = frame.to_page(setting.name->at_m).x;
    for (const std::string& line : form.lines) {
        const SizeMm size = type.measure(line, form.style);
        type.draw_with_halo(cr, line, form.style, line_x(setting, form, size.w, x, width, anchor_x),
                            y, halo, halo_mm);
        y += size.h * line_step;
    }
    if (!setting.name->bar.empty()) {
        draw_bar(cr, *setting.name, frame.signs, x + (width - setting.name->bar_mm) / 2,
                 top + above_bar_mm(form, frame.signs), halo);
    }
}

// Names that are outdone take the place of those that found none.
std::vector<style::PlacedLabel> place(const std::vector<Setting>& settings,
                                      const std::vector<style::LabelCandidate>& candidates,
                                      const MapFrame& frame,
                                      const std::vector<style::PlacedLabel>& clear,
                                      const std::vector<style::PlacedLabel>& signs) {
    const auto placed_with = [&](const std::set<const MapName*>& written) {
        std::vector<style::LabelCandidate> chosen;
        std::ranges::copy_if(candidates, std::back_inserter(chosen), [&](const auto& candidate) {
            const MapName* other = settings[candidate.text].outdone_by;
            return other == nullptr || !written.contains(other);
        });
        return style::place_labels(chosen, frame.place.w / mm_per_px, frame.place.h / mm_per_px,
                                   2.0, clear, signs);
    };
    std::set<const MapName*> important;
    for (const Setting& setting : settings) {
        important.insert(setting.name);
    }
    const auto first = placed_with(important);
    std::set<const MapName*> written;
    for (const style::PlacedLabel& label : first) {
        written.insert(settings[label.text].name);
    }
    const bool any_left = std::ranges::any_of(settings, [&](const Setting& setting) {
        return setting.outdone_by != nullptr && !written.contains(setting.outdone_by);
    });
    return any_left ? placed_with(written) : first;
}

}  // namespace

void draw_names(cairo_t* cr, const Typesetter& type, const PageMap& map, const MapFrame& frame) {
    const style::Theme& theme = style::theme(style::ThemeName::light);
    std::vector<Setting> settings;
    std::vector<style::LabelCandidate> candidates;
    std::deque<MapName> moved;  // names in the seen part of their area; settings point to them
    const Box box = frame.box_m();
    const std::vector<LargeSign> signs = large_signs(map, frame);
    for (const MapLayer& layer : map.layers) {
        for (const MapName& written : layer.names) {
            const MapName* name = &written;
            if (!box.contains(written.at_m)) {
                const auto part = in_seen_part(layer, written, box);
                if (!part) {
                    continue;
                }
                name = &moved.emplace_back(*part);
            }
            Coord at = frame.to_page(name->at_m);
            const bool is_beside = name->kind == style::LabelKind::place && name->sign_mm > 0.0;
            const SignsThere there =
                is_beside ? signs_at(signs, layer, at, name->priority) : SignsThere();
            const bool is_bound = name->room_m > 0.0 && name->bar.empty();
            const double room_mm = name->room_m / frame.m_per_mm();
            const double most_w_mm = is_bound ? most_rooms(*name) * room_mm : 1e9;
            Setting setting{name, forms_of(type, *name, frame.signs, most_w_mm, theme),
                            there.outdone_by};
            if (setting.forms.empty()) {
                continue;
            }
            at = frame.to_page(off_signs(layer, *name, setting.forms.front(), frame, signs));
            const double sign_mm = std::max(name->sign_mm * frame.signs, there.size_mm);
            candidates.push_back(candidate_of(setting, static_cast<std::uint32_t>(settings.size()),
                                              {at.x - frame.place.x, at.y - frame.place.y}, sign_mm,
                                              room_mm, frame.signs));
            settings.push_back(std::move(setting));
        }
    }
    const style::Colour halo = style::with_alpha(theme.ground, 0.9F);
    for (const style::PlacedLabel& label :
         place(settings, candidates, frame, kept_clear(map, frame), boxes_of(signs, frame))) {
        draw_name(cr, type, settings[label.text], label, frame, halo);
    }
}

}  // namespace zamin::print
