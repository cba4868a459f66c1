#include "viewer/kept_lists.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace zamin::viewer {

namespace {

template <typename Element>
void append(std::vector<unsigned char>& bytes, const ImVector<Element>& elements) {
    const auto* const begin = reinterpret_cast<const unsigned char*>(elements.Data);
    bytes.insert(bytes.end(), begin, begin + elements.size_in_bytes());
}

std::vector<KeptLists::Part> all_of(std::size_t count) {
    std::vector<KeptLists::Part> all(count);
    for (std::size_t i = 0; i < count; ++i) {
        all[i].list = static_cast<int>(i);
    }
    return all;
}

}  // namespace

bool KeptLists::Extent::meets(const Extent& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
}

bool KeptLists::Extent::inside(const Extent& other) const {
    return left >= other.left && right <= other.right && top >= other.top && bottom <= other.bottom;
}

KeptLists::Extent KeptLists::Extent::shared_with(const Extent& other) const {
    return {std::max(left, other.left), std::max(top, other.top), std::min(right, other.right),
            std::min(bottom, other.bottom)};
}

// Where the list leaves marks: its vertices' box inside its clips' box.
KeptLists::Extent KeptLists::extent_of(const ImDrawList& list) {
    Extent clips;
    for (const ImDrawCmd& command : list.CmdBuffer) {
        if (command.ElemCount > 0) {
            clips.left = std::min(clips.left, command.ClipRect.x);
            clips.top = std::min(clips.top, command.ClipRect.y);
            clips.right = std::max(clips.right, command.ClipRect.z);
            clips.bottom = std::max(clips.bottom, command.ClipRect.w);
        }
    }
    Extent drawn;
    for (const ImDrawVert& vertex : list.VtxBuffer) {
        drawn.left = std::min(drawn.left, vertex.pos.x);
        drawn.top = std::min(drawn.top, vertex.pos.y);
        drawn.right = std::max(drawn.right, vertex.pos.x);
        drawn.bottom = std::max(drawn.bottom, vertex.pos.y);
    }
    return clips.shared_with(drawn);
}

KeptLists::Copy KeptLists::copy_of(const ImDrawList& list) {
    Copy copy;
    copy.bytes.reserve(static_cast<std::size_t>(list.VtxBuffer.size_in_bytes()) + 256);
    append(copy.bytes, list.VtxBuffer);
    for (const ImDrawCmd& command : list.CmdBuffer) {
        const auto* const clip = reinterpret_cast<const unsigned char*>(&command.ClipRect);
        copy.bytes.insert(copy.bytes.end(), clip, clip + sizeof(command.ClipRect));
    }
    copy.extent = extent_of(list);
    return copy;
}

std::vector<KeptLists::Part> KeptLists::to_draw(const std::vector<const ImDrawList*>& lists,
                                                const Rect& map) {
    std::vector<Copy> now;
    now.reserve(lists.size());
    for (const ImDrawList* list : lists) {
        now.push_back(copy_of(*list));
    }
    const std::vector<Copy> before = std::exchange(m_before, std::move(now));
    if (before.size() != lists.size()) {
        return all_of(lists.size());
    }
    // The soft edges of a panel's border reach over its side.
    constexpr float soft = 2.0F;
    const Extent ground{map.x - soft, map.y - soft, map.right() + soft, map.bottom() + soft};
    const Extent inner{map.x + soft, map.y + soft, map.right() - soft, map.bottom() - soft};
    std::vector<Part> drawn;
    std::vector<Extent> touched;
    for (std::size_t i = 0; i < lists.size(); ++i) {
        const Extent& extent = m_before[i].extent;
        const Extent& old = before[i].extent;
        const bool changed = before[i] != m_before[i];
        // What it showed before has to go, unless this list or the map is drawn over it. It may be
        // another window's: one that closed while another opened.
        if (changed && !old.empty() && !old.inside(extent) && !old.inside(ground)) {
            return all_of(lists.size());
        }
        if (extent.empty()) {
            continue;
        }
        const bool over_map = extent.meets(inner);
        if (over_map && !extent.inside(ground)) {
            return all_of(lists.size());
        }
        if (over_map || changed) {
            drawn.push_back({static_cast<int>(i)});
            touched.push_back(extent);
            continue;
        }
        const std::size_t below = touched.size();
        for (std::size_t other = 0; other < below; ++other) {
            if (touched[other].meets(extent)) {
                const Extent over = extent.shared_with(touched[other]);
                drawn.push_back({static_cast<int>(i),
                                 {std::floor(over.left), std::floor(over.top),
                                  std::ceil(over.right), std::ceil(over.bottom)}});
                touched.push_back(over);
            }
        }
    }
    return drawn;
}

}  // namespace zamin::viewer
