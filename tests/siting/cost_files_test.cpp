#include <doctest/doctest.h>

#include "core/error.hpp"
#include "siting/cost_files.hpp"

using namespace zamin::siting;

TEST_CASE("a cost table names its rows and columns in the order in which they come") {
    const CostTable table = read_cost_table(
        "cost,From,to\r\n1.5,\"Vose', west\",A\r\n2,\"Vose', "
        "west\",B\r\n\r\n0,Kulob,B\r\n,Kulob,A\r\n",
        "c.csv");
    CHECK(table.demands == std::vector<std::string>{"Vose', west", "Kulob"});
    CHECK(table.sites == std::vector<std::string>{"A", "B"});
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].size() == 2);
    CHECK(table.rows[0][1].cost == 2.0);
    REQUIRE(table.rows[1].size() == 1);
    CHECK(table.rows[1][0].site == 1);
    REQUIRE(table.problems.size() == 1);
    CHECK(table.problems[0].detail.english() == "1 of 4 pairs have no cost");
}

TEST_CASE("cost tables with faults are refused with their line") {
    CHECK_THROWS_WITH(read_cost_table("", "c.csv"),
                      "c.csv: the file is empty; a cost table has the columns from, to and cost");
    CHECK_THROWS_WITH(read_cost_table("from,to\na,b\n", "c.csv"),
                      "c.csv: there is no column 'cost'; a cost table has from, to and cost");
    CHECK_THROWS_WITH(read_cost_table("from,to,cost\n", "c.csv"),
                      "c.csv: there are no costs below the header");
    CHECK_THROWS_WITH(read_cost_table("from,to,cost\na,b,nan\n", "c.csv"),
                      "c.csv: line 2: the cost is 'nan'; it must be a number from 0 up, or empty "
                      "where there is no way");
    CHECK_THROWS_WITH(read_cost_table("from,to,cost\na,b,1\na,c,-1\n", "c.csv"),
                      "c.csv: line 3: the cost is '-1'; it must be a number from 0 up, or empty "
                      "where there is no way");
    CHECK_THROWS_WITH(read_cost_table("from,to,cost\na,b,1\na,b,2\n", "c.csv"),
                      "c.csv: line 3: the cost from 'a' to 'b' is there already");
    CHECK_THROWS_WITH(read_cost_table("from,to,cost\na,b\n", "c.csv"),
                      "c.csv: line 2 has 2 fields, and the header 3");
}

TEST_CASE("of repeated edges of a graph the last counts, and costs are shortest ways") {
    // 1 - 2 costs 9 in the end, so that 1 - 3 - 2 is the way: 4 + 2 = 6.
    const std::string text = " 3 4 1\n 1 2 3\n 2 3 2\n 3 1 4\n 2 1 9\n";
    CHECK(looks_like_pmed(text));
    CHECK_FALSE(looks_like_pmed("from,to,cost\n"));
    const PublishedInstance graph = read_pmed(text, "pmed");
    CHECK(graph.open_count == 1);
    CHECK(graph.costs == std::vector<double>{0, 6, 4, 6, 0, 2, 4, 2, 0});
    CHECK_THROWS_WITH(read_pmed("3 1 1\n1 7 3\n", "pmed"),
                      "pmed: edge 1 runs from 1 to 7 at 3, and there are 3 points");
    CHECK_THROWS_WITH(read_pmed("3 2 1\n1 2 3\n", "pmed"),
                      "pmed: the file ends, or is no number, where an end of an edge is expected");
}

TEST_CASE("distances of published points are rounded down") {
    const std::string capacitated = "1 713\n 2 1 120\n 1 0 0 3\n 2 1 1 14\n";
    CHECK(looks_like_pmedcap(capacitated));
    const PublishedInstance points = read_pmedcap(capacitated, "cap");
    CHECK(points.costs == std::vector<double>{0, 1, 1, 0});
    CHECK(points.amount == std::vector<double>{3, 14});
    CHECK(points.capacity == std::vector<double>{120, 120});
    CHECK(points.best_known.value_or(0) == 713);
    const PublishedInstance tsp =
        read_tsplib("NAME: two\nNODE_COORD_SECTION\n1 0 0\n2 1.5e1 2.0\nEOF\n", "tsp", 1);
    CHECK(tsp.costs == std::vector<double>{0, 15, 15, 0});
    CHECK_THROWS_WITH(read_tsplib("NAME: two\n", "tsp", 1), "tsp: there is no NODE_COORD_SECTION");
}
