// Hatches, as lines for Cairo and dot by dot for pictures. Both are anchored to the page, so that
// neighbouring pieces join. For .cpp files of geo/print only.
#pragma once

#include <vector>

#include "print/handles.hpp"
#include "print/page_map.hpp"
#include "print/rect.hpp"

namespace zamin::print {

// Across the clip's box, in the current colour; millimetres.
void draw_hatch(cairo_t* cr, Hatch hatch);

// How much of a dot the lines of a hatch cover, 0..1.
class HatchDots {
  public:
    // The dots' upper left corner lies at `origin_mm` of the page.
    HatchDots(Hatch hatch, Coord origin_mm, double px_per_mm);
    float at(int x, int y) const;

  private:
    // Parallel lines; at multiples of the spacing along their normal.
    struct Lines {
        Coord direction;
        double spacing_mm;
        bool dashed;
    };

    bool m_dotted;
    std::vector<Lines> m_lines;
    Coord m_origin_mm;
    double m_px_per_mm;
};

}  // namespace zamin::print
