#include "viewer/view_state.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/error.hpp"

namespace zamin::viewer {

namespace {

// Place among the layers of a map by what they are for, the top first; roles that are not named
// follow their kind of geometry.
int rank(const LoadedLayer& layer) {
    constexpr std::array<std::string_view, 5> points = {"centres", "services", "groups", "villages",
                                                        ""};
    constexpr std::array<std::string_view, 4> areas = {"districts", "jamoats", "parcels", "plots"};
    const auto place = [&layer](const auto& roles) {
        const auto found = std::find(roles.begin(), roles.end(), layer.role());
        return static_cast<int>(found - roles.begin());
    };
    switch (layer.kind) {
        case GeometryKind::point:
            return place(points);
        case GeometryKind::line:
            return layer.role() == "roads" ? 10 : 11;
        default:
            return 20 + place(areas);
    }
}

}  // namespace

bool ViewState::raster_visible(LayerId id) const {
    return std::ranges::find(hidden_rasters, id) == hidden_rasters.end();
}

void ViewState::show_raster(LayerId id, bool shown) {
    std::erase(hidden_rasters, id);
    if (!shown) {
        hidden_rasters.push_back(id);
    }
}

bool ViewState::visible(LayerId id) const {
    return std::any_of(layers.begin(), layers.end(),
                       [id](const ShownLayer& shown) { return shown.id == id && shown.visible; });
}

void insert_layer(ViewState& state, const Session& session, LayerId id) {
    const LoadedLayer* added = session.find(id);
    if (added == nullptr) {
        return;
    }
    const auto place =
        std::find_if(state.layers.begin(), state.layers.end(), [&](const ShownLayer& shown) {
            const LoadedLayer* other = session.find(shown.id);
            // By rank, then the newer (with the larger id) on top.
            return other != nullptr &&
                   std::pair(rank(*other), id) >= std::pair(rank(*added), shown.id);
        });
    state.layers.insert(place, {id, true});
}

void forget_layer(ViewState& state, LayerId id) {
    std::erase_if(state.layers, [id](const ShownLayer& shown) { return shown.id == id; });
    forget_features(state, id);
}

void forget_features(ViewState& state, LayerId id) {
    if (state.selected && state.selected->layer == id) {
        state.selected.reset();
    }
    if (state.selection.layer == id) {
        state.selection = {};
    }
    if (state.hover.feature && state.hover.feature->layer == id) {
        state.hover = {};
    }
}

void show_table(ViewState& state, LayerId layer) {
    state.table = {};
    state.table.open = true;
    state.table.layer = layer;
    state.table.picked = true;
}

void move_layer(ViewState& state, LayerId id, int by) {
    const auto found = std::find_if(state.layers.begin(), state.layers.end(),
                                    [id](const ShownLayer& shown) { return shown.id == id; });
    if (found == state.layers.end()) {
        return;
    }
    const ShownLayer moved = *found;
    const auto from = found - state.layers.begin();
    const auto last = static_cast<std::ptrdiff_t>(state.layers.size()) - 1;
    const auto to = std::clamp<std::ptrdiff_t>(from + by, 0, last);
    state.layers.erase(found);
    state.layers.insert(state.layers.begin() + to, moved);
}

MapView fitted(const ViewState& state, const Box& box_m, double padding_px) {
    MapView view = state.camera;
    const double covered_px = state.covered.left_px + state.covered.right_px;
    const double free_px = std::max(state.camera.width_px - covered_px, 1.0);
    const double padding = std::min({padding_px, free_px / 4, state.camera.height_px / 4});
    view.width_px = free_px;
    view.fit(box_m, padding);
    view.width_px = state.camera.width_px;
    view.center_m.x += (state.covered.right_px - state.covered.left_px) / 2 * view.metres_per_px;
    return view;
}

void fly_to(ViewState& state, const Box& box_m, double padding_px) {
    if (box_m.empty()) {
        return;
    }
    state.glide.stop();
    state.flight = Flight(state.camera, fitted(state, box_m, padding_px), state.now_s);
}

void stop_camera(ViewState& state) {
    state.flight.stop();
    state.glide.stop();
}

void take_tool(ViewState& state, Tool tool) {
    state.tool = state.tool == tool ? Tool::look : tool;
    state.sketch = {};
}

void choose_feature(ViewState& state, const Session& session, FeatureRef feature) {
    const LoadedLayer* layer = session.find(feature.layer);
    if (layer != nullptr && layer->role() != "districts" && layer->role() != "jamoats") {
        select_feature(state, feature, false);
    }
}

void close_front(ViewState& state) {
    if (state.dialog != Dialog::none) {
        state.dialog = Dialog::none;
    } else if (state.drawing.dragged != 0) {
        state.drawing.dragged = 0;
        state.drawing.given_up = true;
    } else if (!state.sketch.points_m.empty()) {
        state.sketch = {};
    } else if (state.tool != Tool::look) {
        state.tool = Tool::look;
    } else if (state.drawing.chosen != 0) {
        state.drawing.chosen = 0;
    } else if (state.selected || !state.selection.rows.empty()) {
        state.selected.reset();
        state.selection = {};
    } else if (state.coverage.selected) {
        state.coverage.selected.reset();
    } else {
        state.only_crop.reset();
    }
}

void choose_task(ViewState& state, Task task) {
    state.right_open = !state.right_open || state.task != task;
    state.task = task;
}

void show_panel(ViewState& state, std::string_view name) {
    constexpr std::array<std::pair<std::string_view, Task>, 4> tasks = {
        {{"coverage", Task::coverage},
         {"centres", Task::centres},
         {"access", Task::access},
         {"print", Task::print}}};
    constexpr std::array<std::pair<std::string_view, Dialog>, 5> dialogs = {
        {{"open", Dialog::open},
         {"help", Dialog::help},
         {"palette", Dialog::palette},
         {"new", Dialog::new_project},
         {"save", Dialog::save}}};
    const auto named = [name](const auto& entry) { return entry.first == name; };
    if (const auto* task = std::ranges::find_if(tasks, named); task != tasks.end()) {
        state.task = task->second;
        state.right_open = true;
    } else if (name == "siting") {
        state.task = Task::centres;
        state.centres_step = CentresStep::siting;
        state.right_open = true;
    } else if (const auto* dialog = std::ranges::find_if(dialogs, named); dialog != dialogs.end()) {
        state.dialog = dialog->second;
    } else if (name == "layers" || name == "data") {
        state.left_open = true;
        state.left_page = name == "data" ? LeftPage::data : LeftPage::layers;
    } else if (name == "table") {
        state.table.open = true;
    } else if (name == "none") {
        state.left_open = false;
        state.right_open = false;
    } else {
        throw usage_error(
            "There is no panel '{}'; choose layers, data, table, coverage, centres, siting, "
            "access, "
            "print, open, new, save, palette, help or none.",
            name);
    }
}

}  // namespace zamin::viewer
