// What panels write over the map with.
#pragma once

#include <imgui.h>

#include <string>
#include <vector>

#include "viewer/ui.hpp"
#include "viewer/view_state.hpp"

namespace zamin::viewer {

// Where a point of map space lies in the window, ImGui units.
ImVec2 on_window(const Ui& ui, const ViewState& state, Coord map_m);

// A name with its halo of the ground's colour, `map_halo` wide at scale 1.
inline constexpr float map_halo = 1.5F;
void draw_map_name(const Ui& ui, ImDrawList& list, ImVec2 at, const std::string& text, Colour ink);

// Dashes and gaps of the same length, in ImGui units.
void draw_dashes(ImDrawList& list, ImVec2 from, ImVec2 to, ImU32 colour, float width, float dash);

// The words of what the cursor rests on, a line each, wrapped.
void tell(const Ui& ui, const std::vector<std::string>& lines);

}  // namespace zamin::viewer
