#include "style/labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

namespace zamin::style {

namespace {

constexpr double corner_share = 0.8;

using Positions = std::array<ScreenPoint, 9>;

// Top left corners to try, best first; `count` of them are used.
Positions positions(const LabelCandidate& label, std::size_t& count) {
    const double left = label.anchor.x - label.width_px / 2;
    const double top = label.anchor.y - label.height_px / 2;
    if (label.kind == LabelKind::area) {
        count = 1;
        return {ScreenPoint{left, top}};
    }
    if (label.kind == LabelKind::movable_area) {
        count = 9;
        const double step = label.height_px * 0.75;
        const double aside = label.width_px * 0.35;
        return {ScreenPoint{left, top},
                ScreenPoint{left, top - step},
                ScreenPoint{left, top + step},
                ScreenPoint{left - aside, top},
                ScreenPoint{left + aside, top},
                ScreenPoint{left, top - 2 * step},
                ScreenPoint{left, top + 2 * step},
                ScreenPoint{left + aside, top - step},
                ScreenPoint{left - aside, top + step}};
    }
    constexpr double space_px = 3.0;
    const double beside = label.sign_px / 2 + space_px;
    count = label.essential ? 8 : 4;
    const double right_x = label.anchor.x + beside;
    const double left_x = label.anchor.x - beside - label.width_px;
    const double above_y = label.anchor.y - beside - label.height_px;
    const double below_y = label.anchor.y + beside;
    // A round sign leaves room at its corners.
    const double nearer = label.sign_px / 2 * (1.0 - corner_share);
    return {ScreenPoint{right_x, top},
            ScreenPoint{left_x, top},
            ScreenPoint{left, above_y},
            ScreenPoint{left, below_y},
            ScreenPoint{right_x - nearer, above_y + nearer},
            ScreenPoint{right_x - nearer, below_y - nearer},
            ScreenPoint{left_x + nearer, above_y + nearer},
            ScreenPoint{left_x + nearer, below_y - nearer},
            ScreenPoint{}};
}

bool overlap(const PlacedLabel& a, const PlacedLabel& b, double gap_px) {
    return a.top_left.x < b.top_left.x + b.width_px + gap_px &&
           b.top_left.x < a.top_left.x + a.width_px + gap_px &&
           a.top_left.y < b.top_left.y + b.height_px + gap_px &&
           b.top_left.y < a.top_left.y + a.height_px + gap_px;
}

bool inside(const PlacedLabel& label, double width_px, double height_px) {
    return label.top_left.x >= 0.0 && label.top_left.y >= 0.0 &&
           label.top_left.x + label.width_px <= width_px &&
           label.top_left.y + label.height_px <= height_px;
}

// The signs that no other name may cover, or only the essential ones; `text` tells whose they are.
std::vector<PlacedLabel> signs(std::span<const LabelCandidate> candidates, bool only_essential) {
    std::vector<PlacedLabel> boxes;
    for (const LabelCandidate& label : candidates) {
        if (label.sign_px > 0.0 && (label.essential || !only_essential)) {
            const double half = label.sign_px / 2;
            boxes.push_back({label.text,
                             {label.anchor.x - half, label.anchor.y - half},
                             label.sign_px,
                             label.sign_px,
                             0});
        }
    }
    return boxes;
}

// The first position where the label lies on no other and covers no sign but its own.
std::optional<PlacedLabel> free_place(const LabelCandidate& label,
                                      const std::vector<PlacedLabel>& placed,
                                      const std::vector<PlacedLabel>& obstacles, double gap_px,
                                      double width_px, double height_px) {
    std::size_t count = 0;
    const Positions tried = positions(label, count);
    const bool is_bound = label.kind == LabelKind::movable_area && label.room_px > 0.0;
    for (std::size_t k = 0; k < count; ++k) {
        if (is_bound &&
            std::hypot(tried[k].x - tried[0].x, tried[k].y - tried[0].y) > label.room_px) {
            continue;
        }
        const PlacedLabel box{label.text, tried[k], label.width_px, label.height_px, 0};
        const bool free =
            std::ranges::none_of(
                placed, [&](const PlacedLabel& other) { return overlap(box, other, gap_px); }) &&
            std::ranges::none_of(obstacles, [&](const PlacedLabel& sign) {
                return sign.text != label.text && overlap(box, sign, 0.0);
            });
        if (free && inside(box, width_px, height_px)) {
            return box;
        }
    }
    return std::nullopt;
}

// The same in its other forms, best first.
std::optional<PlacedLabel> free_place_in_any_form(LabelCandidate label,
                                                  const std::vector<PlacedLabel>& placed,
                                                  const std::vector<PlacedLabel>& obstacles,
                                                  double gap_px, double width_px,
                                                  double height_px) {
    auto box = free_place(label, placed, obstacles, gap_px, width_px, height_px);
    for (std::size_t k = 0; !box && k < label.other_forms.size(); ++k) {
        if (label.other_forms[k].width_px > 0.0) {
            label.width_px = label.other_forms[k].width_px;
            label.height_px = label.other_forms[k].height_px;
            box = free_place(label, placed, obstacles, gap_px, width_px, height_px);
            if (box) {
                box->form = k + 1;
            }
        }
    }
    return box;
}

}  // namespace

std::vector<PlacedLabel> place_labels(std::span<const LabelCandidate> candidates, double width_px,
                                      double height_px, double gap_px,
                                      std::span<const PlacedLabel> kept_clear,
                                      std::span<const PlacedLabel> avoided) {
    std::vector<std::size_t> order(candidates.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return candidates[a].priority != candidates[b].priority
                   ? candidates[a].priority > candidates[b].priority
                   : candidates[a].text < candidates[b].text;
    });
    std::vector<PlacedLabel> obstacles = signs(candidates, false);
    const std::vector<PlacedLabel> hard_obstacles = signs(candidates, true);
    obstacles.insert(obstacles.end(), kept_clear.begin(), kept_clear.end());
    std::vector<PlacedLabel> soft_obstacles = obstacles;
    soft_obstacles.insert(soft_obstacles.end(), avoided.begin(), avoided.end());
    std::vector<PlacedLabel> placed;
    for (const std::size_t i : order) {
        const LabelCandidate& label = candidates[i];
        const auto try_off = [&](const std::vector<PlacedLabel>& taken) {
            return free_place_in_any_form(label, placed, taken, gap_px, width_px, height_px);
        };
        auto box = try_off(soft_obstacles);
        if (!box && !avoided.empty()) {
            box = try_off(obstacles);
        }
        if (!box && label.essential) {
            box = try_off(hard_obstacles);
        }
        if (box) {
            placed.push_back(*box);
        }
    }
    return placed;
}

}  // namespace zamin::style
