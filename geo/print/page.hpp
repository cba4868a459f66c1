// Sheets of paper: ISO sizes, which way up, margins.
#pragma once

#include <cstdint>
#include <string_view>

#include "print/rect.hpp"

namespace zamin::print {

enum class Paper : std::uint8_t { a5, a4, a3, a2, a1, a0 };
enum class Orientation : std::uint8_t { portrait, landscape };

const char* to_string(Paper paper);
// "A4" or "a4"; throws UsageError naming the sizes.
Paper paper_from(std::string_view word);
// "portrait" or "landscape"; throws UsageError naming both.
Orientation orientation_from(std::string_view word);

struct PageFormat {
    Paper paper = Paper::a4;
    Orientation orientation = Orientation::landscape;
    bool binding = false;  // a margin of 20 mm at the left edge

    SizeMm size_mm() const;  // ISO 216, exact
    // What may be printed on: 12 mm inside the edge (A5: 10 mm).
    RectMm content_mm() const;
    // How much larger type and signs are than on A4: 0.85 on A5, 2.2 on A0.
    double type_scale() const;
};

}  // namespace zamin::print
