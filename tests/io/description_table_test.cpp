#include "io/description_table.hpp"

#include <doctest/doctest.h>

#include "io/read.hpp"
#include "temporary_folder.hpp"

using zamin::io::description_table;
using Rows = std::vector<std::pair<std::string, std::string>>;

TEST_CASE("Rows of two cells are names and values") {
    CHECK(description_table(
              "<table><tr><td>crop</td><td>rice</td></tr>"
              "<TR class='x'><TH>area:</TH><TD align=\"left\"> 0.5 </TD></TR></table>") ==
          Rows{{"crop", "rice"}, {"area", "0.5"}});
    CHECK(description_table("<tr><td>a</td><td>1<br/>2 <b>3</b></td></tr>") ==
          Rows{{"a", "1 2 3"}});
    CHECK(description_table(
              "<tr><td>&#1079;&#x438;</td><td>A &amp; B&nbsp;&lt;1&gt; &no; &</td></tr>") ==
          Rows{{"зи", "A & B <1> &no; &"}});
}

TEST_CASE("A table around a table is passed over") {
    CHECK(description_table("<table><tr><td>Plot 7</td></tr><tr><td><table><tr><td>crop</td>"
                            "<td>onion</td></tr></table></td></tr></table>") ==
          Rows{{"crop", "onion"}});
}

TEST_CASE("Other texts have no rows") {
    for (const char* text : {"", "a field", "<", "<tr><td>", "</tr></td>", "<tr><td>a</td></tr>",
                             "<tr><td>1</td><td>2</td><td>3</td></tr>",
                             "<tr><td></td><td>x</td></tr>", "&#xD800; &#99999999999;"}) {
        CAPTURE(text);
        CHECK(description_table(text).empty());
    }
}

TEST_CASE("A KML's tables become columns") {
    const zamin::test::TemporaryFolder folder;
    const auto file = folder / "plots.kml";
    const std::string ring =
        "<Polygon><outerBoundaryIs><LinearRing><coordinates>69,38,0 69.001,38,0 69.001,38.001,0 "
        "69,38,0</coordinates></LinearRing></outerBoundaryIs></Polygon>";
    zamin::test::write_text(
        file,
        R"(<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2">)"
        R"(<Document><Placemark><name>7</name><description><![CDATA[<table><tr><td>crop</td><td>)"
        "шолӣ</td></tr></table>]]></description>" +
            ring + "</Placemark><Placemark><name>8</name>" + ring +
            "</Placemark></Document></kml>");
    zamin::Progress progress;
    zamin::io::ReadOptions options;
    options.columns = {"crop"};
    options.expect = zamin::GeometryKind::polygon;
    const auto layer = zamin::io::read_layer({file.string(), ""}, options, progress).layer;
    REQUIRE(layer.size() == 2);
    CHECK(layer.column("crop").text(0) == "шолӣ");
    CHECK(layer.column("crop").is_null(1));
    CHECK(layer.geometry.kinds[1] == zamin::GeometryKind::polygon);
}
