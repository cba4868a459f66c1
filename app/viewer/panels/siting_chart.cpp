#include "viewer/panels/siting_chart.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

// Where values lie in a frame that is drawn at the cursor's place.
struct Frame {
    ImVec2 from;
    ImVec2 to;
    double least_x = 0.0;
    double most_x = 1.0;
    double least_y = 0.0;
    double most_y = 1.0;

    ImVec2 at(double x, double y) const {
        const auto share = [](double v, double a, double b) {
            return static_cast<float>(b > a ? (v - a) / (b - a) : 0.5);
        };
        return {from.x + (to.x - from.x) * share(x, least_x, most_x),
                to.y - (to.y - from.y) * share(y, least_y, most_y)};
    }
};

Frame frame_here(const Ui& ui, float height_at_1, float margin_at_1) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float margin = ui.px(margin_at_1);
    return {{at.x + margin, at.y + margin},
            {at.x + width - margin, at.y + ui.px(height_at_1) - margin}};
}

void take_room(const Ui& ui, const char* id, float height_at_1) {
    ImGui::InvisibleButton(id, {ImGui::GetContentRegionAvail().x, ui.px(height_at_1)});
}

void base_line(const Ui& ui, const Frame& frame) {
    ImGui::GetWindowDrawList()->AddLine({frame.from.x, frame.to.y}, frame.to,
                                        packed(ui.theme->line), ui.px(1.0F));
}

// Values hold until the next point: a staircase.
void stairs(const Ui& ui, const Frame& frame, std::span<const siting::TracePoint> points,
            double siting::TracePoint::*value, Colour colour) {
    std::vector<ImVec2> line;
    for (const siting::TracePoint& point : points) {
        if (!std::isfinite(point.*value)) {
            continue;
        }
        const ImVec2 next = frame.at(point.seconds, point.*value);
        if (!line.empty()) {
            line.push_back({next.x, line.back().y});
        }
        line.push_back(next);
    }
    if (!line.empty()) {
        line.push_back({frame.to.x, line.back().y});
        ImGui::GetWindowDrawList()->AddPolyline(line.data(), static_cast<int>(line.size()),
                                                packed(colour), ImDrawFlags_None, ui.px(2.0F));
    }
}

}  // namespace

void trace_chart(const Ui& ui, std::span<const siting::TracePoint> points,
                 const std::function<std::string(double)>& text) {
    constexpr float height = 96.0F;
    Frame frame = frame_here(ui, height, 4.0F);
    take_room(ui, "trace", height);
    base_line(ui, frame);
    if (points.empty()) {
        return;
    }
    frame.least_y = std::numeric_limits<double>::infinity();
    frame.most_y = -frame.least_y;
    for (const siting::TracePoint& point : points) {
        for (const double value : {point.bound, point.incumbent}) {
            if (std::isfinite(value)) {
                frame.least_y = std::min(frame.least_y, value);
                frame.most_y = std::max(frame.most_y, value);
            }
        }
    }
    frame.most_x = std::max(points.back().seconds * 1.02, 1e-3);
    stairs(ui, frame, points, &siting::TracePoint::bound, ui.theme->muted);
    stairs(ui, frame, points, &siting::TracePoint::incumbent, ui.theme->accent);
    const siting::TracePoint& last = points.back();
    muted(ui, ui.tr("Best so far: {0}", text(last.incumbent)));
    muted(ui, ui.tr("Nothing can be better than: {0}", text(last.bound)));
}

std::optional<std::size_t> curve_chart(const Ui& ui, std::span<const CurvePoint> points,
                                       std::optional<std::size_t> chosen,
                                       const std::function<std::string(double)>& text,
                                       std::optional<std::size_t>& hovered) {
    constexpr float height = 118.0F;
    Frame frame = frame_here(ui, height - 18.0F, 10.0F);
    take_room(ui, "curve", height);
    const bool over = ImGui::IsItemHovered();
    const bool clicked = ImGui::IsItemClicked();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    base_line(ui, frame);
    hovered.reset();
    if (points.empty()) {
        return std::nullopt;
    }
    frame.least_x = 1.0;
    frame.most_x = std::max(points.back().new_sites, 2);
    const auto [least, most] = std::ranges::minmax(points, {}, &CurvePoint::value);
    frame.least_y = std::min(0.0, least.value);
    frame.most_y = std::max(most.value, frame.least_y + 1e-9);
    std::vector<ImVec2> line;
    for (const CurvePoint& point : points) {
        line.push_back(frame.at(point.new_sites, point.value));
    }
    list.AddPolyline(line.data(), static_cast<int>(line.size()), packed(ui.theme->accent, 0.6F),
                     ImDrawFlags_None, ui.px(1.6F));
    if (over) {
        const float x = ImGui::GetIO().MousePos.x;
        const auto nearest = std::ranges::min_element(
            line, {}, [x](const ImVec2& at) { return std::abs(at.x - x); });
        hovered = static_cast<std::size_t>(nearest - line.begin());
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool filled = chosen == i || hovered == i;
        list.AddCircleFilled(line[i], ui.px(filled ? 5.0F : 3.5F),
                             packed(filled ? ui.theme->accent : ui.theme->panel));
        list.AddCircle(line[i], ui.px(filled ? 5.0F : 3.5F), packed(ui.theme->accent), 0,
                       ui.px(1.4F));
        const std::string words = ui.integer(points[i].new_sites);
        draw_text(list, ui.fonts.small,
                  {line[i].x - text_size(ui.fonts.small, words).x / 2, frame.to.y + ui.px(5.0F)},
                  packed(chosen == i ? ui.theme->ink : ui.theme->muted), words);
    }
    if (hovered) {
        explain(ui,
                ui.tr_n("{0} new centre: {1}", "{0} new centres: {1}", points[*hovered].new_sites,
                        ui.integer(points[*hovered].new_sites), text(points[*hovered].value)));
    }
    return clicked ? hovered : std::nullopt;
}

}  // namespace zamin::viewer
