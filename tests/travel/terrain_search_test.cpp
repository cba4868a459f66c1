#include "travel/terrain_search.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <queue>
#include <random>

#include "terrain_worlds.hpp"

using namespace zamin;
using namespace zamin::travel;

namespace {

// The rule of r.walk for one step over a map distance, as its manual has it.
double r_walk_s(double distance_m, double rise_m) {
    if (rise_m >= 0.0) {
        return 0.72 * distance_m + 6.0 * rise_m;
    }
    return 0.72 * distance_m + (rise_m / distance_m < -0.2125 ? -1.9998 : 1.9998) * rise_m;
}

double tobler_s(double distance_m, double rise_m) {
    return distance_m * 3.6 / (6.0 * std::exp(-3.5 * std::abs(rise_m / distance_m + 0.05)));
}

// The same costs by the plainest method: a queue by cost, every move worked out anew.
std::vector<double> plain_times(const TerrainGrid& grid, std::size_t goal) {
    const auto width = static_cast<int>(grid.frame.width);
    const auto height = static_cast<int>(grid.frame.height);
    std::vector<double> time(grid.frame.cells(), no_way);
    std::priority_queue<std::pair<double, std::size_t>> queue;
    time[goal] = 0.0;
    queue.push({0.0, goal});
    while (!queue.empty()) {
        const auto [negative, at] = queue.top();
        queue.pop();
        if (-negative > time[at]) {
            continue;
        }
        const int x = static_cast<int>(at) % width;
        const int y = static_cast<int>(at) / width;
        for (int dy = -2; dy <= 2; ++dy) {
            for (int dx = -2; dx <= 2; ++dx) {
                const int size = dx * dx + dy * dy;
                const int nx = x + dx;
                const int ny = y + dy;
                if ((size != 1 && size != 2 && size != 5) || nx < 0 || ny < 0 || nx >= width ||
                    ny >= height) {
                    continue;
                }
                const auto cell = [&](int cx, int cy) {
                    return static_cast<std::size_t>(cy * width + cx);
                };
                const auto closed = [&](int cx, int cy) {
                    return grid.surface[cell(cx, cy)] == TerrainGrid::closed;
                };
                const bool blocked =
                    closed(nx, ny) ||
                    (size == 5 &&
                     (std::abs(dx) == 2 ? closed(x + dx / 2, y) || closed(nx - dx / 2, ny)
                                        : closed(x, y + dy / 2) || closed(nx, ny - dy / 2)));
                const double rise_m = static_cast<double>(grid.height_m[at]) -
                                      static_cast<double>(grid.height_m[cell(nx, ny)]);
                const double length_m = grid.frame.cell_m * std::sqrt(size);
                if (blocked || std::abs(rise_m / length_m) > 1.0) {
                    continue;
                }
                const double cost = time[at] + tobler_s(length_m, rise_m);
                if (cost < time[cell(nx, ny)]) {
                    time[cell(nx, ny)] = cost;
                    queue.push({-cost, cell(nx, ny)});
                }
            }
        }
    }
    return time;
}

}  // namespace

TEST_CASE("single steps take what r.walk's formula says, in both directions") {
    // A strip of three cells, 30 m up and 50 m down eastwards; one step each from the middle.
    const TerrainGrid grid = drawn_terrain({"..."}, {100.0F, 130.0F, 80.0F}, Walking::langmuir);
    const TerrainSearch to = times_to(grid, 1, 0);
    CHECK(to.cost_s(0) == doctest::Approx(r_walk_s(100.0, 30.0)).epsilon(1e-6));
    CHECK(to.cost_s(2) == doctest::Approx(r_walk_s(100.0, 50.0)).epsilon(1e-6));
    const TerrainSearch from = times_to(grid, 1, 0, Heading::from_source);
    CHECK(from.cost_s(0) == doctest::Approx(r_walk_s(100.0, -30.0)).epsilon(1e-6));
    CHECK(from.cost_s(2) == doctest::Approx(r_walk_s(100.0, -50.0)).epsilon(1e-6));
}

TEST_CASE("all sixteen moves from the middle, by Tobler's function") {
    std::vector<float> heights;
    for (int i = 0; i < 25; ++i) {
        heights.push_back(static_cast<float>(3 * i - 36));
    }
    const TerrainGrid grid = drawn_terrain({".....", ".....", ".....", ".....", "....."}, heights);
    const TerrainSearch to = times_to(grid, 2, 2);
    CHECK(to.cost_s(13) == doctest::Approx(tobler_s(100.0, -3.0)).epsilon(2e-6));
    CHECK(to.cost_s(11) == doctest::Approx(tobler_s(100.0, 3.0)).epsilon(2e-6));
    CHECK(to.cost_s(18) == doctest::Approx(tobler_s(100.0 * std::sqrt(2.0), -18.0)).epsilon(2e-6));
    CHECK(to.cost_s(19) == doctest::Approx(tobler_s(100.0 * std::sqrt(5.0), -21.0)).epsilon(2e-6));
    CHECK(to.cost_s(1) == doctest::Approx(tobler_s(100.0 * std::sqrt(5.0), 33.0)).epsilon(2e-6));
}

TEST_CASE("a search equals the plainest method on a random terrain with closed cells") {
    std::mt19937 random(11);
    std::uniform_real_distribution<float> height(0.0F, 90.0F);
    std::uniform_int_distribution<int> one_in_five(0, 4);
    std::vector<std::string> rows(40, std::string(50, '.'));
    std::vector<float> heights;
    for (std::string& row : rows) {
        for (char& letter : row) {
            letter = one_in_five(random) == 0 ? '#' : '.';
            heights.push_back(height(random));
        }
    }
    rows[20][25] = '.';
    const TerrainGrid grid = drawn_terrain(rows, heights);
    const std::vector<double> plain = plain_times(grid, 20 * 50 + 25);
    const TerrainSearch search = times_to(grid, 25, 20);
    for (std::size_t cell = 0; cell < plain.size(); ++cell) {
        if (plain[cell] == no_way) {
            CHECK(std::isinf(search.cost_s(cell)));
        } else {
            CHECK(search.cost_s(cell) == doctest::Approx(plain[cell]).epsilon(1e-5));
        }
    }
}

TEST_CASE("a river is crossed at its bridge only, and not beside it") {
    const TerrainGrid closed = drawn_terrain({"..#..", "..#..", "..#..", "..#..", "..#.."});
    CHECK(std::isinf(times_to(closed, 4, 2).cost_s(10)));
    const TerrainGrid slanted = drawn_terrain({"...##", "..##.", ".##..", "##...", "#...."});
    CHECK(std::isinf(times_to(slanted, 4, 4).cost_s(0)));
    const TerrainGrid bridge = drawn_terrain({"..#..", "..#..", "rrBrr", "..#..", "..#.."});
    const TerrainSearch over = times_to(bridge, 4, 2);
    CHECK(over.cost_s(10) == doctest::Approx(400.0 * 0.1));
    CHECK(over.cost_s(0) < 600.0F);
    // The road runs along the river, in the river's cells, and leaves it on one side only.
    const TerrainGrid along = drawn_terrain({"..#..", "..B..", "..B..", "..rr.", "..#.."});
    CHECK(std::isinf(
        times_to(drawn_terrain({"..#..", "..B..", "..B..", "..Br.", "..#.."}), 4, 3).cost_s(0)));
    CHECK(times_to(along, 4, 3).cost_s(15) < 1000.0F);
}

TEST_CASE("roads are faster than the land beside them, whatever the slope") {
    const TerrainGrid grid =
        drawn_terrain({"......", "rrrrrr", "......"},
                      {0, 10, 20, 30, 40, 50, 0, 10, 20, 30, 40, 50, 0, 10, 20, 30, 40, 50});
    const TerrainSearch search = times_to(grid, 5, 1);
    CHECK(search.cost_s(6) == doctest::Approx(50.0).epsilon(1e-6));
    CHECK(search.cost_s(0) < 250.0F);
    CHECK(search.next(6) != 6);
}

TEST_CASE("too steep is no way, and a limit ends the search") {
    const TerrainGrid cliff = drawn_terrain({"..."}, {0.0F, 101.0F, 101.0F});
    CHECK(std::isinf(times_to(cliff, 2, 0).cost_s(0)));
    const TerrainGrid level = drawn_terrain({".........."});
    TerrainSearch search(level);
    const TerrainSeed seed{0, 0, 0.0F};
    search.search({&seed, 1}, Heading::to_source, 300.0, Progress());
    CHECK(search.cost_s(4) < 300.0F);
    CHECK(std::isinf(search.cost_s(5)));
}

TEST_CASE("several sources: each cell knows the nearest, equal ones the first") {
    const TerrainGrid level = drawn_terrain({"......."});
    TerrainSearch search(level);
    const std::vector<TerrainSeed> seeds{{6, 1, 0.0F}, {0, 0, 0.0F}};
    search.search(seeds, Heading::to_source, no_way, Progress());
    const std::vector<std::uint16_t> expected{0, 0, 0, 0, 1, 1, 1};
    for (std::size_t cell = 0; cell < expected.size(); ++cell) {
        CHECK(search.source(cell) == expected[cell]);
    }
}
