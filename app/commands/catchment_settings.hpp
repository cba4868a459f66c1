// What a request for catchments leaves open: as the project's [catchments] has it, else the
// default.
#pragma once

#include <optional>
#include <string>

#include "commands/catchments_run.hpp"
#include "travel/limit.hpp"

namespace zamin::commands {

// Where nothing else is said in a window: a centre that nobody reaches within a part of the
// season's day is no centre.
inline constexpr const char* usual_limit = "3h,15km";
// Within reach for members and services; on straight lines half an hour on foot at 5 km/h.
inline constexpr const char* usual_reach = "30min,2.5km";

// The way that was asked for, else the project's, else the truest that its sources allow: terrain
// where there is elevation, else roads, else lines.
std::string settled_way(const std::string& asked, const project::Project& project);

// Fills in the way, and a limit ("3h", "15km") where none was asked for and the project's is in the
// way's unit.
void settle_way(const project::Project& project, std::string& by, std::string& limit);

// Options that were given stay; the project's settings fill the rest.
CatchmentsRequest settled(CatchmentsRequest request);

// What a project keeps of a settled request, over the settings that it had: a limit for ways that
// are counted otherwise stays.
project::CatchmentSettings kept_settings(const CatchmentsRequest& request,
                                         const project::CatchmentSettings& before);

// The first limit of a text like "3h,15km" that ways of this kind can be counted in: lengths for
// "line", times for "terrain", either for "road". None where there is none, for an empty text and
// for "none". Throws UsageError for what is no limit.
std::optional<travel::Limit> fitting_limit(const std::string& by, const std::string& text);
// The same as it is written.
std::string fitting_text(const std::string& by, const std::string& text);

}  // namespace zamin::commands
