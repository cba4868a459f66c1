// Titles, units, definitions and reasons in the reader's language.
#include <doctest/doctest.h>

#include "access/method.hpp"
#include "access/words.hpp"
#include "hand.hpp"

using namespace zamin::access;
using namespace zamin::test;
using zamin::Table;
using zamin::text::Language;

namespace {

Indicators in_language(Language language) {
    Hand hand;
    const Index group = hand.group("G");
    hand.h.services.push_back({"agro-shop", 20.0, zamin::Coord{69.0, 37.0}});
    for (const Sex sex : {Sex::female, Sex::male, Sex::unknown}) {
        const Index m = hand.holder("m", sex, 0.3);
        hand.h.members[static_cast<std::size_t>(m)].group = group;
        hand.h.rights.back().kind = RightKind::inheritable;
    }
    AccessOptions options;
    options.language = language;
    return hand.run(options);
}

const std::string& text(const Table& table, std::size_t row, std::size_t column) {
    return std::get<std::string>(table.rows[row][column]);
}

}  // namespace

TEST_CASE("no title, unit or definition stays English; indicators' words and figures do") {
    const Indicators english = in_language(Language::english);
    const Table method = method_table(english.options);
    for (const Language language : {Language::tajik, Language::russian}) {
        const Indicators other = in_language(language);
        REQUIRE(other.rows.size() == english.rows.size());
        for (std::size_t i = 0; i < english.rows.size(); ++i) {
            CAPTURE(english.rows[i].indicator);
            CHECK(other.rows[i].indicator == english.rows[i].indicator);
            CHECK(other.rows[i].estimate.value == english.rows[i].estimate.value);
            CHECK(other.rows[i].title != english.rows[i].title);
            CHECK(other.rows[i].measure != english.rows[i].measure);
        }
        const Table definitions = method_table(other.options);
        REQUIRE(definitions.rows.size() == method.rows.size());
        for (std::size_t row = 0; row < method.rows.size(); ++row) {
            CHECK(text(definitions, row, 2) != text(method, row, 2));
        }
    }
}

TEST_CASE("numbers in titles follow the language") {
    const Indicators russian = in_language(Language::russian);
    CHECK(find_row(russian, "(all)", "2.4_below_0.5_ha")->title.find("0,5") != std::string::npos);
    CHECK(short_number(2.1430001, Language::tajik) == "2,143");
    CHECK(short_number(2000.0, Language::english) == "2,000");
    CHECK(short_number(0.5, Language::english) == "0.5");
}

TEST_CASE("the sheet for people has titles and remarks beside the contract's columns") {
    const Table sheet = indicator_sheet(in_language(Language::english));
    REQUIRE(sheet.columns.size() == 10);
    CHECK(sheet.columns[1].name == "indicator");
    CHECK(sheet.columns[2].name == "title");
    CHECK(sheet.columns[9].name == "remark");
    CHECK(indicator_table(in_language(Language::english)).columns.size() == 8);
}
