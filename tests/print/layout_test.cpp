// Every layout in three languages on every size of paper: nothing overlaps, nothing is cut.
#include <doctest/doctest.h>

#include "print/page_checks.hpp"
#include "print/sample_sheet.hpp"

using namespace zamin;
using namespace zamin::print;

TEST_CASE("nothing overlaps and nothing is cut, on any paper, in any language") {
    for (const text::Language language : text::languages) {
        const text::Catalogue words(language);
        for (const Paper paper :
             {Paper::a5, Paper::a4, Paper::a3, Paper::a2, Paper::a1, Paper::a0}) {
            for (const Orientation way : {Orientation::portrait, Orientation::landscape}) {
                for (const SheetSizes& sizes :
                     {SheetSizes{}, SheetSizes{300, 60, 200, true}, SheetSizes{300, 3, 0, true},
                      SheetSizes{5, 0, 3, false}}) {
                    CAPTURE(to_string(paper));
                    CAPTURE(static_cast<int>(way));
                    CAPTURE(sizes.title_letters);
                    CAPTURE(sizes.legend_entries);
                    PrintOptions options;
                    options.format = {paper, way, sizes.rows == 200};
                    Sheet sheet = sample_sheet(sizes);
                    if (sizes.rows == 200) {
                        sheet.signatures = {"Ҳукумат", "Комитети замин", "Ташкилот"};
                    }
                    const Printed printed = print_sheet(sheet, options, words);
                    REQUIRE(printed.pages.size() == 1);
                    check_page(printed.pages.front(), options.format);
                    CHECK(says(printed.pages.front(), sheet.title));
                    CHECK(has_part(printed.pages.front(), "map") == sizes.map);
                    CHECK(has_part(printed.pages.front(), "legend") == (sizes.legend_entries > 0));
                }
            }
        }
    }
}

TEST_CASE("a legend of sixty entries is whole on A4; longer tables say how many rows are left") {
    PrintOptions options;
    const Printed printed =
        print_sheet(sample_sheet({20, 60, 200, true}), options, text::Catalogue());
    CHECK(says(printed.pages.front(), "рақами 59"));
    const Printed table = print_sheet(sample_sheet({20, 4, 200, true}), options, text::Catalogue());
    CHECK(says(table.pages.front(), "+1"));
}

TEST_CASE("the map keeps at least a third of the page's content") {
    PrintOptions options;
    for (const Orientation way : {Orientation::portrait, Orientation::landscape}) {
        options.format.orientation = way;
        const Printed printed =
            print_sheet(sample_sheet({20, 12, 30, true}), options, text::Catalogue());
        const RectMm& frame = printed.pages.front().maps.front().frame;
        const RectMm content = options.format.content_mm();
        CHECK(frame.w * frame.h > content.w * content.h / 3.0);
    }
}
