// What the step "New centres" says of plans, as plain values.
#pragma once

#include <string>

#include "commands/site_run.hpp"
#include "text/catalogue.hpp"

namespace zamin::viewer {

// Whether the plan is the best there is, else how far from the best it can be at most.
std::string proof_text(const siting::Siting& plan, const text::Catalogue& words);

// What the objective counts: "t·km", "member-minutes", "km", "t within 5 km", "centres".
std::string objective_unit(const commands::SiteRun& run, const text::Catalogue& words);
// "12 345 t·km".
std::string objective_text(const commands::SiteRun& run, double objective,
                           const text::Catalogue& words);

// How much worse (positive) than the best a plan is, in per cent of the best.
double loss_pct(const siting::Siting& best, const siting::Siting& plan);
// "3.1 % worse", or in words where there is nothing between them.
std::string loss_text(const siting::Siting& best, const siting::Siting& plan,
                      const text::Catalogue& words);

// What weighs: "t" or "members".
std::string weight_unit(const commands::SiteRun& run, const text::Catalogue& words);
// "12.3 km", "41 min".
std::string way_text(double cost, const std::string& unit, const text::Catalogue& words);

// The new sites of a plan by their titles: "KUL-P03, KUL-P07".
std::string new_sites_text(const commands::SiteRun& run, const siting::Siting& plan);
bool is_new(const commands::SiteRun& run, std::uint32_t site);

}  // namespace zamin::viewer
