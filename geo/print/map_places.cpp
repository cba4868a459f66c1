#include "print/map_places.hpp"

#include <algorithm>

#include "print/scale.hpp"
#include "style/theme.hpp"

namespace zamin::print {

namespace {

double gap_of(const SheetLayout& layout) {
    return 4.0 * layout.measures.scale;
}

// Whether two maps side by side show the extent larger than one below the other.
bool beside_each_other(const Box& extent, const RectMm& room, const SheetLayout& layout) {
    if (extent.empty() || extent.width() <= 0.0 || extent.height() <= 0.0) {
        return room.w > room.h;
    }
    const double taken = 2 * layout.gutter_mm;
    const double gap = gap_of(layout);
    const auto size = [&](double w, double h) {
        return std::min((w - taken) / extent.width(),
                        (h - taken - 5.0 * layout.measures.scale) / extent.height());
    };
    return size((room.w - gap) / 2, room.h) >= size(room.w, (room.h - gap) / 2);
}

// Under its caption, where it has one, with room for the grid's labels.
MapFrame frame_in(RectMm place, const std::string& caption, const PageMap& map,
                  const PageFormat& format, const Typesetter& type, SheetLayout& out) {
    if (!caption.empty()) {
        const TextStyle style{9.5 * out.measures.scale, style::theme(style::ThemeName::light).ink,
                              true};
        const double height = type.measure("0", style).h;
        const auto draw = [caption, style](Pen& pen, const RectMm& within) {
            pen.line(caption, style, within);
        };
        out.blocks.push_back({{"caption", [height](double) { return height; }, draw},
                              {place.x, place.y, place.w, height}});
        place.y += height + 0.5;
        place.h -= height + 0.5;
    }
    MapFrame frame;
    frame.place = place.inset(out.gutter_mm);
    frame.signs = std::max(1.0, format.type_scale());
    const Box& extent = map.extent_m;
    frame.centre_m = extent.empty() ? Coord{} : extent.center();
    frame.scale = map.scale.value_or(fitting_scale(extent, {frame.place.w, frame.place.h}));
    return frame;
}

}  // namespace

void place_maps(const Sheet& sheet, const PageFormat& format, const Typesetter& type,
                const RectMm& room, SheetLayout& out) {
    const PageMap& map = *sheet.map;
    out.gutter_mm = map.graticule ? std::max(3.4, 3.4 * format.type_scale()) : 0.0;
    RectMm place = room;
    if (sheet.other_map) {
        const bool wide = beside_each_other(map.extent_m, room, out);
        const double gap = gap_of(out);
        (wide ? place.w : place.h) = ((wide ? room.w : room.h) - gap) / 2;
        RectMm other = place;
        (wide ? other.x : other.y) += (wide ? place.w : place.h) + gap;
        out.other_frame = frame_in(other, sheet.other_caption, map, format, type, out);
    }
    out.frame = frame_in(place, sheet.caption, map, format, type, out);
}

}  // namespace zamin::print
