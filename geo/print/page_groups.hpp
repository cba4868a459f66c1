// What a page of a PDF has of layers that a reader can switch, and of pictures that Cairo would
// take long to write: both are put in when pages are bound. For .cpp files of geo/print only.
#pragma once

#include <future>
#include <optional>
#include <string>
#include <vector>

namespace zamin::print {

// Colours by a palette of red, green, blue; both parts are zlib streams of rows.
struct PackedPicture {
    int width_px = 0;
    int height_px = 0;
    int bits = 8;  // of a colour: 4 or 8
    std::string palette;
    std::string colours;
    std::string cover;  // four bits a dot
};

struct PageGroup {
    std::string name;  // of the layer, in the reader's language; empty = always seen
    std::optional<PackedPicture> picture;
    std::future<PackedPicture> in_work;  // becomes the picture when the page is finished
};
// In the order of drawing.
using PageGroups = std::vector<PageGroup>;

}  // namespace zamin::print
