#include <cmath>

#include "print/blocks.hpp"
#include "print/fills.hpp"
#include "style/theme.hpp"
#include "text/number.hpp"

namespace zamin::print {

namespace {

// Headings and entries one below the other, in columns filled from the left.
struct Item {
    const Swatch* swatch = nullptr;  // null = a heading or "+N more"
    std::string text;
    bool heading = false;
};

struct PlacedItem {
    Item item;
    RectMm place;  // relative to the block
};

class Legend {
  public:
    Legend(const Typesetter& type, const std::vector<LegendGroup>& groups, const Measures& m,
           const text::Catalogue& words)
        : m_type(type), m_m(m) {
        std::size_t left = m.legend_entries;
        std::size_t more = 0;
        for (const LegendGroup& group : groups) {
            if (!group.title.empty() && !group.entries.empty() && left > 0) {
                m_items.push_back({nullptr, group.title, true});
            }
            for (const LegendEntry& entry : group.entries) {
                if (left > 0) {
                    m_items.push_back({&entry.swatch, entry.label, false});
                    --left;
                } else {
                    ++more;
                }
            }
        }
        if (more > 0) {
            const auto n = static_cast<std::int64_t>(more);
            m_items.push_back(
                {nullptr,
                 words.tr_n("+{0} more", "+{0} more", n, text::integer(n, words.language())),
                 false});
        }
    }

    double height(double width) const { return place(width, nullptr); }

    void draw(Pen& pen, const RectMm& at) const {
        std::vector<PlacedItem> placed;
        place(at.w, &placed);
        for (const PlacedItem& p : placed) {
            const RectMm box{at.x + p.place.x, at.y + p.place.y, p.place.w, p.place.h};
            if (p.item.swatch != nullptr) {
                const double line = m_type.measure("0", style_of(p.item)).h;
                Swatch swatch = *p.item.swatch;
                swatch.sign_mm *= std::max(1.0, m_m.scale);
                draw_swatch(pen.cr, swatch, {box.x, box.y + line * 0.18, swatch_w(), line * 0.66});
            }
            const double indent = p.item.swatch != nullptr ? swatch_w() + gap() : 0.0;
            pen.text(p.item.text, style_of(p.item), {box.x + indent, box.y, box.w - indent, box.h});
        }
    }

  private:
    TextStyle style_of(const Item& item) const {
        const style::Theme& theme = style::theme(style::ThemeName::light);
        return {m_m.legend_pt * m_m.scale + (item.heading ? 0.5 : 0.0), theme.ink, item.heading,
                false, Align::left};
    }
    double swatch_w() const { return 0.8 * m_m.legend_pt * m_m.scale * mm_per_pt * 1.9; }
    double gap() const { return 1.6 * m_m.scale; }

    double item_height(const Item& item, double width) const {
        const double indent = item.swatch != nullptr ? swatch_w() + gap() : 0.0;
        return m_type.measure(item.text, style_of(item), width - indent).h + 0.45 * m_m.scale;
    }

    // Height of the fullest column; fills `placed` when asked to.
    double place(double width, std::vector<PlacedItem>* placed) const {
        const int columns = std::max(1, m_m.legend_columns);
        const double column_gap = 3.0 * m_m.scale;
        const double column_w = (width - column_gap * (columns - 1)) / columns;
        double total = 0.0;
        double tallest = 0.0;
        for (const Item& item : m_items) {
            total += item_height(item, column_w);
            tallest = std::max(tallest, item_height(item, column_w));
        }
        double limit = total / columns + (columns > 1 ? tallest : 0.0);
        double fullest = 0.0;
        double y = 0.0;
        int column = 0;
        for (std::size_t i = 0; i < m_items.size(); ++i) {
            const Item& item = m_items[i];
            const double h = item_height(item, column_w);
            // A heading does not stand alone at the foot of a column.
            const double before = item.heading && y > 0.0 ? 1.0 * m_m.scale : 0.0;
            const double with_next = item.heading && i + 1 < m_items.size()
                                         ? before + h + item_height(m_items[i + 1], column_w)
                                         : h;
            if (y > 0.0 && y + with_next > limit + 0.01 && column + 1 < columns) {
                ++column;
                y = 0.0;
            }
            if (y > 0.0) {
                y += before;
            }
            if (placed != nullptr) {
                placed->push_back({item, {column * (column_w + column_gap), y, column_w, h}});
            }
            y += h;
            fullest = std::max(fullest, y);
        }
        return fullest;
    }

    const Typesetter& m_type;
    Measures m_m;
    std::vector<Item> m_items;
};

}  // namespace

Block legend_block(const Typesetter& type, const std::vector<LegendGroup>& groups,
                   const Measures& measures, const text::Catalogue& words) {
    const auto legend = std::make_shared<Legend>(type, groups, measures, words);
    return {"legend", [legend](double width) { return legend->height(width); },
            [legend](Pen& pen, const RectMm& place) { legend->draw(pen, place); }};
}

}  // namespace zamin::print
