#include "print/print.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <algorithm>

#include "print/graticule.hpp"
#include "print/layout.hpp"
#include "print/leaf.hpp"
#include "style/theme.hpp"
#include "text/date.hpp"
#include "text/utf8.hpp"

namespace zamin::print {

namespace {

void draw_map_frame(Pen& pen, const PageMap& map, const MapFrame& frame, double gutter_mm,
                    const text::Catalogue& words, PlacedPage& page) {
    const style::Theme& theme = style::theme(style::ThemeName::light);
    draw_map(pen, map, frame, words);
    const RectMm& place = frame.place;
    if (map.extent_m.empty()) {
        const TextStyle style{11.0, theme.muted, false, false, Align::centre};
        const SizeMm size = pen.type.measure(words.tr("No data"), style, place.w);
        pen.text(words.tr("No data"), style,
                 {place.x, place.y + (place.h - size.h) / 2, place.w, size.h});
    } else {
        page.maps.push_back({place, frame.box_m(), map.crs, frame.scale, map.extent_m});
        if (map.graticule) {
            const LayerGroup group(pen.page, words.tr("Coordinate grid"));
            draw_graticule(pen, map.crs, frame, gutter_mm, words);
        }
    }
    pen.box(place, theme.muted, 0.25);
    page.parts.push_back({"map",
                          {place.x - gutter_mm, place.y - gutter_mm, place.w + 2 * gutter_mm,
                           place.h + 2 * gutter_mm}});
}

PlacedPage draw_sheet(Leaf& leaf, const Sheet& sheet, Desk& desk, const PrintOptions& options,
                      const text::Catalogue& words, PageNumber number) {
    PlacedPage page;
    page.size = options.format.size_mm();
    Pen pen(leaf, desk, page.texts);
    const std::unique_ptr<SheetLayout> layout =
        lay_out(sheet, options.format, desk.type, words, number);
    if (sheet.map) {
        draw_map_frame(pen, *sheet.map, layout->frame, layout->gutter_mm, words, page);
    }
    if (sheet.other_map && layout->other_frame) {
        draw_map_frame(pen, *sheet.other_map, *layout->other_frame, layout->gutter_mm, words, page);
    }
    for (const PlacedBlock& placed : layout->blocks) {
        placed.block.draw(pen, placed.place);
        page.parts.push_back({placed.block.name, placed.place});
    }
    return page;
}

// Areas are told apart by their hatch; a pale grey under it shows those that are too small for one.
void without_colour(Fill& fill) {
    if (fill.without_colour != Hatch::none) {
        constexpr float paleness = 0.5F;
        fill.hatch = fill.without_colour;
        fill.colour =
            style::mix(style::grey_of(fill.colour),
                       style::with_alpha(style::Colour::hex(0xFFFFFF), fill.colour.a), paleness);
        fill.line = style::Colour::hex(0x222222);
        return;
    }
    fill.colour = style::grey_of(fill.colour);
    fill.line = style::grey_of(fill.line);
}

void without_colour(MapLayer& layer) {
    std::ranges::for_each(layer.fills, [](Fill& fill) { without_colour(fill); });
    layer.outline = style::grey_of(layer.outline);
    layer.casing = style::grey_of(layer.casing);
    for (MapName& name : layer.names) {
        std::ranges::for_each(name.bar, [](BarPart& part) { without_colour(part.fill); });
    }
}

// What nobody would read on a page is cut: setting it would take minutes.
void shorten_texts(Sheet& sheet) {
    constexpr std::size_t most_letters = 600;
    for (std::string* text :
         {&sheet.title, &sheet.statement, &sheet.organisation, &sheet.outline}) {
        if (text->size() > most_letters) {
            std::u32string letters = text::code_points(*text);
            letters.resize(std::min(letters.size(), most_letters));
            *text = text::utf8(letters) + "…";
        }
    }
}

}  // namespace

void to_black_and_white(Sheet& sheet) {
    for (std::optional<PageMap>* map : {&sheet.map, &sheet.other_map}) {
        for (std::size_t i = 0; *map && i < (*map)->layers.size(); ++i) {
            without_colour((*map)->layers[i]);
        }
    }
    for (LegendGroup& group : sheet.legend) {
        for (LegendEntry& entry : group.entries) {
            without_colour(entry.swatch.fill);
            entry.swatch.outline = style::grey_of(entry.swatch.outline);
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
    struct Page {
        std::size_t index;
        Sheet sheet;
    };
    struct Drawn {
        Leaf::Finished leaf;
        PlacedPage placed;
    };
    const Typesetter first;  // says at once that no font is there
    tbb::enumerable_thread_specific<Desk> desks;
    Binder binder(options);
    Printed printed;
    progress.step("printing");
    std::size_t next = 0;
    const auto make = [&](tbb::flow_control& flow) {
        if (next == pages) {
            flow.stop();
            return std::make_shared<Page>();
        }
        progress.set(static_cast<double>(next) / static_cast<double>(pages));
        auto page = std::make_shared<Page>(Page{next, sheet(next)});
        ++next;
        shorten_texts(page->sheet);
        if (!options.day.empty() && !page->sheet.notes.empty()) {
            page->sheet.notes.push_back(
                words.tr("Printed: {0}", text::date(options.day, words.language())));
        }
        if (options.black_and_white) {
            to_black_and_white(page->sheet);
        }
        return page;
    };
    const auto draw = [&](const std::shared_ptr<Page>& page) {
        const auto drawn = std::make_shared<Drawn>();
        Leaf leaf(options, pages < 2 ? PaintPictures::meanwhile : PaintPictures::at_the_end);
        drawn->placed =
            draw_sheet(leaf, page->sheet, desks.local(), options, words, {page->index + 1, pages});
        const Sheet& shown = page->sheet;
        drawn->leaf = leaf.finish(pages < 2               ? std::string()
                                  : shown.outline.empty() ? shown.title
                                                          : shown.outline);
        return drawn;
    };
    const auto keep = [&](const std::shared_ptr<Drawn>& drawn) {
        binder.add(std::move(drawn->leaf));
        printed.pages.push_back(std::move(drawn->placed));
    };
    const auto at_once = static_cast<std::size_t>(tbb::this_task_arena::max_concurrency()) + 1;
    using enum tbb::filter_mode;
    tbb::parallel_pipeline(
        at_once,
        tbb::make_filter<void, std::shared_ptr<Page>>(serial_in_order, make) &
            tbb::make_filter<std::shared_ptr<Page>, std::shared_ptr<Drawn>>(parallel, draw) &
            tbb::make_filter<std::shared_ptr<Drawn>, void>(serial_in_order, keep));
    printed.files = binder.files();
    return printed;
}

double scale_on_page(const Sheet& sheet, const PageFormat& format, const text::Catalogue& words) {
    const Typesetter type;
    const bool empty = !sheet.map || sheet.map->extent_m.empty();
    return empty ? 1.0 : lay_out(sheet, format, type, words, {1, 1})->frame.scale;
}

Printed print_sheet(const Sheet& sheet, const PrintOptions& options, const text::Catalogue& words) {
    Progress progress;
    return print_sheets(
        1, [&](std::size_t) { return sheet; }, options, words, progress);
}

}  // namespace zamin::print
