#include "print/print.hpp"

#include "print/book.hpp"
#include "print/graticule.hpp"
#include "print/layout.hpp"
#include "style/theme.hpp"

namespace zamin::print {

namespace {

void draw_map_frame(Pen& pen, const Sheet& sheet, const SheetLayout& layout,
                    const PrintOptions& options, const text::Catalogue& words) {
    const style::Theme& theme = style::theme(style::ThemeName::light);
    MapDrawing drawing;
    drawing.raster_dpi = is_picture(options.file) ? 0.0 : drawing.raster_dpi;
    draw_map(pen.cr, pen.type, *sheet.map, layout.frame, drawing);
    if (sheet.map->extent_m.empty()) {
        const TextStyle style{11.0, theme.muted, false, false, Align::centre};
        const RectMm& place = layout.frame.place;
        const SizeMm size = pen.type.measure(words.tr("No data"), style, place.w);
        pen.text(words.tr("No data"), style,
                 {place.x, place.y + (place.h - size.h) / 2, place.w, size.h});
    } else if (sheet.map->graticule) {
        draw_graticule(pen.cr, pen.type, sheet.map->crs, layout.frame, layout.gutter_mm, words);
    }
    pen.box(layout.frame.place, theme.muted, 0.25);
}

PlacedPage draw_sheet(cairo_t* cr, const Sheet& sheet, const Typesetter& type,
                      const PrintOptions& options, const text::Catalogue& words,
                      PageNumber number) {
    PlacedPage page;
    page.size = options.format.size_mm();
    Pen pen(cr, type, page.texts);
    const std::unique_ptr<SheetLayout> layout = lay_out(sheet, options.format, type, words, number);
    if (sheet.map) {
        draw_map_frame(pen, sheet, *layout, options, words);
        const RectMm outer{layout->frame.place.x - layout->gutter_mm,
                           layout->frame.place.y - layout->gutter_mm,
                           layout->frame.place.w + 2 * layout->gutter_mm,
                           layout->frame.place.h + 2 * layout->gutter_mm};
        page.parts.push_back({"map", outer});
        if (!sheet.map->extent_m.empty()) {
            page.maps.push_back(
                {layout->frame.place, layout->frame.box_m(), sheet.map->crs, layout->frame.scale});
        }
    }
    for (const PlacedBlock& placed : layout->blocks) {
        placed.block.draw(pen, placed.place);
        page.parts.push_back({placed.block.name, placed.place});
    }
    return page;
}

void without_colour(Fill& fill) {
    if (fill.without_colour != Hatch::none) {
        fill.hatch = fill.without_colour;
        fill.colour = style::Colour::hex(0xFFFFFF);
        fill.line = style::Colour::hex(0x222222);
    }
}

}  // namespace

void to_black_and_white(Sheet& sheet) {
    if (sheet.map) {
        for (MapLayer& layer : sheet.map->layers) {
            for (Fill& fill : layer.fills) {
                without_colour(fill);
            }
        }
    }
    for (LegendGroup& group : sheet.legend) {
        for (LegendEntry& entry : group.entries) {
            without_colour(entry.swatch.fill);
        }
    }
    for (BarRow& row : sheet.bars.rows) {
        for (BarPart& part : row.parts) {
            without_colour(part.fill);
        }
    }
}

Printed print_sheets(std::size_t pages, const std::function<Sheet(std::size_t)>& sheet,
                     const PrintOptions& options, const text::Catalogue& words,
                     Progress& progress) {
    const Typesetter type;
    Book book(options);
    Printed printed;
    progress.step("printing");
    for (std::size_t i = 0; i < pages; ++i) {
        progress.set(static_cast<double>(i) / static_cast<double>(pages));
        Sheet page = sheet(i);
        if (options.black_and_white) {
            to_black_and_white(page);
        }
        cairo_t* cr = book.begin_page(options.format.size_mm());
        if (pages > 1) {
            book.add_outline(page.outline.empty() ? page.title : page.outline);
        }
        printed.pages.push_back(draw_sheet(cr, page, type, options, words, {i + 1, pages}));
        book.end_page();
    }
    printed.files = book.finish();
    return printed;
}

Printed print_sheet(const Sheet& sheet, const PrintOptions& options, const text::Catalogue& words) {
    Progress progress;
    return print_sheets(
        1, [&](std::size_t) { return sheet; }, options, words, progress);
}

}  // namespace zamin::print
