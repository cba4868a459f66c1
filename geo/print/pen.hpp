// A page being drawn: Cairo's context in millimetres, the typesetter, and a record of what was set,
// so that a test can see that no text leaves its place. For .cpp files of geo/print only.
#pragma once

#include <string_view>
#include <vector>

#include "print/earth_grid.hpp"
#include "print/leaf.hpp"
#include "print/placed.hpp"
#include "print/type.hpp"

namespace zamin::print {

// What pages are drawn with, one after the other; a desk a thread.
struct Desk {
    Typesetter type;
    EarthGrids grids;
};

class Pen {
  public:
    Pen(Leaf& leaf, Desk& desk, std::vector<SetText>& record)
        : page(leaf), cr(leaf.context()), type(desk.type), grids(desk.grids), m_record(&record) {}

    Leaf& page;
    cairo_t* const cr;
    const Typesetter& type;
    EarthGrids& grids;

    // Text at the top of its place, broken to its width and aligned in it.
    void text(std::string_view words, const TextStyle& style, const RectMm& within);
    // One line, which ends in an ellipsis where the place is too narrow.
    void line(std::string_view words, const TextStyle& style, const RectMm& within);
    void rule(double x0, double x1, double y, style::Colour colour, double width_mm = 0.15);
    void box(const RectMm& place, style::Colour colour, double width_mm = 0.2);

  private:
    std::vector<SetText>* m_record;
};

}  // namespace zamin::print
