// Around an answer of `site`: why there may be none, what a plan means for those who deliver, and
// what it costs to move a site by hand. For panels and reports.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "catchment/accessibility.hpp"
#include "catchment/catchment.hpp"
#include "commands/site_run.hpp"
#include "core/sentence.hpp"

namespace zamin::commands {

// Sites of a plan that stand elsewhere, by their number in the question; degrees on WGS 84.
using MovedSites = std::map<std::uint32_t, Coord>;

// Why the question has no answer, with what to do: no new site is asked for, there are no
// candidates or all are refused, fewer than asked for, nothing to be served, nobody reaches any of
// them, or capacities are too small. None where it can be answered, and for costs from a file.
std::optional<Sentence> obstacle(const SiteRun& run);

// The plan with these sites, the moved ones where they were put: its value and who goes where, by
// the same counting as the run's answer; sites are numbered as in the question. Throws what the
// mode of travel throws.
siting::Siting moved_plan(const SiteRun& run, const std::vector<std::uint32_t>& sites,
                          const MovedSites& moved, Progress& progress);

// A plan as catchments of its sites, for maps: centres in the order of the plan's sites, under
// their titles; deliveries by the plan's assignments. Members are not counted.
catchment::Catchments as_catchments(const SiteRun& run, const siting::Siting& plan,
                                    const MovedSites& moved);

// What a site of a plan takes.
struct SiteSum {
    std::size_t farms = 0;
    double weight = 0.0;     // tonnes or members
    double mean_cost = 0.0;  // of a unit of weight, in the unit of the question
    double greatest_cost = 0.0;
};
std::vector<SiteSum> site_sums(const catchment::Catchments& plan);

// Whether a place that is no candidate may be built on: it is looked at as candidates are.
siting::ScreenedCandidate look_at(const SiteRequest& request, Coord place, Progress& progress);

}  // namespace zamin::commands
