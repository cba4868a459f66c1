#include "viewer/table_rows.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"

using namespace zamin;
using namespace zamin::viewer;

namespace {

// Five rows: crop (text), ha (real), count (integer); the last row is blank.
Layer small() {
    Layer layer;
    layer.source = "small.gpkg";
    layer.name = "small";
    layer.columns.emplace_back("crop", ColumnType::text);
    layer.columns.emplace_back("ha", ColumnType::real);
    layer.columns.emplace_back("count", ColumnType::integer);
    const auto add = [&](const char* crop, double ha, std::int64_t count) {
        layer.columns[0].push_text(crop);
        layer.columns[1].push_real(ha);
        layer.columns[2].push_integer(count);
        layer.geometry.add_empty();
        layer.feature_ids.push_back(static_cast<std::int64_t>(layer.feature_ids.size()) + 1);
    };
    add("rice", 0.5, 10);
    add("Wheat", 2.0, 9);
    add("rice", 1.5, 100);
    add("\u04b2\u0430\u0440\u0431\u0443\u0437\u0430", 0.25, 2);
    layer.columns[0].push_null();
    layer.columns[1].push_null();
    layer.columns[2].push_null();
    layer.geometry.add_empty();
    layer.feature_ids.push_back(5);
    return layer;
}

std::vector<std::uint32_t> rows(const TableQuery& query) {
    Progress progress;
    return table_rows(small(), query, progress);
}

TableQuery typed(const char* text) {
    TableQuery query;
    query.typed = text;
    return query;
}
TableQuery where(const char* expression) {
    TableQuery query;
    query.expression = expression;
    return query;
}
TableQuery sorted(int column, bool descending = false) {
    TableQuery query;
    query.sort_column = column;
    query.descending = descending;
    return query;
}

using Rows = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("without a query every row is shown in the source's order") {
    CHECK(rows({}) == Rows{0, 1, 2, 3, 4});
}

TEST_CASE("typing finds letters in any column and case, Tajik letters by their neighbours") {
    CHECK(rows(typed("RI")) == Rows{0, 2});
    CHECK(rows(typed("\u0445\u0430\u0440\u0431")) == Rows{3});
    CHECK(rows(typed("100")) == Rows{2});
    CHECK(rows(typed("cotton")).empty());
}

TEST_CASE("expressions are GDAL's attribute SQL") {
    CHECK(rows(where("ha > 0.4 AND crop = 'rice'")) == Rows{0, 2});
    CHECK(rows(where("crop IS NULL")) == Rows{4});
    CHECK(rows(where("\"count\" BETWEEN 5 AND 20")) == Rows{0, 1});
    CHECK(rows(where("crop ILIKE 'wh%'")) == Rows{1});
    TableQuery both = typed("rice");
    both.expression = "ha > 1";
    CHECK(rows(both) == Rows{2});
}

TEST_CASE("an expression that is not understood names the reason and the columns") {
    for (const char* bad : {"crop =", "area > 1", "((", "ha > 'x"}) {
        CAPTURE(bad);
        CHECK_THROWS_AS(rows(where(bad)), UsageError);
    }
    try {
        rows(where("area > 1"));
    } catch (const UsageError& e) {
        CHECK(std::string(e.what()).find("crop, ha, count") != std::string::npos);
        CHECK(std::string(e.what()).find("small.gpkg") != std::string::npos);
    }
}

TEST_CASE("numbers sort by value, texts by the alphabet, blanks last either way") {
    CHECK(rows(sorted(2)) == Rows{3, 1, 0, 2, 4});
    CHECK(rows(sorted(1, true)) == Rows{1, 2, 0, 3, 4});
    CHECK(rows(sorted(0)) == Rows{0, 2, 1, 3, 4});
    CHECK(rows(sorted(0, true)) == Rows{3, 1, 0, 2, 4});
    CHECK(rows(sorted(17)) == Rows{0, 1, 2, 3, 4});
}

TEST_CASE("a layer without rows or columns gives no rows") {
    Layer empty;
    Progress progress;
    CHECK(table_rows(empty, typed("x"), progress).empty());
}
