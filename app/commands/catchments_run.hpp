// What `catchments` does between its words and its outputs, for panels and reports too.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "catchment/accessibility.hpp"
#include "catchment/areas.hpp"
#include "catchment/catchment.hpp"
#include "core/layer.hpp"
#include "core/progress.hpp"
#include "core/remark.hpp"
#include "project/project.hpp"
#include "travel/travel.hpp"

namespace zamin::commands {

// Empty words mean: as the project's [catchments] has it, else the default.
struct CatchmentsRequest {
    project::Project project;
    std::string by;     // line, road, terrain
    std::string limit;  // "5km", "30min"; "none" = without one, whatever the project says
    std::string assign;
    std::string serves;
    std::string per;
    std::string capacity_column;
    std::string crop_column;
    std::string season;
    std::string yield;
    std::string yield_if_unknown;
    std::vector<std::string> statuses{"existing"};
    std::optional<double> marketed_pct;  // 100
    double detour_factor = 1.0;
    std::string vehicle;
    std::string walking = "tobler";
    double cell_m = 0.0;
    double steepest_pct = 100.0;
    std::vector<std::string> barrier_water{"river", "lake", "reservoir"};
    double snap_tolerance_m = 0.0;
    std::string speeds;
    bool away = false;  // from centres to farms
    double gap_pct = 0.01;
    double time_limit_s = 30.0;
    bool accessibility = false;  // with members in reach and scores
    std::string reach;           // "30min,2.5km"
    bool areas = false;          // with catchments as polygons
    std::string bands;           // "15min,30min": with bands as polygons
    bool clip = false;           // areas cut to the project's districts
};

struct CatchmentsRun {
    CatchmentsRequest request;  // as it was settled (catchment_settings.hpp), without its project
    catchment::Catchments catchments;
    std::optional<catchment::Accessibility> accessibility;  // where it was asked for
    std::unique_ptr<travel::Travel> travel;
    std::vector<Layer> areas;  // catchments and bands, where they were asked for
    std::vector<catchment::ServedField> fields;
    catchment::Clusters clusters;  // with Serves::cluster only
    std::optional<catchment::Members> members;
    std::vector<Remark> notes;  // about reading and data, a line each
};

// Settles what the request leaves open, reads the sources and assigns.
CatchmentsRun run_catchments(const CatchmentsRequest& request, Progress& progress);

}  // namespace zamin::commands
