// What is found in parts is what is found in the whole, which has tests of its own.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <limits>
#include <random>

#include "quality/find_in_parts.hpp"
#include "walks.hpp"

using namespace zamin;
using namespace zamin::test;

namespace {

// Plots side by side, of which some reach into the next, cross themselves, lie twice, have a spike,
// no shape, or cover a good deal of the land; ids, holders and areas with gaps and repeats.
Layer untidy_plots(std::size_t n) {
    std::mt19937 random(7);
    const auto one_in = [&](int k) {
        return static_cast<int>(random() % static_cast<unsigned>(k)) == 0;
    };
    Layer layer = plots_of({});
    std::vector<std::string> ids, seasons, holders, captures;
    std::vector<double> declared, accuracy;
    for (std::size_t i = 0; i < n; ++i) {
        const double x = 110.0 * static_cast<double>(i % 60);
        const double y = 110.0 * static_cast<double>(i / 60);
        const double wide = one_in(20) ? 111.5 : one_in(15) ? 140.0 : 100.0;
        std::vector<Coord> ring = rectangle(x, y, x + wide, y + 100.0);
        if (one_in(30)) {
            std::swap(ring[1], ring[2]);
        } else if (one_in(30)) {
            ring.insert(ring.begin() + 1, {x + 50.0, y - 300.0});
            ring.insert(ring.begin() + 2, {x + 50.5, y});
        } else if (one_in(300)) {
            ring = rectangle(x - 1100.0, y - 1100.0, x + 1300.0, y + 1200.0);
        }
        const Layer one = plots_of({ring});
        if (one_in(50)) {
            layer.geometry.add_empty();
        } else {
            layer.geometry.append(one.geometry, 0);
        }
        layer.feature_ids.push_back(static_cast<std::int64_t>(2 * i + 5));
        const auto known = static_cast<unsigned>(std::max<std::size_t>(1, i));
        ids.push_back(one_in(40)   ? ""
                      : one_in(25) ? std::to_string(random() % known)
                                   : std::to_string(i));
        seasons.push_back(one_in(3) ? "2017" : "2018");
        holders.push_back(one_in(9) ? "" : "M" + std::to_string(random() % 500));
        captures.push_back(one_in(4) ? "" : one_in(2) ? "walked" : "drawn");
        declared.push_back(one_in(5) ? 100.0 : 1.0);
        accuracy.push_back(one_in(6) ? 0.0 : 4.0);
    }
    add_texts(layer, "plot_id", ids);
    add_texts(layer, "season", seasons);
    add_texts(layer, "holder_id", holders);
    add_texts(layer, "capture", captures);
    add_numbers(layer, "declared_ha", declared);
    add_numbers(layer, "accuracy_m", accuracy);
    return layer;
}

Layer rows_of(const Layer& layer, std::size_t begin, std::size_t end) {
    Layer part = layer;
    part.feature_ids.assign(layer.feature_ids.begin() + static_cast<std::ptrdiff_t>(begin),
                            layer.feature_ids.begin() + static_cast<std::ptrdiff_t>(end));
    part.geometry = {};
    part.columns.clear();
    for (const Column& column : layer.columns) {
        part.columns.emplace_back(column.name, column.type());
    }
    for (std::size_t row = begin; row < end; ++row) {
        part.geometry.append(layer.geometry, row);
        for (std::size_t c = 0; c < layer.columns.size(); ++c) {
            const Column& from = layer.columns[c];
            if (from.is_null(row)) {
                part.columns[c].push_null();
            } else if (from.type() == ColumnType::real) {
                part.columns[c].push_real(*from.number(row));
            } else {
                part.columns[c].push_text(from.text_view(row));
            }
        }
    }
    return part;
}

quality::ShownProblems found_in_parts(const Layer& layer, std::size_t rows_of_part,
                                      std::size_t rows_at_once, const Box& extent,
                                      std::size_t most_outlines_held = 1'000'000) {
    Progress progress;
    quality::PartsChecker checker(extent, all_fields, {}, most_outlines_held);
    const auto each_part = [&](const auto& take) {
        for (std::size_t row = 0; row < layer.size(); row += rows_of_part) {
            take(rows_of(layer, row, std::min(layer.size(), row + rows_of_part)));
        }
    };
    each_part([&](const Layer& part) { checker.gather(part, progress); });
    const Layer head = rows_of(layer, 0, 0);
    quality::ShownProblems all = checker.settle(head, rows_at_once, progress);
    each_part([&](const Layer& part) {
        quality::ShownProblems more = checker.find(part, progress);
        std::move(more.problems.begin(), more.problems.end(), std::back_inserter(all.problems));
        all.shapes.append_all(more.shapes);
    });
    return all;
}

std::string line_of(const Problem& p, const Box& place) {
    return fmt::format("{} {} {} {} {} {} {} [{} {} {} {}]",
                       p.feature ? std::to_string(*p.feature) : "-", p.problem,
                       to_string(p.severity), p.detail.english(), p.action.english(),
                       p.area_before_ha.value_or(-1.0), p.area_after_ha.value_or(-1.0), place.min_x,
                       place.min_y, place.max_x, place.max_y);
}

std::vector<std::string> lines_of(const std::vector<Problem>& problems, const Geometries& shapes) {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < problems.size(); ++i) {
        lines.push_back(line_of(problems[i], shapes.feature_box(i)));
    }
    return lines;
}

}  // namespace

TEST_CASE("a layer looked through in parts has the same problems as the whole, in the same order") {
    const Layer layer = untidy_plots(3000);
    const quality::Findings whole = found_in(layer);
    const auto wanted = lines_of(quality::problems_of(layer, whole), whole.shapes);
    REQUIRE(wanted.size() > 1500);
    const Box extent = layer.geometry.box();
    for (const std::size_t rows_of_part : {251U, 1000U, 5000U}) {
        for (const std::size_t rows_at_once : {300U, 10000U}) {
            CAPTURE(rows_of_part);
            CAPTURE(rows_at_once);
            const auto found = found_in_parts(layer, rows_of_part, rows_at_once, extent);
            const auto lines = lines_of(found.problems, found.shapes);
            const auto differs =
                std::mismatch(wanted.begin(), wanted.end(), lines.begin(), lines.end());
            CHECK(differs.first == wanted.end());
            CHECK(differs.second == lines.end());
            if (differs.first != wanted.end() && differs.second != lines.end()) {
                CHECK(*differs.first == *differs.second);
            }
        }
    }
}

TEST_CASE("outlines that are not held are looked at twice, with the same problems") {
    const Layer layer = untidy_plots(2000);
    const quality::Findings whole = found_in(layer);
    const auto wanted = lines_of(quality::problems_of(layer, whole), whole.shapes);
    for (const std::size_t most_outlines_held : {0U, 1U, 100U}) {
        CAPTURE(most_outlines_held);
        const auto found =
            found_in_parts(layer, 250, 10000, layer.geometry.box(), most_outlines_held);
        CHECK(lines_of(found.problems, found.shapes) == wanted);
    }
}

TEST_CASE("a wrong extent costs room, not findings") {
    const Layer layer = untidy_plots(800);
    const quality::Findings whole = found_in(layer);
    const auto wanted = lines_of(quality::problems_of(layer, whole), whole.shapes);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const Box& extent : {Box{}, Box{0, 0, 0, 0}, Box{nan, nan, nan, nan},
                              Box{568'500.0, 4'196'100.0, 569'000.0, 4'196'900.0}}) {
        const auto found = found_in_parts(layer, 300, 400, extent);
        CHECK(lines_of(found.problems, found.shapes) == wanted);
    }
}

TEST_CASE("a part of no rows, and a layer of none") {
    const Layer layer = untidy_plots(1);
    Progress progress;
    quality::PartsChecker checker({}, all_fields, {});
    const Layer none = rows_of(layer, 0, 0);
    checker.gather(none, progress);
    CHECK(checker.settle(none, 100, progress).problems.empty());
    CHECK(checker.find(none, progress).problems.empty());
}
