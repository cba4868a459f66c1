// The dirt that the README names is in the committed file.
#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <map>

#include "measure/area.hpp"
#include "sample_files.hpp"

using namespace zamin;
using namespace zamin::test;

namespace {

// Ids by fault, from the notes.
std::multimap<std::string, std::string> noted() {
    const Layer notes = committed_layer("notes");
    std::multimap<std::string, std::string> ids;
    for (std::size_t row = 0; row < notes.size(); ++row)
        ids.emplace(notes.column("fault").text(row), notes.column("id").text(row));
    return ids;
}

double area_m2(const Layer& plots, const std::string& id) {
    return measure::feature_area_m2(plots.geometry, row_of(plots, "plot_id", id), Ellipsoid{});
}

}  // namespace

TEST_CASE("each kind of fault is noted as often as it was made") {
    std::map<std::string, int> counts;
    for (const auto& [fault, id] : noted())
        ++counts[fault];
    CHECK(counts == std::map<std::string, int>{{"self-crossing walk", 1},
                                               {"walk overlaps itself", 1},
                                               {"overlap", 1},
                                               {"sliver overlap", 1},
                                               {"surveyed twice", 1},
                                               {"reserve in use", 1},
                                               {"no geometry", 1},
                                               {"across a district line", 1},
                                               {"declared area in another unit", 6},
                                               {"unknown sex", 3},
                                               {"crop not recorded", 1}});
}

TEST_CASE("reading mends the two bad walks and keeps the row without geometry") {
    const io::ReadResult plots = committed_layer_mended("plots");
    CHECK(plots.report.rows_read == 7800);
    CHECK(plots.report.rows_kept == 7800);
    CHECK(plots.report.repaired == 2);
    CHECK(plots.report.without_geometry == 1);
    const auto ids = noted();
    const std::size_t lost = row_of(plots.layer, "plot_id", ids.find("no geometry")->second);
    CHECK(plots.layer.geometry.kinds[lost] == GeometryKind::none);
    CHECK(plots.layer.column("declared_ha").number(lost).value() == 0.35);
}

TEST_CASE("a bow-tie has lost most of the area that its holder declares") {
    const Layer plots = committed_layer("plots");
    const std::string id = noted().find("self-crossing walk")->second;
    const std::size_t row = row_of(plots, "plot_id", id);
    const double signed_m2 = measure::ring_area_m2(ring_of(plots, row), Ellipsoid{});
    CHECK(std::abs(signed_m2) < 1000.0);
    CHECK(plots.column("capture").text(row) == "walked");
}

TEST_CASE("declared areas in another unit are far from the measured") {
    const Layer plots = committed_layer("plots");
    const auto ids = noted();
    const auto [first, last] = ids.equal_range("declared area in another unit");
    for (auto it = first; it != last; ++it) {
        const double declared =
            *plots.column("declared_ha").number(row_of(plots, "plot_id", it->second));
        const double ratio = declared / (area_m2(plots, it->second) / measure::m2_per_ha);
        CAPTURE(it->second);
        CHECK(((ratio > 70 && ratio < 130) || (ratio > 7000 && ratio < 13000)));
    }
}

TEST_CASE("the README names every single fault by its id") {
    std::ifstream in(sample_folder() / "README.md");
    const std::string readme{std::istreambuf_iterator<char>(in), {}};
    for (const auto& note : noted()) {
        const std::string& id = note.second;
        CAPTURE(note.first);
        CAPTURE(id);
        CHECK(readme.find(id) != std::string::npos);
    }
}
