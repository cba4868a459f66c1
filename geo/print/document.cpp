#include "print/document.hpp"

#include "print/document_blocks.hpp"
#include "print/leaf.hpp"
#include "style/theme.hpp"
#include "text/number.hpp"

namespace zamin::print {

namespace {

struct FlowPlace {
    const Block* block;
    RectMm place;
    const FlowBlock* source;
};
using FlowPage = std::vector<FlowPlace>;

// Blocks one below the other; a page is opened where the next does not fit.
std::vector<FlowPage> paginate(const std::vector<FlowBlock>& blocks, const RectMm& content) {
    std::vector<FlowPage> pages(1);
    double y = 0.0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const FlowBlock& b = blocks[i];
        if (!b.block.height) {
            if (!pages.back().empty()) {
                pages.emplace_back();
                y = 0.0;
            }
            continue;
        }
        const double height = b.block.height(content.w);
        double needed = height;
        for (std::size_t k = i;
             blocks[k].keep_with_next && k + 1 < blocks.size() && blocks[k + 1].block.height; ++k) {
            needed += blocks[k + 1].gap_mm + blocks[k + 1].block.height(content.w);
        }
        const double gap = pages.back().empty() ? 0.0 : b.gap_mm;
        if (!pages.back().empty() && y + gap + std::min(needed, content.h) > content.h) {
            pages.emplace_back();
            y = 0.0;
            if (b.repeated) {
                const double head = b.repeated->height(content.w);
                pages.back().push_back(
                    {&*b.repeated, {content.x, content.y, content.w, head}, nullptr});
                y = head + b.gap_mm;
            }
        } else {
            y += gap;
        }
        pages.back().push_back({&b.block, {content.x, content.y + y, content.w, height}, &b});
        y += height;
    }
    return pages;
}

void draw_foot(Pen& pen, const Document& document, const RectMm& place, std::size_t page,
               std::size_t pages, const TextStyle& style, const text::Catalogue& words) {
    const style::Theme& theme = style::theme(style::ThemeName::light);
    const text::Language language = words.language();
    pen.rule(place.x, place.right(), place.y, theme.line, 0.25);
    const std::string number =
        words.tr("page {0} of {1}", text::integer(static_cast<std::int64_t>(page), language),
                 text::integer(static_cast<std::int64_t>(pages), language));
    const double number_w = pen.type.measure(number, style).w + 0.3;
    pen.line(number, style, {place.right() - number_w, place.y + 1.0, number_w, place.h - 1.0});
    pen.text(document.foot, style,
             {place.x, place.y + 1.0, place.w - number_w - 4.0, place.h - 1.0});
}

PlacedPage draw_page(Pen& pen, const FlowPage& flow, const PrintOptions& options) {
    PlacedPage page;
    page.size = options.format.size_mm();
    for (const FlowPlace& placed : flow) {
        placed.block->draw(pen, placed.place);
        page.parts.push_back({placed.block->name, placed.place});
        if (placed.source != nullptr && placed.source->frame != nullptr &&
            !placed.source->figure->map.extent_m.empty()) {
            const MapFrame& frame = *placed.source->frame;
            const PageMap& map = placed.source->figure->map;
            page.maps.push_back({frame.place, frame.box_m(), map.crs, frame.scale, map.extent_m});
        }
    }
    return page;
}

}  // namespace

Printed print_document(const Document& document, const PrintOptions& options,
                       const text::Catalogue& words, Progress& progress) {
    Desk desk;
    const Typesetter& type = desk.type;
    Measures measures;
    measures.scale = options.format.type_scale();
    const TextStyle foot_style{std::max(6.5, 7.0 * measures.scale),
                               style::theme(style::ThemeName::light).muted};
    RectMm content = options.format.content_mm();
    const double page_number_w = 40.0;
    const double foot_h =
        std::max(type.measure("0", foot_style).h,
                 type.measure(document.foot, foot_style, content.w - page_number_w).h) +
        1.2;
    const RectMm foot{content.x, content.bottom() - foot_h, content.w, foot_h};
    content.h -= foot_h + 4.0;
    std::vector<std::unique_ptr<MapFrame>> frames;
    const std::vector<FlowBlock> blocks =
        flow_blocks(document, type, measures, content, words, frames);
    const std::vector<FlowPage> pages = paginate(blocks, content);
    Binder binder(options);
    Printed printed;
    progress.step("printing");
    for (std::size_t i = 0; i < pages.size(); ++i) {
        progress.set(static_cast<double>(i) / static_cast<double>(pages.size()));
        std::vector<SetText> texts;
        Leaf leaf(options, PaintPictures::meanwhile);
        Pen pen(leaf, desk, texts);
        PlacedPage page = draw_page(pen, pages[i], options);
        draw_foot(pen, document, foot, i + 1, pages.size(), foot_style, words);
        page.parts.push_back({"foot", foot});
        page.texts = std::move(texts);
        printed.pages.push_back(std::move(page));
        binder.add(leaf.finish({}));
    }
    printed.files = binder.files();
    return printed;
}

}  // namespace zamin::print
