// The block of a contents or index page; for .cpp files of geo/print only.
#pragma once

#include "print/blocks.hpp"
#include "print/page.hpp"

namespace zamin::print {

Block listing_block(const std::vector<ListingLine>& lines, const PageFormat& format, double height,
                    const Measures& measures);

}  // namespace zamin::print
