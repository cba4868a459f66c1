// The charts of the step "New centres".
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>

#include "siting/siting.hpp"
#include "viewer/ui.hpp"

namespace zamin::viewer {

// Bound and best plan over time, closing in on each other; `text` writes a value of the objective.
void trace_chart(const Ui& ui, std::span<const siting::TracePoint> points,
                 const std::function<std::string(double)>& text);

// A point for each number of new sites, joined; the chosen one is filled. The point that was
// clicked, else none; `hovered` is the one under the cursor.
struct CurvePoint {
    int new_sites = 0;
    double value = 0.0;
};
std::optional<std::size_t> curve_chart(const Ui& ui, std::span<const CurvePoint> points,
                                       std::optional<std::size_t> chosen,
                                       const std::function<std::string(double)>& text,
                                       std::optional<std::size_t>& hovered);

}  // namespace zamin::viewer
