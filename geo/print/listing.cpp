#include "print/listing.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "print/listing_block.hpp"
#include "style/theme.hpp"
#include "text/alphabet.hpp"

namespace zamin::print {

namespace {

constexpr double row_mm = 4.4;
constexpr double size_pt = 8.5;
constexpr double gap_mm = 8.0;  // between columns
// Title and foot, generously: rows are counted before a page is laid out.
constexpr double around_mm = 30.0;

int columns_of(const PageFormat& format) {
    const int fewer = format.paper == Paper::a5 ? 1 : 0;
    return (format.orientation == Orientation::landscape ? 3 : 2) - fewer;
}

std::size_t rows_of(const PageFormat& format) {
    const double scale = format.type_scale();
    const double room = format.content_mm().h - around_mm * scale;
    return static_cast<std::size_t>(std::max(1.0, std::floor(room / (row_mm * scale))));
}

std::string pages_text(const std::vector<std::size_t>& pages) {
    std::string text;
    for (const std::size_t page : pages) {
        text += (text.empty() ? "" : ", ") + std::to_string(page);
    }
    return text;
}

}  // namespace

Block listing_block(const std::vector<ListingLine>& lines, const PageFormat& format, double height,
                    const Measures& m) {
    const int columns = columns_of(format);
    const std::size_t rows = rows_of(format);
    const double scale = m.scale;
    return {"listing", [height](double) { return height; },
            [&lines, columns, rows, scale](Pen& pen, const RectMm& place) {
                const style::Theme& theme = style::theme(style::ThemeName::light);
                const TextStyle label{size_pt * scale, theme.ink};
                TextStyle number = label;
                number.align = Align::right;
                const double width = (place.w - (columns - 1) * gap_mm) / columns;
                const double row_h = row_mm * scale;
                for (std::size_t i = 0; i < lines.size(); ++i) {
                    const double x = place.x + static_cast<double>(i / rows) * (width + gap_mm);
                    const double y = place.y + static_cast<double>(i % rows) * row_h;
                    const std::string pages = pages_text(lines[i].pages);
                    const double number_w =
                        std::min(width / 2, pen.type.measure(pages, number).w + 1.0);
                    pen.line(lines[i].text, label, {x, y, width - number_w - 2.0, row_h});
                    pen.line(pages, number, {x + width - number_w, y, number_w, row_h});
                    pen.rule(x, x + width, y + row_h - 0.3, theme.line);
                }
            }};
}

std::vector<Sheet> listing_sheets(const std::string& title, const std::vector<ListingLine>& lines,
                                  const PageFormat& format) {
    const std::size_t on_a_page = rows_of(format) * static_cast<std::size_t>(columns_of(format));
    std::vector<Sheet> sheets;
    for (std::size_t first = 0; first < lines.size(); first += on_a_page) {
        const std::size_t end = std::min(lines.size(), first + on_a_page);
        Sheet sheet;
        sheet.title = title;
        sheet.listing.assign(lines.begin() + static_cast<std::ptrdiff_t>(first),
                             lines.begin() + static_cast<std::ptrdiff_t>(end));
        sheets.push_back(std::move(sheet));
    }
    return sheets;
}

std::vector<ListingLine> index_of(std::vector<ListingLine> lines) {
    std::map<std::string, std::set<std::size_t>> pages;
    for (const ListingLine& line : lines) {
        pages[line.text].insert(line.pages.begin(), line.pages.end());
    }
    lines.clear();
    for (const auto& [text, on] : pages) {
        lines.push_back({text, {on.begin(), on.end()}});
    }
    std::ranges::sort(lines, text::comes_before, &ListingLine::text);
    return lines;
}

}  // namespace zamin::print
