// Whether a layer's numbers fit its coordinate system, once they are read; for .cpp files of
// geo/io only.
#pragma once

#include "core/layer.hpp"
#include "core/problem.hpp"

namespace zamin::io {

// Layers without a system whose numbers can be degrees become WGS 84, and the report says so, as it
// says what was turned round and how near to WGS 84 another datum can be brought. Throws Error,
// with the systems that fit, where the numbers cannot be what the layer says or leaves unsaid.
void settle_crs(Layer& layer, ImportReport& report);

}  // namespace zamin::io
