#include <algorithm>
#include <cmath>
#include <map>
#include <span>

#include "style/labels.hpp"
#include "text/words.hpp"
#include "viewer/coverage_model.hpp"
#include "viewer/panels/map_drawing.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

constexpr float longest_bar = 64.0F;  // under a district's name, for the one with most land
constexpr float shortest_bar = 10.0F;
constexpr float bar_height = 5.0F;
constexpr float place_sign = 8.0F;
constexpr float centre_sign = 20.0F;  // with its ring
constexpr std::size_t most_names_seen = 1500;
// From this distance on, plots are too small to be read and the bars speak for them.
constexpr double bars_from_metres_per_px = 45.0;

struct Candidate {
    const MapLabel* label = nullptr;
    float sign = place_sign;  // the map's own sign there, at scale 1
    std::string text;
    LabelKind kind = LabelKind::area;
    Colour ink;
    const Bar* bar = nullptr;  // null = none
    float bar_width = 0.0F;
};

// The crops of a district as a small bar, the same colours in the same order as in the panel.
void draw_bar(const Ui& ui, const Session& session, const ViewState& state, ImDrawList& list,
              const Candidate& name, ImVec2 at) {
    const float height = ui.px(bar_height);
    const float edge = ui.px(1.0F);
    list.AddRectFilled({at.x - edge, at.y - edge},
                       {at.x + name.bar_width + edge, at.y + height + edge},
                       packed(ui.theme->raised, 0.9F));
    double before_ha = 0.0;
    for (const BarPart& part : name.bar->parts) {
        const auto x0 = static_cast<float>(before_ha / name.bar->area_ha) * name.bar_width;
        before_ha += part.area_ha;
        const auto x1 = static_cast<float>(before_ha / name.bar->area_ha) * name.bar_width;
        const CropSlot slot = session.crops().slot(part.crop);
        const ImVec2 from{at.x + x0, at.y};
        const ImVec2 to{at.x + x1, at.y + height};
        if (state.only_crop && slot != *state.only_crop) {
            continue;
        }
        if (slot == unknown_slot) {
            draw_hatch(list, from, to, packed(ui.theme->muted), ui.px(3.0F), ui.px(1.0F));
        } else {
            list.AddRectFilled(from, to, packed(crop_colour(slot, ui.theme->muted)));
        }
    }
}

// From which distance on a layer's names are written, at scale 1; areas go by their size instead.
double names_from_metres_per_px(const LoadedLayer& layer) {
    if (layer.role() == "centres") {
        return 1000.0;
    }
    return layer.role() == "villages" ? 75.0 : 12.0;
}

// Bars by district; empty near by, without a coverage and where seasons are kept apart.
std::map<std::string, Bar> overview_bars(const Ui& ui, const Session& session,
                                         const ViewState& state) {
    std::map<std::string, Bar> by_district;
    const double distance = state.camera.metres_per_px * ui.scale * ui.density;
    const bool asked = state.task == Task::coverage;
    if (asked && session.coverage && distance > bars_from_metres_per_px &&
        !several_seasons(*session.coverage)) {
        for (Bar& bar : bars_of(*session.coverage)) {
            by_district.emplace(bar.district, std::move(bar));
        }
    }
    return by_district;
}

// Names in the seen part of a layer with too many for all to be kept; none while they are too many
// there too.
std::vector<MapLabel> names_seen(const LoadedLayer& layer, const Box& seen_m) {
    std::vector<MapLabel> labels;
    if (!layer.labels.empty() || layer.kind != GeometryKind::point || layer.role() == "plots" ||
        layer.name_column.empty() || !layer.picker || !layer.from_map) {
        return labels;
    }
    Box seen;
    for (const Coord corner :
         {Coord{seen_m.min_x, seen_m.min_y}, Coord{seen_m.max_x, seen_m.min_y},
          Coord{seen_m.min_x, seen_m.max_y}, Coord{seen_m.max_x, seen_m.max_y}}) {
        const Coord p = layer.from_map->apply(corner);
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) {
            return labels;
        }
        seen.add(p);
    }
    for (const std::uint32_t row : layer.picker->near(seen, most_names_seen)) {
        const auto coords = layer.layer->geometry.feature_coords(row);
        if (!coords.empty()) {
            labels.push_back({layer.common.without(layer.feature_name(row)),
                              layer.to_map->apply(coords.front()), row, 0.0});
        }
    }
    return labels;
}

void gather(const Ui& ui, const LoadedLayer& layer, const ViewState& state,
            std::span<const MapLabel> labels, const std::map<std::string, Bar>& bars,
            std::vector<Candidate>& names) {
    const bool district = layer.role() == "districts";
    const bool areas = layer.kind == GeometryKind::polygon;
    const double px_scale = ui.scale * ui.density;
    if (!areas && state.camera.metres_per_px * px_scale > names_from_metres_per_px(layer)) {
        return;
    }
    double most_ha = 0.0;
    for (const auto& [place, bar] : bars) {
        most_ha = std::max(most_ha, bar.area_ha);
    }
    const double least_radius_px = (district ? 9.0 : 45.0) * px_scale;
    const Box seen = state.camera.visible_m();
    for (const MapLabel& label : labels) {
        const auto bar = district ? bars.find(layer.feature_name(label.feature)) : bars.end();
        const double radius_px = label.radius_m / state.camera.metres_per_px;
        const bool too_small = areas && radius_px < least_radius_px && bar == bars.end();
        if (!seen.contains(label.at_m) || too_small) {
            continue;
        }
        const std::string text = label.text.empty() || layer.result
                                     ? label.text
                                     : layer.map_name(label.feature, state.language);
        Candidate name{&label, layer.role() == "centres" ? centre_sign : place_sign,
                       district ? text::spaced_capitals(text) : text,
                       areas ? LabelKind::area : LabelKind::place,
                       district ? ui.theme->muted : ui.theme->ink};
        if (bar != bars.end() && bar->second.area_ha > 0.0) {
            name.bar = &bar->second;
            name.bar_width =
                std::max(ui.px(shortest_bar),
                         ui.px(longest_bar) * static_cast<float>(bar->second.area_ha / most_ha));
        }
        names.push_back(std::move(name));
    }
}

LabelCandidate placed_by(const Ui& ui, const ViewState& state, const Candidate& name,
                         std::size_t index) {
    const ImVec2 size = text_size(ui.fonts.small, name.text);
    const float bar = name.bar == nullptr ? 0.0F : ui.px(bar_height + 3.0F);
    LabelCandidate candidate;
    candidate.text = static_cast<std::uint32_t>(index);
    candidate.anchor = state.camera.to_screen(name.label->at_m);
    candidate.width_px = (std::max(size.x, name.bar_width) + 2 * ui.px(map_halo)) * ui.density;
    candidate.height_px = (size.y + bar + 2 * ui.px(map_halo)) * ui.density;
    // Names with a bar go before the others: they carry the answer.
    candidate.priority = name.label->radius_m + (name.bar == nullptr ? 0.0 : 1e7);
    candidate.kind = name.kind;
    candidate.sign_px = name.kind == LabelKind::place ? ui.px(name.sign) * ui.density : 0.0;
    return candidate;
}

// Names with a bar carry the answer: one that finds a sign on its place moves beside it.
std::vector<PlacedLabel> place_names(const ViewState& state, const std::vector<Candidate>& names,
                                     std::vector<LabelCandidate>& candidates) {
    const auto place = [&] {
        return place_labels(candidates, state.camera.width_px, state.camera.height_px);
    };
    std::vector<PlacedLabel> placed = place();
    bool moved = false;
    for (LabelCandidate& candidate : candidates) {
        const bool missing = std::none_of(placed.begin(), placed.end(), [&](const auto& label) {
            return label.text == candidate.text;
        });
        if (missing && names[candidate.text].bar != nullptr) {
            candidate.kind = LabelKind::place;
            candidate.sign_px = 0.0;
            moved = true;
        }
    }
    return moved ? place() : placed;
}

}  // namespace

void map_labels(const Ui& ui, const Session& session, const ViewState& state, ImDrawList& list) {
    const std::map<std::string, Bar> bars = overview_bars(ui, session, state);
    std::vector<Candidate> names;
    std::vector<std::vector<MapLabel>> seen;  // what candidates point into stays where it is
    for (const ShownLayer& shown : state.layers) {
        const LoadedLayer* layer = session.find(shown.id);
        if (layer != nullptr && shown.visible && layer->drawn) {
            seen.push_back(names_seen(*layer, state.camera.visible_m()));
            gather(ui, *layer, state, layer->labels.empty() ? seen.back() : layer->labels, bars,
                   names);
        }
    }
    std::vector<LabelCandidate> candidates;
    for (std::size_t i = 0; i < names.size(); ++i) {
        candidates.push_back(placed_by(ui, state, names[i], i));
    }
    const Rect map = ui.layout.map;
    for (const PlacedLabel& placed : place_names(state, names, candidates)) {
        const Candidate& name = names[placed.text];
        const float width = static_cast<float>(placed.width_px) / ui.density;
        const ImVec2 at{
            map.x + static_cast<float>(placed.top_left.x) / ui.density,
            map.y + static_cast<float>(placed.top_left.y) / ui.density + ui.px(map_halo)};
        const ImVec2 size = text_size(ui.fonts.small, name.text);
        draw_map_name(ui, list, {std::round(at.x + (width - size.x) / 2), std::round(at.y)},
                      name.text, name.ink);
        if (name.bar != nullptr) {
            draw_bar(ui, session, state, list, name,
                     {std::round(at.x + (width - name.bar_width) / 2),
                      std::round(at.y + size.y + ui.px(1.0F))});
        }
    }
}

}  // namespace zamin::viewer
