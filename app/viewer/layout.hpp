// Where the parts of the window lie, in ImGui's units.
#pragma once

namespace zamin::viewer {

struct Rect {
    float x = 0.0F;
    float y = 0.0F;
    float w = 0.0F;
    float h = 0.0F;
    bool holds(float px, float py) const { return px >= x && px < x + w && py >= y && py < y + h; }
    float right() const { return x + w; }
    float bottom() const { return y + h; }
    friend bool operator==(const Rect&, const Rect&) = default;
};

// Sizes at scale 1.
struct PanelWidths {
    float left = 248.0F;
    float right = 376.0F;
    friend bool operator==(const PanelWidths&, const PanelWidths&) = default;
};

struct Layout {
    Rect top;
    Rect left;  // width 0 = folded away
    Rect map;
    Rect right;  // width 0 = folded away
    Rect table;  // under the map; height 0 = closed
    Rect status;
    bool narrow = false;  // panels lie over the map, one at a time
};

inline constexpr float narrow_below = 1000.0F;
inline constexpr float top_height = 44.0F;
inline constexpr float status_height = 28.0F;

// In a window narrower than `narrow_below` the panels are drawn over the map, and the right one
// goes when both are asked for.
Layout arrange(float width, float height, float scale, const PanelWidths& widths, bool left_open,
               bool right_open);

// Takes the table's room from the map's foot: 280 px at scale 1, at most half of it.
void make_room_for_table(Layout& layout, float scale);

// Keeps a dragged width within what stays usable; `window` is the window's width at scale 1.
float usable_width(float wanted, float least, float window);

}  // namespace zamin::viewer
