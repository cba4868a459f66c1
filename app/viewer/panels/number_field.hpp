// A number to type in.
#pragma once

#include <string>

#include "viewer/ui.hpp"

namespace zamin::viewer {

// With the decimal sign of the window's language; a point and a comma are both understood, and what
// is no number changes nothing. Takes the width of the next item. With a step, buttons beside it
// take so much away or put it on. True in the frame of a change.
bool number_field(const Ui& ui, const char* id, int decimals, double& value, double step = 0.0);

}  // namespace zamin::viewer
