#include "print/block_parts.hpp"

#include <algorithm>

#include "text/number.hpp"

namespace zamin::print::block_parts {

TextStyle small(const Measures& m, Align align) {
    return {7.5 * m.scale, theme().ink, false, false, align};
}

namespace {

TextStyle heading(const Measures& m) {
    return {8.5 * m.scale, theme().ink, true, false, Align::left};
}

}  // namespace

double heading_height(const Typesetter& type, const std::string& title, const Measures& m,
                      double width) {
    return title.empty() ? 0.0 : type.measure(title, heading(m), width).h + 1.0 * m.scale;
}

RectMm under_heading(Pen& pen, const std::string& title, const Measures& m, const RectMm& place) {
    const double height = heading_height(pen.type, title, m, place.w);
    pen.text(title, heading(m), {place.x, place.y, place.w, height});
    return {place.x, place.y + height, place.w, place.h - height};
}

std::string more_text(std::size_t left, const text::Catalogue& words) {
    const auto n = static_cast<std::int64_t>(left);
    return words.tr_n("+{0} more", "+{0} more", n, text::integer(n, words.language()));
}

std::size_t shown_rows(std::size_t rows, std::size_t most) {
    return rows <= most + 1 ? rows : most;
}

}  // namespace zamin::print::block_parts
