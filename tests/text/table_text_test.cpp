#include "text/table_text.hpp"

#include <doctest/doctest.h>

#include "text/width.hpp"

using namespace zamin;

TEST_CASE("width counts characters, not bytes") {
    CHECK(text::display_width("") == 0);
    CHECK(text::display_width("Vose'") == 5);
    CHECK(text::display_width("Ҷомӣ") == 4);
    CHECK(text::display_width("и\u0304") == 1);  // a letter and its combining macron
    CHECK(text::display_width("米") == 2);
    CHECK(text::display_width("caf\xE9") == 4);  // not UTF-8
    CHECK(text::display_width("\xD0") == 1);     // cut in the middle
    CHECK(text::pad_left("Ҷ", 3) == "  Ҷ");
    CHECK(text::pad_right("Ҷ", 3) == "Ҷ  ");
    CHECK(text::pad_right("long", 3) == "long");
    CHECK(text::shortened("Ҷомӣ", 4) == "Ҷомӣ");
    CHECK(text::shortened("Ҷомӣ", 3) == "Ҷо\u2026");
    CHECK(text::shortened("и\u0304и\u0304и\u0304", 2) == "и\u0304\u2026");
    CHECK(text::shortened("米米米", 4) == "米\u2026");
}

TEST_CASE("a table for people is aligned, with units in its head") {
    Table table;
    table.caption = "Crops by district";
    table.columns = {{"district", CellKind::text, 6, "District", "", 2},
                     {"plots", CellKind::integer, 6, "", "", 2},
                     {"area_ha", CellKind::real, 6, "Area", "ha", 2}};
    table.rows = {{"Ҷомӣ", std::int64_t{1234}, 57.0},
                  {"Kulob", std::int64_t{7}, 12345.678},
                  {"(outside)", std::int64_t{0}, std::monostate{}}};
    CHECK(text::table_text(table) ==
          "Crops by district\n"
          "\n"
          "District   plots  Area (ha)\n"
          "---------  -----  ---------\n"
          "Ҷомӣ       1,234      57.00\n"
          "Kulob          7  12,345.68\n"
          "(outside)      0\n");
}

TEST_CASE("what names is not grouped, what counts is") {
    CHECK(text::shown_cell(std::int64_t{2018}, {"plots", CellKind::integer, 0, "", "", 0}) ==
          "2,018");
    CHECK(text::shown_cell(std::int64_t{2018}, {"year", CellKind::integer, 0, "", "", 0, true}) ==
          "2018");
}

TEST_CASE("a table of no rows still says what it would show") {
    Table table;
    table.columns = {{"district", CellKind::text, 6, "", "", 2}};
    CHECK(text::table_text(table) == "district\n--------\n");
}
