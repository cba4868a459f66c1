// Scales and directions of a map on paper.
#pragma once

#include <string>

#include "core/crs.hpp"
#include "core/geometry.hpp"
#include "print/page.hpp"
#include "text/catalogue.hpp"

namespace zamin::print {

// The smallest N of {1, 1.5, 2, 2.5, 3, 4, 5, 7.5} x 10^k, at least 1:100, at which `wanted` is
// reached: N >= wanted.
double round_scale(double wanted);
// N at which a box in metres fits into the frame with a margin of `margin_share` on each side,
// rounded up; a point or an empty box gives 1:5000.
double fitting_scale(const Box& box_m, SizeMm frame_mm, double margin_share = 0.03);

// What a frame shows of the map about a box, at its fitting scale; empty where the box is.
Box box_shown(const Box& box_m, SizeMm frame_mm);

// With a third of its size on every side, 40 m at least: users complain of maps that are too tight.
Box with_room(const Box& box_m);

// The size that a map will about have on a page of the format, before anything is measured.
SizeMm expected_frame(const PageFormat& format);

// N that the extent will about have on a page of the format, before anything is measured.
double expected_scale(const Box& extent_m, const PageFormat& format);

struct ScaleBar {
    double length_m = 0.0;  // 1, 2 or 5 times a power of ten
    double length_mm = 0.0;
};
// The longest round bar of at most `most_mm` at 1:`scale`.
ScaleBar scale_bar(double scale, double most_mm);

// N of "1:25000", "25000" or "1:25 000". Throws UsageError for anything else.
double scale_from(const std::string& text);
// "500 m", "20 km"; lengths of a metre and more.
std::string length_text(double length_m, const text::Catalogue& words);
// "1:25 000"
std::string scale_text(double scale, text::Language language);

}  // namespace zamin::print
