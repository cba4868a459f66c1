// Documents that flow over pages: headings, paragraphs, tables, maps, signature boxes. A dossier
// looks like a document, not like a map: 10.5 pt text, maps as figures.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/progress.hpp"
#include "print/print.hpp"

namespace zamin::print {

struct Heading {
    std::string text;
    int level = 1;  // 0 the document's title, 1 a section, 2 below it
};
struct Paragraph {
    std::string text;
    bool muted = false;
};
// Rows go on over pages, the head repeated; cells are broken into lines, never cut.
struct DocumentTable {
    SheetTable table;
};
// A map across the page with its scale, north and legend under it.
struct MapFigure {
    PageMap map;
    std::string caption;
    double height_mm = 110.0;  // of the frame; less where the page is smaller
    std::vector<LegendGroup> legend;
};
struct SignatureBoxes {
    std::vector<std::string> captions;
};
struct PageBreak {};

using DocumentElement =
    std::variant<Heading, Paragraph, DocumentTable, MapFigure, SignatureBoxes, PageBreak>;

struct Document {
    std::string title;  // of the PDF
    std::string foot;   // at the foot of every page: reference, date, sources
    std::vector<DocumentElement> elements;
};

// A heading stays with what follows it. PlacedPage::maps holds every map of a page. Throws like
// print_sheets.
Printed print_document(const Document& document, const PrintOptions& options,
                       const text::Catalogue& words, Progress& progress);

}  // namespace zamin::print
