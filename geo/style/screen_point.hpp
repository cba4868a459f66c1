// A place on a picture, screen or page.
#pragma once

namespace zamin::style {

// Pixels (of a page: of 25.4 / 96 mm), x to the right, y down from the top left corner.
struct ScreenPoint {
    double x = 0.0;
    double y = 0.0;
};

}  // namespace zamin::style
