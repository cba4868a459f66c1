// Which of ImGui's draw lists have to be drawn again over the picture of the frame before. While
// the map moves, the panels beside it stay as they are; drawing them costs a slow machine more than
// the map does.
#pragma once

#include <imgui.h>

#include <vector>

#include "viewer/layout.hpp"

namespace zamin::viewer {

class KeptLists {
  public:
    // A list, by its index, and where it is to be drawn, in ImGui's units.
    struct Part {
        int list = 0;
        ImVec4 clip{-1e9F, -1e9F, 1e9F, 1e9F};  // left, top, right, bottom
    };
    // What to draw, in the order of the lists: those over `map`, whose ground was drawn anew, and
    // those that changed; of whatever lies over them only what does, so that a panel costs its
    // border and not itself where the status line below it changes. All lists, whole, when
    // something that lies partly over the map is shown, when a list came, went or left a place
    // beside the map, and after forget().
    std::vector<Part> to_draw(const std::vector<const ImDrawList*>& lists, const Rect& map);
    // The picture is lost: the next frame is drawn whole.
    void forget() { m_before.clear(); }

  private:
    struct Extent {
        float left = 1e9F;
        float top = 1e9F;
        float right = -1e9F;
        float bottom = -1e9F;
        bool empty() const { return left >= right || top >= bottom; }
        bool meets(const Extent& other) const;
        bool inside(const Extent& other) const;
        Extent shared_with(const Extent& other) const;
        friend bool operator==(const Extent&, const Extent&) = default;
    };
    struct Copy {
        std::vector<unsigned char> bytes;
        Extent extent;
        friend bool operator==(const Copy&, const Copy&) = default;
    };
    static Extent extent_of(const ImDrawList& list);
    static Copy copy_of(const ImDrawList& list);

    std::vector<Copy> m_before;
};

}  // namespace zamin::viewer
