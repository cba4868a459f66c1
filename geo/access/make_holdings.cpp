#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include "access/field.hpp"
#include "measure/edge_distance.hpp"

namespace zamin::access {

std::optional<Coord> home_of(const Right& right, const Holdings& holdings) {
    if (right.holder == none) {
        return std::nullopt;
    }
    const auto holder = static_cast<std::size_t>(right.holder);
    if (right.party == PartyKind::group) {
        return holdings.groups[holder].at;
    }
    if (right.party != PartyKind::member || holdings.members[holder].village == none) {
        return std::nullopt;
    }
    return holdings.villages[static_cast<std::size_t>(holdings.members[holder].village)].at;
}

Geometries in_degrees(const Layer& layer) {
    Geometries degrees = layer.geometry;
    if (const Crs wgs84 = Crs::wgs84(); layer.crs.known() && !layer.crs.same_as(wgs84)) {
        Transformation(layer.crs, wgs84).apply(degrees.coords);
    }
    return degrees;
}

void measure_distances(const Layer& plots, Holdings& holdings, Progress& progress) {
    progress.step("measuring the way to the land");
    const Geometries degrees = in_degrees(plots);
    const Ellipsoid ellipsoid = Crs::wgs84().ellipsoid();
    constexpr std::size_t rights_per_task = 4096;
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, holdings.rights.size(), rights_per_task),
                      [&](const auto& range) {
                          progress.check();
                          for (std::size_t r = range.begin(); r < range.end(); ++r) {
                              Right& right = holdings.rights[r];
                              const auto& feature =
                                  holdings.plots[static_cast<std::size_t>(right.plot)].feature;
                              const std::optional<Coord> home = home_of(right, holdings);
                              if (feature && home) {
                                  right.distance_m = measure::distance_to_polygon_m(
                                      *home, degrees, *feature, ellipsoid);
                              }
                          }
                      });
}

Holdings make_holdings(const Sources& sources, Progress& progress) {
    progress.step("reading people and land");
    Holdings holdings;
    Lookup lookup;
    lookup.words = text::Catalogue(sources.language);
    read_villages(sources, holdings, lookup);
    read_groups(sources.groups, holdings, lookup);
    read_members(sources, holdings, lookup);
    read_plots(sources.plots, holdings, lookup, progress);
    read_rights(sources.rights, holdings, lookup);
    read_papers(sources, holdings, lookup);
    const std::vector<Problem> of_shares = split_shares(holdings, lookup.words);
    holdings.problems.insert(holdings.problems.end(), of_shares.begin(), of_shares.end());
    if (sources.plots && sources.plots.layer->crs.known()) {
        measure_distances(*sources.plots.layer, holdings, progress);
    }
    check_holdings(sources, lookup.words, holdings);
    return holdings;
}

}  // namespace zamin::access
