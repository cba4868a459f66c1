// A layer of many plots as a picture of flat colours: a hundred thousand plots take a moment and
// some ten kilobytes. For .cpp files of geo/print only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "print/handles.hpp"
#include "print/map_drawing.hpp"
#include "print/page_groups.hpp"

namespace zamin::print {

// Rows from the top. Every dot has one colour of the palette, and how much of the dot is covered;
// opacity of the layer's colours is in the cover.
struct LayerPicture {
    int width_px = 0;
    int height_px = 0;
    RectMm place;                        // on the page
    std::vector<style::Colour> palette;  // opaque; the first is of dots without cover
    std::vector<std::uint8_t> colours;
    std::vector<std::uint8_t> cover;  // 0..255 in steps of 17
};

// Whether the palette has room for the layer's colours.
bool paintable(const MapLayer& layer);

// Where on the page a picture of the frame lies, whole dots of `dpi` and no smaller than the frame;
// `dpi` is lowered where the frame would take more than forty million.
RectMm picture_place(const MapFrame& frame, double dpi);

// The polygons and lines of the layer that lie in the frame, given in their order. Their cover is
// exact (style::AreaMask), so that plots smaller than a dot tint it; of several colours in a dot
// the one that covers most is seen. At picture_place(frame, dpi). Uses oneTBB's threads.
LayerPicture paint_picture(const MapLayer& layer, const MapFrame& frame,
                           std::span<const std::size_t> features, double dpi);

// For Cairo.
Surface surface_of(const LayerPicture& picture);

// For a PDF: an indexed picture and its mask, compressed.
PackedPicture pack(const LayerPicture& picture);

}  // namespace zamin::print
