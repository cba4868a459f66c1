// One table of plots that lies in parts on several servers: each counts, clips and measures its
// own.
#include <doctest/doctest.h>

#include "untidy_plots.hpp"

using namespace zamin;
using test::built_in;
using test::by_server;
using test::check_same;
using test::Database;

namespace {

// What only a server that sums for itself is asked for.
constexpr const char* sums = "sum(public.st_area(";

// The words of postgres_fdw for another database of the same cluster.
std::string server_words(const Database& database) {
    std::string words = database.source();
    const auto word = [&](const std::string& key) {
        const std::size_t at = words.find(key + "=") + key.size() + 1;
        return words.substr(at, words.find(' ', at) - at);
    };
    return "host '" + word("host") + "', port '" + word("port") + "', dbname '" + database.name() +
           "', extensions 'postgis', fdw_tuple_cost '1000'";
}

std::size_t times(const std::string& text, const std::string& words) {
    std::size_t found = 0;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
        ++found;
    }
    return found;
}

// The untidy plots in two parts, on a server each; the head holds none of them.
struct InParts : test::Untidy {
    InParts() {
        sql("ALTER TABLE plots RENAME TO everything; CREATE TABLE plots (region text, LIKE "
            "everything) PARTITION BY LIST (region)");
        add(west, "west");
        add(east, "east");
        (void)log();
    }
    Database west;
    Database east;

  private:
    void add(const Database& part, const std::string& name) const {
        part.sql(test::untidy);
        part.sql(
            "ALTER TABLE plots ADD region text; UPDATE plots SET region = CASE WHEN "
            "ST_XMin(geom) < 502000 OR geom IS NULL THEN 'west' ELSE 'east' END");
        part.sql("DELETE FROM plots WHERE region <> '" + name + "'");
        sql("CREATE SERVER " + name + " FOREIGN DATA WRAPPER postgres_fdw OPTIONS (" +
            server_words(part) + "); CREATE USER MAPPING FOR land SERVER " + name +
            " OPTIONS (user 'land', password_required 'false'); CREATE FOREIGN TABLE plots_" +
            name + " PARTITION OF plots FOR VALUES IN ('" + name + "') SERVER " + name +
            " OPTIONS (table_name 'plots')");
    }
};

}  // namespace

TEST_CASE("plots in parts on two servers are clipped, measured and summed by them") {
    if (!Database::possible()) {
        return;
    }
    const test::Untidy whole;
    const coverage::Coverage own = built_in(whole.plots, whole.districts, test::untidy_options());
    const InParts head;
    check_same(by_server(head.plots, head.districts, test::untidy_options()), own);
    const std::string log = head.log();
    INFO(log);
    // For West, East and the outside each of both parts was asked for sums, and for the plots that
    // have to be mended, which it sends; and once for what it holds.
    CHECK(times(log, "CURSOR FOR") == 2 * (1 + 3 + 3));
    CHECK(times(log, sums) == 2 * 3);
    CHECK(times(log, "NOT public.st_isvalid(") >= 2 * 3);
    CHECK(times(log, "public.st_intersection(") >= 2 * 2);
    CHECK(times(log, "public.st_difference(") >= 2);
}

TEST_CASE("servers that hold parts are told which rows are wanted") {
    if (!Database::possible()) {
        return;
    }
    test::Untidy whole;
    InParts head;
    // Texts, whatever their case; one of several; what is blank; patterns.
    for (const char* where : {"season = '2018'", "\"what's grown\" IN ('ONION', 'rice')",
                              "\"what's grown\" <> 'Rice' OR group_id IS NULL",
                              "plot_id LIKE '%o%' AND NOT season = '2017'"}) {
        CAPTURE(std::string(where));
        whole.plots.where = where;
        head.plots.where = where;
        const auto own = built_in(whole.plots, whole.districts, test::untidy_options());
        CHECK(own.plots < 15);
        (void)head.log();
        check_same(by_server(head.plots, head.districts, test::untidy_options()), own);
        const std::string log = head.log();
        INFO(log);
        CHECK(times(log, sums) == 2 * 3);
    }
}
