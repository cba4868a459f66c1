// Paths on paper: thinned within what was allowed, a shared border drawn once; hatches dot by dot
// beside Cairo's.
#include "print/ring_path.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "print/hatch.hpp"

using namespace zamin;
using namespace zamin::print;

namespace {

// A page of 200 x 200 mm at 1:1000: a metre a millimetre, y upward from (0, 0) at its middle.
MapFrame frame_of_metres() {
    MapFrame frame;
    frame.place = {0.0, 0.0, 200.0, 200.0};
    frame.scale = 1000.0;
    return frame;
}

struct Drawing {
    Surface surface{cairo_image_surface_create(CAIRO_FORMAT_A8, 10, 10)};
    CairoContext cr{cairo_create(surface.get())};

    // In millimetres, starts of lines marked by NaN before them.
    std::vector<Coord> path() const {
        std::vector<Coord> points;
        cairo_path_t* path = cairo_copy_path(cr.get());
        for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
            if (path->data[i].header.type == CAIRO_PATH_CLOSE_PATH) {
                continue;
            }
            if (path->data[i].header.type == CAIRO_PATH_MOVE_TO) {
                points.push_back({std::nan(""), 0.0});
            }
            points.push_back({path->data[i + 1].point.x, path->data[i + 1].point.y});
        }
        cairo_path_destroy(path);
        // Cairo moves to a ring's start once it is closed.
        if (points.size() >= 2 && std::isnan(points[points.size() - 2].x)) {
            points.resize(points.size() - 2);
        }
        return points;
    }
};

double distance_mm(Coord p, Coord a, Coord b) {
    const Coord d{b.x - a.x, b.y - a.y};
    const double length2 = d.x * d.x + d.y * d.y;
    const double t = length2 == 0.0
                         ? 0.0
                         : std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / length2, 0.0, 1.0);
    return std::hypot(a.x + t * d.x - p.x, a.y + t * d.y - p.y);
}

double distance_mm(Coord p, const std::vector<Coord>& line) {
    double nearest = 1e9;
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (!std::isnan(line[i - 1].x) && !std::isnan(line[i].x)) {
            nearest = std::min(nearest, distance_mm(p, line[i - 1], line[i]));
        }
    }
    return nearest;
}

std::size_t starts(const std::vector<Coord>& path) {
    return static_cast<std::size_t>(
        std::ranges::count_if(path, [](Coord p) { return std::isnan(p.x); }));
}

}  // namespace

TEST_CASE("no vertex that is left out lies farther from the way than allowed") {
    const MapFrame frame = frame_of_metres();
    for (const double off_mm : {0.025, 0.2, 2.0}) {
        // A circle, a saw and a spiral that turns back on itself.
        std::vector<std::vector<Coord>> lines(3);
        for (int i = 0; i <= 3000; ++i) {
            const double t = i / 3000.0;
            const double angle = 2.0 * 3.14159265358979 * t;
            lines[0].push_back({60.0 * std::cos(angle), 60.0 * std::sin(angle)});
            lines[1].push_back({-80.0 + 160.0 * t, (i % 2) * 0.3 + 5.0 * std::sin(9.0 * angle)});
            lines[2].push_back(
                {60.0 * t * std::cos(7.0 * angle), 60.0 * t * std::sin(7.0 * angle)});
        }
        for (const std::vector<Coord>& line : lines) {
            const Drawing drawing;
            add_ring(drawing.cr.get(), line, frame, false, off_mm);
            const std::vector<Coord> path = drawing.path();
            CHECK(path.size() < line.size() + 2);
            double worst = 0.0;
            for (const Coord& p : line) {
                worst = std::max(worst, distance_mm(frame.to_page(p), path));
            }
            // Cairo keeps 1/256 of a dot.
            CHECK(worst <= off_mm + 0.005);
        }
    }
}

TEST_CASE("a straight line is its two ends, whatever lies on it") {
    std::vector<Coord> line;
    for (int i = 0; i <= 500; ++i) {
        line.push_back({-90.0 + 0.36 * i, 10.0});
    }
    const Drawing drawing;
    add_ring(drawing.cr.get(), line, frame_of_metres(), false, 0.025);
    CHECK(drawing.path().size() == 3);
}

TEST_CASE("of two squares side by side the border between is drawn once") {
    const std::vector<Coord> west{{-20, 0}, {0, 0}, {0, 20}, {-20, 20}, {-20, 0}};
    const std::vector<Coord> east{{0, 0}, {20, 0}, {20, 20}, {0, 20}, {0, 0}};
    const Drawing drawing;
    Outlines outlines;
    outlines.add(drawing.cr.get(), west, frame_of_metres(), true, 0.025);
    CHECK(drawing.path().size() == 5);  // closed: four corners and a start
    outlines.add(drawing.cr.get(), east, frame_of_metres(), true, 0.025);
    const std::vector<Coord> path = drawing.path();
    CHECK(starts(path) == 2);
    CHECK(path.size() == 5 + 5);  // the east without its west side: three sides, four corners
    // Again, nothing is new.
    outlines.add(drawing.cr.get(), east, frame_of_metres(), true, 0.025);
    CHECK(drawing.path().size() == path.size());
}

TEST_CASE("a hatch computed dot by dot is what Cairo draws") {
    constexpr int side = 240;
    constexpr double px_per_mm = 300.0 / 25.4;
    constexpr Coord origin_mm{31.0, 47.0};
    for (const Hatch hatch :
         {Hatch::unknown, Hatch::horizontal, Hatch::vertical, Hatch::falling, Hatch::grid,
          Hatch::diamonds, Hatch::dots, Hatch::dense, Hatch::dashes, Hatch::wide}) {
        CAPTURE(static_cast<int>(hatch));
        const Surface mask(cairo_image_surface_create(CAIRO_FORMAT_A8, side, side));
        {
            const CairoContext cr(cairo_create(mask.get()));
            cairo_scale(cr.get(), px_per_mm, px_per_mm);
            cairo_translate(cr.get(), -origin_mm.x, -origin_mm.y);
            draw_hatch(cr.get(), hatch);
        }
        cairo_surface_flush(mask.get());
        const HatchDots dots(hatch, origin_mm, px_per_mm);
        double off = 0.0;
        double covered = 0.0;
        for (int y = 0; y < side; ++y) {
            const unsigned char* row = cairo_image_surface_get_data(mask.get()) +
                                       y * cairo_image_surface_get_stride(mask.get());
            for (int x = 0; x < side; ++x) {
                off += std::abs(row[x] / 255.0 - static_cast<double>(dots.at(x, y)));
                covered += row[x] / 255.0;
            }
        }
        CHECK(covered > 0.0);
        CHECK(off / covered < 0.12);
    }
    CHECK(HatchDots(Hatch::none, origin_mm, px_per_mm).at(3, 3) == 0.0F);
}
