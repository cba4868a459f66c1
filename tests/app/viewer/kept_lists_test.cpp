#include "viewer/kept_lists.hpp"

#include <doctest/doctest.h>

#include "viewer/gui.hpp"

using namespace zamin::viewer;

namespace {

// The lists of one frame: rectangles by their left edge, width and colour, each a window.
struct Window {
    const char* name;
    float x;
    float width;
    ImU32 colour;
};
const Window map{"map", 100, 200, 0xFF00FF00};
const Window left{"left", 0, 100, 0xFF0000FF};

std::vector<KeptLists::Part> parts(KeptLists& kept, const std::vector<Window>& windows) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {400, 100};
    io.DeltaTime = 0.03F;
    // ImGui shows a new window from its second frame on.
    for (int i = 0; i < 2; ++i) {
        ImGui::NewFrame();
        for (const Window& window : windows) {
            ImGui::SetNextWindowPos({window.x, 0});
            ImGui::SetNextWindowSize({window.width, 100});
            ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
            ImGui::Begin(window.name, nullptr,
                         ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                             ImGuiWindowFlags_NoFocusOnAppearing);
            ImGui::GetWindowDrawList()->AddRectFilled({window.x, 0}, {window.x + window.width, 100},
                                                      window.colour);
            ImGui::End();
            ImGui::PopStyleVar();
        }
        ImGui::Render();
    }
    const ImDrawData& data = *ImGui::GetDrawData();
    std::vector<const ImDrawList*> lists;
    for (int i = 0; i < data.CmdListsCount; ++i) {
        lists.push_back(data.CmdLists[i]);
    }
    return kept.to_draw(lists, {100, 0, 200, 100});
}

std::vector<int> drawn(KeptLists& kept, const std::vector<Window>& windows) {
    std::vector<int> lists;
    for (const KeptLists::Part& part : parts(kept, windows)) {
        lists.push_back(part.list);
    }
    return lists;
}

}  // namespace

TEST_CASE("only what lies over the map and what changed is drawn again") {
    const Gui gui(1.0F, 1.0F);
    KeptLists kept;
    const Window right{"right", 300, 100, 0xFFFF0000};
    CHECK(drawn(kept, {map, left, right}) == std::vector<int>{0, 1, 2});
    CHECK(drawn(kept, {map, left, right}) == std::vector<int>{0});
    Window other = right;
    other.colour = 0xFF123456;
    CHECK(drawn(kept, {map, left, other}) == std::vector<int>{0, 2});
    kept.forget();
    CHECK(drawn(kept, {map, left, other}) == std::vector<int>{0, 1, 2});
}

TEST_CASE("something that lies half over the map has everything drawn again") {
    const Gui gui(1.0F, 1.0F);
    KeptLists kept;
    const Window menu{"menu", 50, 100, 0xFFFFFFFF};
    drawn(kept, {map, left});
    CHECK(drawn(kept, {map, left, menu}) == std::vector<int>{0, 1, 2});
    CHECK(drawn(kept, {map, left, menu}) == std::vector<int>{0, 1, 2});
    CHECK(drawn(kept, {map, left}) == std::vector<int>{0, 1});
    CHECK(drawn(kept, {map, left}) == std::vector<int>{0});
}

TEST_CASE("a window that closed while another opened leaves nothing behind") {
    const Gui gui(1.0F, 1.0F);
    KeptLists kept;
    const Window dialog{"dialog", 0, 390, 0xFFFFFFFF};
    const Window card{"card", 150, 50, 0xFF888888};
    drawn(kept, {map, left, dialog});
    // As many lists as before; what the dialog covered beside the map has to be drawn again.
    CHECK(drawn(kept, {map, left, card}) == std::vector<int>{0, 1, 2});
    CHECK(drawn(kept, {map, left, card}) == std::vector<int>{0, 2});
}

TEST_CASE("of a panel whose border reaches over what changed only that border is drawn again") {
    const Gui gui(1.0F, 1.0F);
    KeptLists kept;
    Window status{"status", 320, 80, 0xFFFFFFFF};
    const Window right{"right", 302, 19, 0xFFFF0000};
    const Window inside{"inside", 304, 10, 0xFF00FFFF};
    parts(kept, {map, status, right, inside});
    status.colour = 0xFFEEEEEE;
    const auto again = parts(kept, {map, status, right, inside});
    REQUIRE(again.size() == 3);
    CHECK(again[1].list == 1);
    CHECK(again[1].clip.x < 320);
    CHECK(again[2].list == 2);
    CHECK(again[2].clip.x == 320);
    CHECK(again[2].clip.z == 321);
}
