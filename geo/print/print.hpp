// Sheets onto paper: PDF with real text and embedded fonts, SVG, PNG. The files come as bytes;
// whoever writes them does it beside the target and renames.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/progress.hpp"
#include "print/page.hpp"
#include "print/placed.hpp"
#include "print/sheet.hpp"
#include "text/catalogue.hpp"

namespace zamin::print {

// `pixels` is the page for a screen: rows from the top, four bytes a dot (blue, green, red,
// nothing).
enum class PageFile : std::uint8_t { pdf, svg, png, pixels };
// Whether a page is made of dots, as many as its options' resolution gives.
constexpr bool is_picture(PageFile file) {
    return file == PageFile::png || file == PageFile::pixels;
}
struct PictureSize {
    int width = 0;
    int height = 0;
};
PictureSize picture_size(SizeMm page, double dpi);

struct PrintOptions {
    PageFormat format;
    PageFile file = PageFile::pdf;
    double dpi = 200.0;            // of pictures
    bool black_and_white = false;  // classes by hatch instead of colour
    std::string title;             // of a PDF, for readers' windows
    std::string day;               // of printing, as "2018-05-03", at the end of the notes
};

struct Printed {
    std::vector<std::string> files;  // one for a PDF, one a page otherwise
    std::vector<PlacedPage> pages;
};

// `sheet(i)` is asked for once for every page, in order, so that an atlas need not be held whole;
// never by two threads at once. Pages are drawn at the same time, a surface each (oneTBB).
// Throws Error for a missing font, a logo that is no picture, and what Cairo cannot do (a picture
// that is too large); Cancelled.
Printed print_sheets(std::size_t pages, const std::function<Sheet(std::size_t)>& sheet,
                     const PrintOptions& options, const text::Catalogue& words, Progress& progress);
Printed print_sheet(const Sheet& sheet, const PrintOptions& options, const text::Catalogue& words);

// N of 1:N that the sheet's map gets; 1 without a map.
double scale_on_page(const Sheet& sheet, const PageFormat& format, const text::Catalogue& words);

// Fills by hatch on white instead of colour.
void to_black_and_white(Sheet& sheet);

}  // namespace zamin::print
