#include <algorithm>

#include "core/msgid.hpp"
#include "viewer/guess_role.hpp"
#include "viewer/workbench.hpp"

namespace zamin::viewer {

namespace {

// What the coverage job hands back.
struct CoverageResult {
    coverage::Coverage coverage;
    std::vector<std::string> seasons;
    std::optional<CropField> crops;  // where the crop column is another one than before
};

std::vector<std::string> distinct(const Layer& layer, const std::string& column_name) {
    std::vector<std::string> values;
    const Column* column = column_name.empty() ? nullptr : layer.find_column(column_name);
    if (column != nullptr) {
        for (CropCount& value : count_values(*column)) {
            if (!value.crop.empty()) {
                values.push_back(std::move(value.crop));
            }
        }
    }
    return values;
}

std::vector<std::string> member_ids(const Session& session) {
    const LoadedLayer* members = session.of_role("members");
    std::vector<std::string> ids;
    if (members != nullptr) {
        ids = distinct(*members->layer, members->source.column("member_id"));
    }
    return ids;
}

}  // namespace

// After layers came or went or changed their role: the columns to use, and a new computation.
void Workbench::adopt_roles() {
    coverage::CoverageOptions& options = m_session.coverage_options;
    const LoadedLayer* plots = m_session.of_role("plots");
    const LoadedLayer* districts = m_session.of_role("districts");
    if (plots != nullptr) {
        if (plots->layer->find_column(options.crop_column) == nullptr) {
            options.crop_column = plots->crops.column.empty() ? guess_crop_column(*plots->layer)
                                                              : plots->crops.column;
        }
        if (plots->layer->find_column(options.season_column) == nullptr) {
            const std::string mapped = plots->source.column("season");
            options.season_column = plots->layer->find_column(mapped) != nullptr
                                        ? mapped
                                        : guess_season_column(*plots->layer);
            options.season = m_session.project.coverage.season;
        }
        options.holder_column = plots->source.column("holder_id");
        options.group_column = plots->source.column("group_id");
    }
    if (districts != nullptr) {
        options.district_name_column = districts->name_column;
        options.official_column = districts->source.column("official_ha");
    }
    m_session.coverage.reset();
    m_state.coverage.selected.reset();
    m_coverage_stale = true;
}

void Workbench::recompute_if_needed() {
    if (!m_coverage_stale) {
        return;
    }
    m_coverage_stale = false;
    const LoadedLayer* plots = m_session.of_role("plots");
    const LoadedLayer* districts = m_session.of_role("districts");
    const coverage::CoverageOptions& options = m_session.coverage_options;
    if (plots != nullptr && districts != nullptr && !options.crop_column.empty() &&
        !options.district_name_column.empty()) {
        start_coverage();
    }
}

void Workbench::start_coverage() {
    m_jobs.cancel(m_coverage_job);
    const LoadedLayer& plots = *m_session.of_role("plots");
    m_session.coverage_options.member_ids = member_ids(m_session);
    m_session.coverage_running = true;
    m_coverage_job = m_jobs.start(
        said("Computing the coverage"),
        [this, id = plots.id, plots = plots.layer, had = plots.crops.column,
         districts = m_session.of_role("districts")->layer,
         options = m_session.coverage_options](Progress& progress) {
            auto result = std::make_shared<CoverageResult>();
            progress.step("coverage");
            result->coverage = coverage::coverage(*plots, *districts, options, progress);
            result->seasons = distinct(*plots, options.season_column);
            if (options.crop_column != had) {
                result->crops = crop_field(*plots, options.crop_column);
            }
            return [this, id, result] {
                LoadedLayer* layer = m_session.find(id);
                if (layer == nullptr) {
                    return;
                }
                if (result->crops) {
                    layer->crops = std::move(*result->crops);
                    m_state.only_crop.reset();
                    show_classes(*layer);
                }
                m_session.seasons = std::move(result->seasons);
                m_session.coverage =
                    std::make_shared<const coverage::Coverage>(std::move(result->coverage));
                if (m_state.coverage.selected &&
                    find_row(*m_session.coverage, *m_state.coverage.selected) == nullptr) {
                    m_state.coverage.selected.reset();
                }
            };
        });
}

}  // namespace zamin::viewer
