#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "core/msgid.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/panels/print_view.hpp"
#include "viewer/panels/task_panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

// A title and a link a choice, in as many lines as they take; true when another was chosen.
template <typename Value>
bool links(const Ui& ui, const char* id, const std::string& title,
           const std::vector<std::pair<Value, std::string>>& choices, Value& chosen) {
    bool changed = false;
    muted(ui, title);
    ImGui::PushID(id);
    for (const auto& [value, label] : choices) {
        if (ImGui::GetContentRegionAvail().x < text_size(ui.fonts.small, label).x) {
            ImGui::NewLine();
        }
        if (small_link(ui, label, chosen == value) && !(chosen == value)) {
            chosen = value;
            changed = true;
        }
        ImGui::SameLine(0.0F, ui.px(12.0F));
    }
    ImGui::NewLine();
    ImGui::PopID();
    return changed;
}

const char* per_title(std::string_view per) {
    return per == "districts"  ? msgid("a page a district")
           : per == "jamoats"  ? msgid("a page a jamoat")
           : per == "villages" ? msgid("a page a village")
           : per == "parcels"  ? msgid("a page a parcel")
           : per == "groups"   ? msgid("a page a group")
           : per == "clusters" ? msgid("a page a cluster")
                               : msgid("a page a centre");
}

// The maps that the sources serve, and what each is cut into.
void choose_map(const Ui& ui, const Session& session, PrintSettings& wanted) {
    muted(ui, ui.tr("Map"));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(8.0F), ui.px(4.0F)});
    for (const commands::PrintMapKind& kind : commands::print_map_kinds()) {
        const bool ready = std::ranges::all_of(
            kind.needs, [&](const char* role) { return session.of_role(role) != nullptr; });
        ImGui::BeginDisabled(!ready);
        if (link(ui, ui.tr(kind.title), wanted.map == kind.word) && wanted.map != kind.word) {
            wanted.map = kind.word;
            wanted.per.clear();
            wanted.page = 0;
        }
        ImGui::EndDisabled();
        if (!ready) {
            std::string roles;
            for (const char* role : kind.needs) {
                roles += (roles.empty() ? "" : ", ") + ui.tr(role);
            }
            explain(ui, ui.tr("It needs: {0}.", roles));
        }
    }
    ImGui::PopStyleVar();
    std::vector<std::pair<std::string, std::string>> per{{"", ui.tr("one page")}};
    for (const char* word : commands::print_map_kind(wanted.map).per) {
        per.emplace_back(word, ui.tr(per_title(word)));
    }
    if (links(ui, "per", ui.tr("Pages"), per, wanted.per)) {
        wanted.page = 0;
    }
}

void choose_paper(const Ui& ui, PrintView& view) {
    print::PageFormat& format = view.wanted.format;
    using print::Orientation;
    using print::Paper;
    links<Paper>(ui, "paper", ui.tr("Paper"),
                 {{Paper::a5, "A5"},
                  {Paper::a4, "A4"},
                  {Paper::a3, "A3"},
                  {Paper::a2, "A2"},
                  {Paper::a1, "A1"},
                  {Paper::a0, "A0"}},
                 format.paper);
    links<Orientation>(
        ui, "way", ui.tr("Orientation"),
        {{Orientation::landscape, ui.tr("landscape")}, {Orientation::portrait, ui.tr("portrait")}},
        format.orientation);
    std::vector<std::pair<text::Language, std::string>> languages;
    for (const text::Language language : text::languages) {
        languages.emplace_back(language, text::own_name(language));
    }
    view.language_chosen |=
        links(ui, "language", ui.tr("Language of the page"), languages, view.wanted.language);
    tick(ui, ui.tr("Margin for binding"), format.binding);
    tick(ui, ui.tr("Black and white"), view.wanted.black_and_white);
    muted(ui, ui.tr("Name of the organisation at the head"));
    ImGui::SetNextItemWidth(-1.0F);
    ImGui::InputText("##organisation", &view.organisation);
    if (ImGui::IsItemDeactivatedAfterEdit()) {
        view.wanted.organisation = view.organisation;
    }
}

void turn_pages(const Ui& ui, PrintView& view) {
    if (view.pages < 2) {
        return;
    }
    const auto last = view.pages - 1;
    if (small_link(ui, ui.tr("Page before")) && view.wanted.page > 0) {
        --view.wanted.page;
    }
    ImGui::SameLine(0.0F, ui.px(12.0F));
    if (small_link(ui, ui.tr("Next page")) && view.wanted.page < last) {
        ++view.wanted.page;
    }
    ImGui::SameLine(0.0F, ui.px(12.0F));
    muted(ui, ui.tr("{0} of {1}", ui.integer(static_cast<std::int64_t>(view.wanted.page) + 1),
                    ui.integer(static_cast<std::int64_t>(view.pages))));
}

// The one next step, and the other files that the pages can become.
void write_buttons(const Ui& ui, const Session& session, PrintView& view, ViewState& state) {
    const bool ready = view.map && view.shown == view.wanted && !view.running;
    const char* wanted = nullptr;
    ImGui::BeginDisabled(!ready);
    if (primary_button(ui, ui.tr("Write PDF"))) {
        wanted = "pdf";
    }
    ImGui::SameLine(0.0F, ui.px(16.0F));
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + ui.px(7.0F));
    for (const char* ending : {"png", "svg"}) {
        const bool picture = ending == std::string_view("png");
        if (small_link(ui, picture ? "PNG" : "SVG")) {
            wanted = ending;
        }
        explain(ui, picture ? ui.tr("Write pictures (PNG)") : ui.tr("Write drawings (SVG)"));
        ImGui::SameLine(0.0F, ui.px(12.0F));
    }
    ImGui::NewLine();
    ImGui::EndDisabled();
    if (wanted != nullptr) {
        view.running = true;
        state.ask(print_work(view, session, wanted));
    }
    muted(ui, ui.tr("All pages, beside the project. A PDF has real text, knows its coordinates "
                    "and opens in map readers of telephones."));
}

}  // namespace

void print_panel(const Ui& ui, const Session& session, ViewState& state) {
    const bool ready = session.of_role("plots") != nullptr;
    if (!ready) {
        paragraph(ui, ui.tr("The map that goes on the table: a sheet, an atlas with a page for "
                            "each district, or the land request of a group, as PDF."));
        rule(ui);
        needs(ui, session, state,
              {{"districts", msgid("Districts, for the pages of an atlas")},
               {"plots", msgid("Plots, for the map")},
               {"groups", msgid("Producer groups, for their requests"), true}});
        return;
    }
    PrintView& view = print_view(state);
    if (!view.language_chosen) {
        view.wanted.language = ui.words->language();
    }
    choose_map(ui, session, view.wanted);
    turn_pages(ui, view);
    if (!view.failure.empty()) {
        paragraph(ui, ui.words->say(view.failure));
    } else if (view.running) {
        muted(ui, ui.tr("Making the page…"));
    }
    write_buttons(ui, session, view, state);
    rule(ui);
    choose_paper(ui, view);
    if (!view.running && view.shown != view.wanted) {
        view.running = true;
        state.ask(preview_work(session, view));
    }
}

bool shows_page(const ViewState& state) {
    return state.task == Task::print && state.print && state.print->picture;
}

void print_on_map(const Ui& ui, const Session&, const ViewState& state, ImDrawList& list) {
    if (!shows_page(state)) {
        return;
    }
    PrintView& view = *state.print;
    const PagePicture& picture = *view.picture;
    Rect map = ui.layout.map;
    list.AddRectFilled({map.x, map.y}, {map.right(), map.bottom()}, packed(ui.theme->line));
    // In a narrow window panels lie on the map.
    if (ui.layout.narrow) {
        map.x += ui.layout.left.w;
        map.w -= ui.layout.left.w + ui.layout.right.w;
    }
    const float room = ui.px(24.0F);
    const float scale = std::max(std::min((map.w - 2 * room) / static_cast<float>(picture.width),
                                          (map.h - 2 * room) / static_cast<float>(picture.height)),
                                 0.0F);
    const ImVec2 size{static_cast<float>(picture.width) * scale,
                      static_cast<float>(picture.height) * scale};
    const ImVec2 from{map.x + (map.w - size.x) / 2, map.y + (map.h - size.y) / 2};
    const ImVec2 to{from.x + size.x, from.y + size.y};
    const float shade = ui.px(3.0F);
    list.AddRectFilled({from.x + shade, from.y + shade}, {to.x + shade, to.y + shade},
                       packed(ui.theme->ink, 0.25F));
    list.AddRectFilled(from, to, IM_COL32_WHITE);
    if (const ImTextureID texture = view.texture.show(picture)) {
        list.AddImage(texture, from, to);
    }
}

}  // namespace zamin::viewer
