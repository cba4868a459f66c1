#include "print/document_blocks.hpp"

#include <array>

#include "print/graticule.hpp"
#include "print/head_foot.hpp"
#include "print/page_theme.hpp"
#include "print/scale.hpp"
#include "style/theme.hpp"

namespace zamin::print {

namespace {

Block text_block(const Typesetter& type, const std::string& name, const std::string& text,
                 const TextStyle& style) {
    return {name, [&type, text, style](double width) { return type.measure(text, style, width).h; },
            [text, style](Pen& pen, const RectMm& place) { pen.text(text, style, place); }};
}

FlowBlock heading_block(const Typesetter& type, const Heading& heading, const Measures& m) {
    constexpr std::array sizes_pt{18.0, 12.5, 10.5};
    const int level = std::clamp(heading.level, 0, 2);
    const TextStyle style{sizes_pt[static_cast<std::size_t>(level)] * m.scale, theme().ink, true};
    return {text_block(type, "heading", heading.text, style), (level == 1 ? 6.0 : 4.0) * m.scale,
            true, std::nullopt};
}

// Map, scale and legend in one block.
class Figure {
  public:
    Figure(const Typesetter& type, const MapFigure& figure, MapFrame& frame, const Measures& m,
           const RectMm& content, const text::Catalogue& words)
        : m_figure(figure),
          m_frame(frame),
          m_words(words),
          m_m(m),
          m_scale(scale_block(type, figure.map.crs, frame, m, words)),
          m_legend(legend_block(type, figure.legend, m, words)),
          m_frame_h(std::min(figure.height_mm, content.h * 0.62)) {
        m_m.legend_columns = 2;
    }

    double height(double width) const {
        const double under = std::max(m_scale.height(width * 0.4), m_legend.height(width * 0.55));
        return m_frame_h + 2 * gutter() + under + 1.0;
    }

    void draw(Pen& pen, const RectMm& place) const {
        m_frame.place = RectMm{place.x, place.y, place.w, m_frame_h + 2 * gutter()}.inset(gutter());
        const Box& extent = m_figure.map.extent_m;
        m_frame.centre_m = extent.empty() ? Coord{} : extent.center();
        m_frame.scale =
            m_figure.map.scale.value_or(fitting_scale(extent, {m_frame.place.w, m_frame.place.h}));
        draw_map(pen, m_figure.map, m_frame, m_words);
        if (m_figure.map.graticule && !extent.empty()) {
            draw_graticule(pen, m_figure.map.crs, m_frame, gutter(), m_words);
        }
        pen.box(m_frame.place, theme().muted, 0.25);
        const double y = place.y + m_frame_h + 2 * gutter() + 1.0;
        const double scale_w = place.w * 0.4;
        m_scale.draw(pen, {place.x, y, scale_w, m_scale.height(scale_w)});
        const double legend_w = place.w * 0.55;
        m_legend.draw(pen, {place.right() - legend_w, y, legend_w, m_legend.height(legend_w)});
    }

  private:
    double gutter() const { return 3.6 * m_m.scale; }

    const MapFigure& m_figure;
    MapFrame& m_frame;
    const text::Catalogue& m_words;
    Measures m_m;
    Block m_scale;
    Block m_legend;
    double m_frame_h;
};

class Flow {
  public:
    Flow(const Typesetter& type, const Measures& m, const RectMm& content,
         const text::Catalogue& words, std::vector<std::unique_ptr<MapFrame>>& frames)
        : m_type(type), m_m(m), m_content(content), m_words(words), m_frames(frames) {}

    void operator()(const Heading& heading) {
        blocks.push_back(heading_block(m_type, heading, m_m));
    }
    void operator()(const Paragraph& paragraph) {
        const TextStyle style{(paragraph.muted ? 8.5 : 10.5) * m_m.scale,
                              paragraph.muted ? theme().muted : theme().ink};
        blocks.push_back({text_block(m_type, "paragraph", paragraph.text, style), 2.2 * m_m.scale,
                          false, std::nullopt});
    }
    void operator()(const DocumentTable& table) {
        if (!table.table.title.empty()) {
            blocks.push_back(heading_block(m_type, {table.table.title, 2}, m_m));
        }
        for (FlowBlock& block : table_blocks(table.table, m_type, m_m, m_content.w)) {
            blocks.push_back(std::move(block));
        }
    }
    void operator()(const MapFigure& figure) {
        if (!figure.caption.empty()) {
            blocks.push_back(heading_block(m_type, {figure.caption, 2}, m_m));
        }
        m_frames.push_back(std::make_unique<MapFrame>());
        const auto drawn =
            std::make_shared<Figure>(m_type, figure, *m_frames.back(), m_m, m_content, m_words);
        FlowBlock block;
        block.block = {"map", [drawn](double width) { return drawn->height(width); },
                       [drawn](Pen& pen, const RectMm& place) { drawn->draw(pen, place); }};
        block.gap_mm = 2.0 * m_m.scale;
        block.frame = m_frames.back().get();
        block.figure = &figure;
        blocks.push_back(std::move(block));
    }
    void operator()(const SignatureBoxes& boxes) {
        blocks.push_back(
            {signature_block(m_type, boxes.captions, m_m), 6.0 * m_m.scale, false, std::nullopt});
    }
    void operator()(const PageBreak&) {
        // Without a height: the flow opens a new page for it.
        blocks.push_back({{"page break", {}, {}}, 0.0, false, std::nullopt});
    }

    std::vector<FlowBlock> blocks;

  private:
    const Typesetter& m_type;
    const Measures& m_m;
    const RectMm& m_content;
    const text::Catalogue& m_words;
    std::vector<std::unique_ptr<MapFrame>>& m_frames;
};

}  // namespace

std::vector<FlowBlock> flow_blocks(const Document& document, const Typesetter& type,
                                   const Measures& measures, const RectMm& content,
                                   const text::Catalogue& words,
                                   std::vector<std::unique_ptr<MapFrame>>& frames) {
    Flow flow(type, measures, content, words, frames);
    for (const DocumentElement& element : document.elements) {
        std::visit(flow, element);
    }
    return std::move(flow.blocks);
}

}  // namespace zamin::print
