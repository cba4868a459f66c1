#include "commands/catchments_what_if.hpp"

namespace zamin::commands {

catchment::Catchments what_if(const CatchmentsRun& run, const std::vector<CentreTrial>& trials,
                              const std::vector<catchment::Centre>& opened, Progress& progress) {
    std::vector<catchment::Centre> centres = run.catchments.centres;
    for (std::size_t i = 0; i < centres.size() && i < trials.size(); ++i) {
        centres[i].capacity_t = trials[i].capacity_t ? trials[i].capacity_t : centres[i].capacity_t;
        centres[i].place = trials[i].place.value_or(centres[i].place);
    }
    centres.insert(centres.end(), opened.begin(), opened.end());
    return catchment::catchments(run.catchments.farms, std::move(centres), run.clusters,
                                 run.members, *run.travel, run.catchments.options, progress);
}

Areas draw(const catchment::Catchments& catchments, const travel::Travel& travel,
           const AreaOptions& options, Progress& progress) {
    Areas areas;
    areas.fields = catchment::served_fields(catchments, travel, options.cell_m, progress);
    areas.layers.push_back(catchment::catchment_areas(catchments, areas.fields, progress));
    if (!options.bands.empty()) {
        areas.layers.push_back(
            catchment::band_areas(catchments, areas.fields, options.bands, progress));
    }
    return areas;
}

}  // namespace zamin::commands
