#include <algorithm>
#include <cmath>

#include "viewer/labels.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/words.hpp"

namespace zamin::viewer {

namespace {

constexpr float halo = 1.5F;

// A name with its halo of the ground's colour: the text in eight directions, then itself.
void draw_name(const Ui& ui, ImDrawList& list, const Face& face, ImVec2 at, const std::string& text,
               Colour ink) {
    const ImU32 ground = packed(ui.theme->ground, 0.9F);
    const float d = ui.px(halo);
    for (int i = 0; i < 8; ++i) {
        const float angle = static_cast<float>(i) * 0.7853982F;
        draw_text(list, face, {at.x + d * std::cos(angle), at.y + d * std::sin(angle)}, ground,
                  text);
    }
    draw_text(list, face, at, packed(ink), text);
}

struct Candidate {
    const MapLabel* label = nullptr;
    const Face* face = nullptr;
    std::string text;
    LabelKind kind = LabelKind::area;
    Colour ink;
};

// From which distance on a layer's names are written, at scale 1; areas go by their size instead.
double names_from_metres_per_px(const LoadedLayer& layer) {
    if (layer.role() == "centres") {
        return 1000.0;
    }
    return layer.role() == "villages" ? 75.0 : 12.0;
}

void gather(const Ui& ui, const LoadedLayer& layer, const ViewState& state,
            std::vector<Candidate>& names) {
    const bool district = layer.role() == "districts";
    const double least_side_px = (district ? 24.0 : 120.0) * ui.scale * ui.density;
    const Box seen = state.camera.visible_m();
    const bool areas = layer.kind == GeometryKind::polygon;
    if (!areas && state.camera.metres_per_px * ui.scale * ui.density >
                      names_from_metres_per_px(layer)) {
        return;
    }
    for (const MapLabel& label : layer.labels) {
        // An area must be some pixels wide to carry its name.
        const double side_px = std::sqrt(label.area_m2) / state.camera.metres_per_px;
        if (!seen.contains(label.at_m) || (areas && side_px < least_side_px)) {
            continue;
        }
        names.push_back({&label, &ui.fonts.small,
                         district ? spaced_capitals(label.text) : label.text,
                         areas ? LabelKind::area : LabelKind::place,
                         district ? ui.theme->muted : ui.theme->ink});
    }
}

}  // namespace

void map_labels(const Ui& ui, const Session& session, const ViewState& state, ImDrawList& list) {
    std::vector<Candidate> names;
    for (const ShownLayer& shown : state.layers) {
        const LoadedLayer* layer = session.find(shown.id);
        if (layer != nullptr && shown.visible && layer->drawn) {
            gather(ui, *layer, state, names);
        }
    }
    std::vector<LabelCandidate> candidates;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Candidate& name = names[i];
        const ImVec2 size = text_size(*name.face, name.text);
        LabelCandidate candidate;
        candidate.text = static_cast<std::uint32_t>(i);
        candidate.anchor = state.camera.to_screen(name.label->at_m);
        candidate.width_px = (size.x + 2 * ui.px(halo)) * ui.density;
        candidate.height_px = (size.y + 2 * ui.px(halo)) * ui.density;
        candidate.priority = name.label->area_m2;
        candidate.kind = name.kind;
        candidate.sign_px = ui.px(8.0F) * ui.density;
        candidates.push_back(candidate);
    }
    const Rect map = ui.layout.map;
    for (const PlacedLabel& placed :
         place_labels(candidates, state.camera.width_px, state.camera.height_px)) {
        const Candidate& name = names[placed.text];
        const ImVec2 at{
            std::round(map.x + static_cast<float>(placed.top_left.x) / ui.density + ui.px(halo)),
            std::round(map.y + static_cast<float>(placed.top_left.y) / ui.density + ui.px(halo))};
        draw_name(ui, list, *name.face, at, name.text, name.ink);
    }
}

}  // namespace zamin::viewer
