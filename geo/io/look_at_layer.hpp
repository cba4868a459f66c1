// What the first rows of a layer say of it; for .cpp files of geo/io only.
#pragma once

#include "io/gdal_handles.hpp"
#include "io/layer_text.hpp"
#include "io/read.hpp"

namespace zamin::io {

// Everything but the number of features and the extent, which may need the whole file. A damaged
// row does not hide the others; a failure at the end of the rows is left in `messages`. Reading
// starts anew afterwards.
LayerInfo look_at_layer(OGRLayer& layer, const LayerText& text, GdalMessages& messages);

}  // namespace zamin::io
