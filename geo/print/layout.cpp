#include "print/layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "print/head_foot.hpp"
#include "print/listing_block.hpp"
#include "print/map_places.hpp"

namespace zamin::print {

namespace {

// One step of giving way. Widths and heights of the zone beside or below the map are shares of
// what is there; its columns are filled in order.
struct Concession {
    std::size_t rows;  // of the table
    std::size_t bars;
    bool overview;
    double legend_pt;
    bool wide_legend;       // across all columns of the zone
    double zone_share;      // at most, of the content's height (portrait)
    int landscape_columns;  // of side column width
    std::size_t legend_entries;
    bool figures_across = false;  // the key figures in a line above the map
};

constexpr std::size_t all = 1000;
constexpr int portrait_columns = 3;
constexpr std::size_t most_rows = 40;  // of a table or bars beside a map
constexpr std::array concessions{
    Concession{14, 12, true, 8.0, false, 0.34, 1, all},
    Concession{10, 9, true, 8.0, false, 0.36, 1, all},
    Concession{7, 7, true, 8.0, false, 0.38, 1, all},
    Concession{5, 5, true, 7.5, false, 0.40, 1, all},
    Concession{5, 5, true, 7.5, false, 0.40, 1, all, true},
    Concession{4, 4, false, 7.5, false, 0.40, 1, all},
    Concession{4, 4, false, 7.0, false, 0.40, 1, all, true},
    Concession{4, 0, false, 7.0, false, 0.42, 1, all, true},
    Concession{4, 0, false, 7.0, false, 0.42, 1, all},
    Concession{9, 8, true, 8.0, false, 0.42, 2, all},
    Concession{6, 5, false, 7.5, true, 0.46, 2, all},
    Concession{4, 4, false, 7.0, true, 0.50, 2, all},
    Concession{3, 0, false, 6.8, true, 0.54, 2, all},
    Concession{0, 0, false, 6.5, true, 0.58, 2, all},
    Concession{0, 0, false, 6.5, true, 0.58, 2, 60},
    Concession{0, 0, false, 6.5, true, 0.60, 2, 40},
    Concession{0, 0, false, 6.5, true, 0.60, 2, 24},
    Concession{0, 0, false, 6.5, true, 0.62, 2, 12},
    Concession{0, 0, false, 6.5, true, 0.70, 2, 6},
};

// What lies beside or below the map, in columns, and the line above the map.
struct Zone {
    RectMm place;
    int columns;
    RectMm strip;
};

class Solver {
  public:
    Solver(const Sheet& sheet, const PageFormat& format, const Typesetter& type,
           const text::Catalogue& words, SheetLayout& out)
        : m_sheet(sheet), m_format(format), m_type(type), m_words(words), m_out(out) {}

    void solve(PageNumber number) {
        m_rest = m_format.content_mm();
        m_out.measures.scale = m_format.type_scale();
        take_head_and_foot(number);
        if (!m_sheet.listing.empty()) {
            m_out.blocks.push_back(
                {listing_block(m_sheet.listing, m_format, m_rest.h, m_out.measures), m_rest});
            return;
        }
        for (const Concession& concession : concessions) {
            if (try_concession(concession)) {
                break;
            }
        }
        if (m_sheet.map) {
            const bool nothing_fitted = m_map.w <= 0.0;
            place_maps(m_sheet, m_format, m_type, nothing_fitted ? m_rest : m_map, m_out);
        }
    }

  private:
    // Below a map the key figures may also take a line across, where that leaves more to the map.
    bool try_concession(const Concession& as_is) {
        auto zone = try_zone(as_is);
        Concession taken = as_is;
        if (!landscape() && !as_is.figures_across) {
            const RectMm map = m_map;
            Concession across = as_is;
            across.figures_across = true;
            const auto other = try_zone(across);
            if (other && (!zone || m_map.h > map.h)) {
                zone = other;
                taken = across;
            } else {
                m_map = map;
            }
        }
        if (zone) {
            fill(taken, *zone);
        }
        return zone.has_value();
    }

    bool has_legend() const {
        return std::any_of(m_sheet.legend.begin(), m_sheet.legend.end(),
                           [](const LegendGroup& group) { return !group.entries.empty(); });
    }
    double gap() const { return 4.0 * m_out.measures.scale; }
    bool landscape() const { return m_format.orientation == Orientation::landscape; }

    void take_head_and_foot(PageNumber number) {
        const Measures& m = m_out.measures;
        const Block head = head_block(m_type, m_sheet, m, m_rest.h * 0.11);
        const double head_h = head.height(m_rest.w);
        m_out.blocks.push_back({head, {m_rest.x, m_rest.y, m_rest.w, head_h}});
        m_rest.y += head_h + gap() * 0.75;
        m_rest.h -= head_h + gap() * 0.75;
        take_from_foot(foot_block(m_type, m_sheet, m_out.frame, m, number, m_words));
        if (!m_sheet.signatures.empty()) {
            take_from_foot(signature_block(m_type, m_sheet.signatures, m));
        }
    }

    void take_from_foot(const Block& block) {
        const double height = block.height(m_rest.w);
        m_out.blocks.push_back({block, {m_rest.x, m_rest.bottom() - height, m_rest.w, height}});
        m_rest.h -= height + gap() * 0.6;
    }

    Measures measures_of(const Concession& c, int columns) const {
        Measures m;
        m.scale = m_format.type_scale();
        m.table_rows = c.rows;
        m.figure_pt = c.rows < 10 ? 14.0 : 20.0;
        m.bar_rows = c.bars;
        m.overview = c.overview;
        m.legend_pt = std::max(c.legend_pt, 6.5 / m.scale);
        m.legend_entries = c.legend_entries;
        m.legend_columns = c.wide_legend ? columns : 1;
        return m;
    }

    std::vector<Block> zone_blocks(const Measures& m, bool with_legend, bool with_figures) const {
        std::vector<Block> blocks;
        if (with_figures && !m_sheet.figures.empty()) {
            blocks.push_back(figures_block(m_type, m_sheet.figures, m));
        }
        if (with_legend && has_legend()) {
            blocks.push_back(legend_block(m_type, m_sheet.legend, m, m_words));
        }
        if (!m_sheet.bars.rows.empty() && m.bar_rows > 0) {
            blocks.push_back(bars_block(m_type, m_sheet.bars, m, m_words));
        }
        if (!m_sheet.table.rows.empty() && m.table_rows > 0) {
            blocks.push_back(table_block(m_type, m_sheet.table, m, m_words));
        }
        if (m_sheet.map && m_sheet.map->overview && m.overview) {
            blocks.push_back(overview_block(*m_sheet.map->overview, m_out.frame, m));
        }
        if (m_sheet.map) {
            blocks.push_back(scale_block(m_type, m_sheet.map->crs, m_out.frame, m, m_words));
        }
        return blocks;
    }

    // Blocks one below the other, column after column; false when they do not fit. The scale also
    // takes what room an earlier column has left.
    bool fill_columns(const std::vector<Block>& blocks, const RectMm& zone, int columns,
                      std::vector<PlacedBlock>& placed) const {
        const double width = (zone.w - gap() * (columns - 1)) / columns;
        std::vector<double> used(static_cast<std::size_t>(columns), 0.0);
        std::size_t column = 0;
        for (const Block& block : blocks) {
            const double height = block.height(width);
            const auto fits = [&](double y) { return y + height <= zone.h + 0.01; };
            if (used[column] > 0.0 && !fits(used[column])) {
                ++column;
            }
            if (column >= used.size() && block.name == "scale") {
                column = 0;
                while (column < used.size() && !fits(used[column])) {
                    ++column;
                }
            }
            if (column >= used.size() || !fits(used[column])) {
                return false;
            }
            double& y = used[column];
            placed.push_back({block,
                              {zone.x + static_cast<double>(column) * (width + gap()), zone.y + y,
                               width, height}});
            y += height + gap();
        }
        return true;
    }

    // The scale stands at the foot of the last column in landscape.
    void sink_last(std::vector<PlacedBlock>& placed, const RectMm& zone) const {
        if (landscape() && !placed.empty() && placed.back().block.name == "scale") {
            placed.back().place.y = zone.bottom() - placed.back().place.h;
        }
    }

    // The zone's blocks in their places; none where they do not fit.
    std::optional<std::vector<PlacedBlock>> try_fill(const Concession& c, const Zone& zone) const {
        const Measures m = measures_of(c, zone.columns);
        std::vector<PlacedBlock> placed;
        RectMm rest = zone.place;
        if (c.figures_across) {
            placed.push_back({figures_across_block(m_type, m_sheet.figures, m), zone.strip});
        }
        if (c.wide_legend && has_legend()) {
            const Block legend = legend_block(m_type, m_sheet.legend, m, m_words);
            const double height = legend.height(rest.w);
            if (height > rest.h) {
                return std::nullopt;
            }
            placed.push_back({legend, {rest.x, rest.y, rest.w, height}});
            rest.y += height + gap();
            rest.h -= height + gap();
        }
        if (!fill_columns(zone_blocks(m, !c.wide_legend, !c.figures_across), rest, zone.columns,
                          placed)) {
            return std::nullopt;
        }
        return placed;
    }

    // With what gave way for want of room but finds some after all, and as many more rows of the
    // table, then of the bars, as the zone has room for.
    void fill(Concession c, const Zone& zone) {
        regain(c, zone);
        std::vector<PlacedBlock> placed = try_fill(c, zone).value();
        const auto grow = [&](std::size_t Concession::*rows, std::size_t wanted) {
            while (c.*rows > 0 && c.*rows < std::min(wanted, most_rows)) {
                Concession longer = c;
                ++(longer.*rows);
                auto more = try_fill(longer, zone);
                if (!more || breaks_words(longer, zone) > breaks_words(c, zone)) {
                    break;
                }
                c = longer;
                placed = std::move(*more);
            }
        };
        grow(&Concession::rows, m_sheet.table.rows.size());
        grow(&Concession::bars, m_sheet.bars.rows.size());
        sink_last(placed, zone.place);
        m_out.measures = measures_of(c, zone.columns);
        m_out.blocks.insert(m_out.blocks.end(), placed.begin(), placed.end());
    }

    // Blocks that were left out, with a few rows, where they fit as the zone is.
    void regain(Concession& c, const Zone& zone) const {
        const auto try_rows = [&](std::size_t Concession::*rows, std::size_t wanted) {
            constexpr std::size_t few_rows = 4;
            for (std::size_t n = std::min(wanted, few_rows); c.*rows == 0 && n > 0; --n) {
                Concession with = c;
                with.*rows = n;
                if (try_fill(with, zone) && breaks_words(with, zone) <= breaks_words(c, zone)) {
                    c = with;
                }
            }
        };
        try_rows(&Concession::bars, m_sheet.bars.rows.size());
        try_rows(&Concession::rows, m_sheet.table.rows.size());
        Concession with = c;
        with.overview = true;
        if (!c.overview && m_sheet.map && m_sheet.map->overview && try_fill(with, zone)) {
            c = with;
        }
    }

    // Of a column in which no block's word or figure is broken.
    double least_column(const Concession& c, int columns) const {
        double width = 0.0;
        for (const Block& block :
             zone_blocks(measures_of(c, columns), !c.wide_legend, !c.figures_across)) {
            width = std::max(width, block.least_width);
        }
        return width;
    }

    bool breaks_words(const Concession& c, const Zone& zone) const {
        const double width = (zone.place.w - gap() * (zone.columns - 1)) / zone.columns;
        return least_column(c, zone.columns) > width;
    }

    // The line of key figures; of no height where they stand in the zone.
    RectMm strip_of(const Concession& c) const {
        const double height =
            c.figures_across
                ? figures_across_block(m_type, m_sheet.figures, measures_of(c, 1)).height(m_rest.w)
                : 0.0;
        return {m_rest.x, m_rest.y, m_rest.w, height};
    }

    // Where the blocks fit; leaves the rest to the map.
    std::optional<Zone> try_zone(const Concession& c) {
        if (c.figures_across && (m_sheet.figures.empty() || !bars_can_go(c))) {
            return std::nullopt;
        }
        return landscape() ? try_beside(c) : try_below(c);
    }

    // A line of figures makes room on small paper, but not at the cost of what the map has not.
    bool bars_can_go(const Concession& c) const {
        return c.bars > 0 || m_sheet.bars.rows.empty() ||
               (m_sheet.map && std::ranges::any_of(m_sheet.map->layers, [](const MapLayer& layer) {
                    return std::ranges::any_of(
                        layer.names, [](const MapName& name) { return !name.bar.empty(); });
                }));
    }

    // What is left below the strip.
    RectMm below(const RectMm& strip) const {
        const double taken = strip.h > 0.0 ? strip.h + gap() * 0.75 : 0.0;
        return {m_rest.x, m_rest.y + taken, m_rest.w, m_rest.h - taken};
    }

    std::optional<Zone> try_beside(const Concession& c) {
        const RectMm strip = strip_of(c);
        const RectMm rest = below(strip);
        const double usual = std::min(62.0 * m_format.type_scale(), rest.w * 0.27);
        const double column = std::clamp(least_column(c, 1), usual, rest.w * 0.34);
        const int columns = c.landscape_columns;
        const double width = columns * column + (columns - 1) * gap();
        const Zone zone{{rest.right() - width, rest.y, width, rest.h}, columns, strip};
        if (!try_fill(c, zone)) {
            return std::nullopt;
        }
        m_map = {rest.x, rest.y, rest.w - width - gap(), rest.h};
        return zone;
    }

    // As low as its content allows; in columns that need not break a table's words.
    std::optional<Zone> try_below(const Concession& c) {
        const RectMm strip = strip_of(c);
        const RectMm rest = below(strip);
        const bool narrow = breaks_words(c, {rest, portrait_columns, strip});
        const int columns = narrow ? portrait_columns - 1 : portrait_columns;
        for (const double share : {0.5, 0.6, 0.7, 0.8, 0.9, 1.0}) {
            const double height = m_rest.h * c.zone_share * share - (m_rest.h - rest.h);
            const Zone zone{{rest.x, rest.bottom() - height, rest.w, height}, columns, strip};
            if (height > 0.0 && try_fill(c, zone)) {
                m_map = {rest.x, rest.y, rest.w, rest.h - height - gap()};
                return zone;
            }
        }
        return std::nullopt;
    }

    const Sheet& m_sheet;
    const PageFormat& m_format;
    const Typesetter& m_type;
    const text::Catalogue& m_words;
    SheetLayout& m_out;
    RectMm m_rest;
    RectMm m_map;
};

}  // namespace

std::unique_ptr<SheetLayout> lay_out(const Sheet& sheet, const PageFormat& format,
                                     const Typesetter& type, const text::Catalogue& words,
                                     PageNumber number) {
    auto layout = std::make_unique<SheetLayout>();
    Solver(sheet, format, type, words, *layout).solve(number);
    return layout;
}

}  // namespace zamin::print
