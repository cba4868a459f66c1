#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "viewer/panels/panel_window.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/scale_bar.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

constexpr float bar_px = 110.0F;
constexpr float item_gap = 20.0F;

// Writes at x in the bar's middle; the right end is returned.
float written(const Ui& ui, float x, const std::string& text, Colour colour) {
    const Rect bar = ui.layout.status;
    draw_text(*ImGui::GetWindowDrawList(), ui.fonts.small,
              {bar.x + x, bar.y + std::round((bar.h - ui.fonts.small.px) / 2)}, packed(colour),
              text);
    return x + text_size(ui.fonts.small, text).x;
}

// "500 m", "20 km" in the reader's language; parts of a metre stay as they are.
std::string bar_label(const Ui& ui, const ScaleBar& bar) {
    if (bar.length_m < 1.0) {
        return bar.label;
    }
    const bool kilometres = bar.length_m >= 1000.0;
    const std::string value =
        ui.integer(std::llround(kilometres ? bar.length_m / 1000.0 : bar.length_m));
    return kilometres ? ui.tr("{0} km", value) : ui.tr("{0} m", value);
}

float drawn_scale_bar(const Ui& ui, float x, const MapView& camera) {
    const ScaleBar bar = scale_bar(camera.metres_per_px, bar_px * ui.scale * ui.density);
    const Rect place = ui.layout.status;
    const auto length = static_cast<float>(bar.length_px) / ui.density;
    const float y = std::round(place.y + place.h * 0.68F);
    const float tick = ui.px(4.0F);
    const ImU32 ink = packed(ui.theme->ink);
    const float line = std::max(1.0F, ui.px(1.2F));
    const float left = place.x + x;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddLine({left, y}, {left + length, y}, ink, line);
    list.AddLine({left, y - tick}, {left, y + tick}, ink, line);
    list.AddLine({left + length, y - tick}, {left + length, y + tick}, ink, line);
    return written(ui, x + length + ui.px(6.0F), bar_label(ui, bar), ui.theme->ink);
}

// " 40 %, 12 s left"
std::string progress_text(const Ui& ui, const JobStatus& job) {
    std::string text;
    if (job.fraction > 0.0) {
        text = fmt::format(" {:.0f} %", std::floor(job.fraction * 100.0));
    }
    if (job.left_s) {
        const double left_s = std::max(std::ceil(*job.left_s), 1.0);
        text += left_s < 90.0 ? ui.tr(", {0} s left", left_s)
                              : ui.tr(", {0} min left", std::ceil(left_s / 60.0));
    }
    return text;
}

// Works in the background, from the right; its left end is returned.
float drawn_job(const Ui& ui, const JobStatus& job, std::size_t others, float right,
                ViewState& state) {
    std::string text = ui.words->say(job.title);
    if (job.cancelling) {
        text = ui.tr("Stopping: {0}", text);
    } else {
        text += progress_text(ui, job);
    }
    if (others > 0) {
        text += ui.tr(" and {0} more", others);
    }
    const Rect bar = ui.layout.status;
    const float cross = ui.px(24.0F);
    ImGui::SetCursorScreenPos({bar.x + right - cross, bar.y + (bar.h - cross) / 2});
    if (icon_button(ui, "cancel job", Icon::close, ui.tr("Stop this work; nothing is lost"))) {
        state.ask(CancelJob{job.id});
    }
    const std::string shown = elided(ui.fonts.small, text, ui.px(320.0F));
    const float left = right - cross - text_size(ui.fonts.small, shown).x - ui.px(2.0F);
    ImGui::SetCursorScreenPos({bar.x + left, bar.y});
    if (ImGui::InvisibleButton("all jobs", {right - cross - left, bar.h})) {
        state.jobs_open = !state.jobs_open;
    }
    explain(ui, ui.tr("Click to see all work in the background"));
    written(ui, left, shown, ui.theme->ink);
    // A thin line of progress along the foot of the text.
    const float width = right - left;
    const float y = bar.bottom() - ui.px(2.0F);
    ImGui::GetWindowDrawList()->AddRectFilled(
        {bar.x + left, y},
        {bar.x + left + width * static_cast<float>(std::clamp(job.fraction, 0.0, 1.0)),
         bar.bottom()},
        packed(ui.theme->accent));
    return left;
}

float drawn_notes(const Ui& ui, const Session& session, float right, ViewState& state) {
    const std::size_t count = session.notes.size();
    if (count == 0) {
        return right;
    }
    const std::string label = count == 1 ? ui.tr("1 note") : ui.tr("{0} notes", count);
    const Rect bar = ui.layout.status;
    const float left = right - text_size(ui.fonts.small, label).x;
    ImGui::SetCursorScreenPos(
        {bar.x + left, bar.y + std::round((bar.h - ui.fonts.small.px) / 2 - ui.px(2.0F))});
    if (small_link(ui, label, state.notes_open)) {
        state.notes_open = !state.notes_open;
    }
    return left - ui.px(item_gap);
}

}  // namespace

void jobs_card(const Ui& ui, ViewState& state, const std::vector<JobStatus>& jobs) {
    state.jobs_open = state.jobs_open && !jobs.empty();
    if (!state.jobs_open) {
        return;
    }
    const Rect bar = ui.layout.status;
    const float width = std::min(ui.px(400.0F), bar.w - ui.px(24.0F));
    const float row = ui.px(46.0F);
    const float height =
        std::min(row * static_cast<float>(jobs.size()) + ui.px(24.0F), bar.y - ui.px(60.0F));
    PanelLook look;
    look.on_top = true;
    look.scrolls = true;
    ImGui::PushStyleColor(ImGuiCol_WindowBg, vec4(ui.theme->raised));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(6.0F));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0F);
    {
        const PanelWindow window(
            ui, "background work",
            {bar.right() - width - ui.px(12.0F), bar.y - height - ui.px(8.0F), width, height},
            look);
        for (const JobStatus& job : jobs) {
            ImGui::PushID(static_cast<int>(job.id));
            const ImVec2 at = ImGui::GetCursorScreenPos();
            const float room = ImGui::GetContentRegionAvail().x;
            ImDrawList& list = *ImGui::GetWindowDrawList();
            draw_text(list, ui.fonts.body, at, packed(ui.theme->ink),
                      elided(ui.fonts.body, ui.words->say(job.title), room - ui.px(32.0F)));
            draw_text(list, ui.fonts.small, {at.x, at.y + ui.px(20.0F)}, packed(ui.theme->muted),
                      elided(ui.fonts.small, ui.tr(job.step) + progress_text(ui, job),
                             room - ui.px(32.0F)));
            ImGui::SetCursorScreenPos({at.x + room - ui.px(24.0F), at.y + ui.px(4.0F)});
            if (icon_button(ui, "stop", Icon::close, ui.tr("Stop this work; nothing is lost"))) {
                state.ask(CancelJob{job.id});
            }
            ImGui::SetCursorScreenPos({at.x, at.y + row - ui.px(8.0F)});
            ImGui::Dummy({0.0F, 0.0F});
            ImGui::PopID();
        }
    }
    ImGui::PopStyleVar(2);
    ImGui::PopStyleColor();
}

void status_bar(const Ui& ui, const Session& session, ViewState& state,
                const std::vector<JobStatus>& jobs) {
    const Rect bar = ui.layout.status;
    const PanelWindow window(ui, "status", bar, {0.0F, 0.0F});
    edge(ui, {bar.x, bar.y}, {bar.right(), bar.y});
    float right = bar.w - ui.px(12.0F);
    if (!jobs.empty()) {
        right = drawn_job(ui, jobs.front(), jobs.size() - 1, right, state) - ui.px(item_gap);
    }
    right = drawn_notes(ui, session, right, state);
    if (session.box_m().empty()) {
        if (jobs.empty()) {
            written(ui, ui.px(16.0F), ui.tr("Nothing open"), ui.theme->muted);
        }
        return;
    }
    // The coordinates keep their place while the cursor moves.
    float x = ui.px(16.0F);
    const float widest = text_size(ui.fonts.small, "00.0000\xC2\xA0N 000.0000\xC2\xA0W").x;
    if (state.cursor_lonlat) {
        written(ui, x, coordinates_text(*state.cursor_lonlat), ui.theme->ink);
    } else {
        written(ui, x, "\xE2\x80\x93", ui.theme->muted);
    }
    x += widest + ui.px(item_gap);
    const double px_per_inch = 96.0 * ui.scale * ui.density;
    x = written(ui, x, scale_text(state.camera.scale_denominator(px_per_inch)), ui.theme->ink) +
        ui.px(item_gap);
    x = drawn_scale_bar(ui, x, state.camera) + ui.px(item_gap);
    const std::string projection = session.map_crs.name();
    if (x + text_size(ui.fonts.small, projection).x < right) {
        written(ui, x, projection, ui.theme->muted);
    }
}

}  // namespace zamin::viewer
