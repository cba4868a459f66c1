#include "print/page_template.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "print/sample_sheet.hpp"

using namespace zamin;
using namespace zamin::print;

namespace {

PageTemplate parsed(std::string_view toml) {
    return parse_page_template(toml, "/folder/page.toml");
}

std::string refusal(std::string_view toml) {
    try {
        parsed(toml);
    } catch (const UsageError& error) {
        return error.what();
    }
    return {};
}

bool said(const std::string& text, const std::string& part) {
    CAPTURE(text);
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a template sets what it names and leaves the rest") {
    const PageTemplate page = parsed(R"(
title = "Roundtable: {title}"
organisation = "Association"
logo = "logo.png"
signatures = ["Chair", "Jamoat"]
language = "tg"
paper = "a3"
orientation = "portrait"
binding = true
[blocks]
table = false
grid = false
legend = true
)");
    CHECK(page.language == text::Language::tajik);
    CHECK(page.paper == Paper::a3);
    CHECK(page.orientation == Orientation::portrait);
    CHECK(page.binding == true);
    CHECK_FALSE(page.black_and_white);
    Sheet sheet = sample_sheet({});
    const std::string own = sheet.title;
    apply(page, sheet);
    CHECK(sheet.title == "Roundtable: " + own);
    CHECK(sheet.outline == own);
    CHECK(sheet.logo == "/folder/logo.png");
    CHECK(sheet.signatures.size() == 2);
    CHECK(sheet.table.rows.empty());
    CHECK_FALSE(sheet.map->graticule);
    CHECK_FALSE(sheet.legend.empty());
    CHECK_FALSE(sheet.bars.rows.empty());
}

TEST_CASE("an empty template changes nothing") {
    Sheet sheet = sample_sheet({});
    const std::string before = print_sheet(sheet, PrintOptions{}, text::Catalogue()).files.front();
    apply(parsed(""), sheet);
    CHECK(print_sheet(sheet, PrintOptions{}, text::Catalogue()).files.front() == before);
}

TEST_CASE("what is wrong with a template is told with its line, its key and what is expected") {
    CHECK(said(refusal("title = 5"), "page.toml:1: 'title' is a text in quotes"));
    CHECK(said(refusal("\ntitel = \"x\""),
               "page.toml:2: there is no key 'titel' (did you mean 'title'?)"));
    CHECK(said(refusal("[blocks]\ntables = false"),
               "2: there is no key 'blocks.tables' (did you mean 'table'?)"));
    CHECK(said(refusal("[blocks]\ntable = \"no\""), "2: 'blocks.table' is true or false"));
    CHECK(said(refusal("paper = \"A7\""), "1: 'paper': There is no page size 'A7'"));
    CHECK(said(refusal("language = \"uz\""), "1: 'language':"));
    CHECK(said(refusal("orientation = \"upright\""), "1: 'orientation':"));
    CHECK(said(refusal("signatures = \"Chair\""), "1: 'signatures' is a list of texts"));
    CHECK(said(refusal("signatures = [1]"), "1: 'signatures' is a text in quotes"));
    CHECK(said(refusal("blocks = 3"), "1: 'blocks' is a table"));
    CHECK(said(refusal("title = \"open"), "page.toml:1:"));
}
