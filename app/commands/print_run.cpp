#include "commands/print_run.hpp"

#include <fmt/format.h>

#include <array>
#include <filesystem>

#include "commands/inputs.hpp"

namespace zamin::commands {

namespace {

// What stands around the subject of a map, where the project has it.
constexpr std::array base_roles{"water", "canals", "roads", "jamoats", "villages", "centres"};

std::vector<std::string> name_columns(const project::ProjectSource& source) {
    std::vector<std::string> columns;
    for (const char* field : {"name", "name_tg", "name_ru", "name_en"}) {
        columns.push_back(source.column(field));
    }
    return columns;
}

print::WorldLayer world_layer(const project::ProjectSource& source, Layer layer) {
    print::WorldLayer result;
    result.role = source.role;
    result.columns = source.columns;
    result.layer = std::make_shared<const Layer>(std::move(layer));
    return result;
}

}  // namespace

PrintWorld read_print_world(const CoverageRequest& request, Progress& progress) {
    CoverageRequest wider = request;
    const project::ProjectSource& plots = request.project.get("plots");
    const project::ProjectSource& districts = request.project.get("districts");
    wider.plot_columns = {plots.column("capture"), plots.column("accuracy_m")};
    wider.district_columns = name_columns(districts);
    CoverageRun run = run_coverage(wider, progress);
    PrintWorld result;
    result.project = request.project;
    result.coverage = std::move(run.coverage);
    result.notes = std::move(run.notes);
    std::vector<print::WorldLayer> layers;
    layers.push_back(world_layer(plots, std::move(run.plots)));
    layers.push_back(world_layer(districts, std::move(run.districts)));
    for (const char* role : base_roles) {
        if (const project::ProjectSource* source = request.project.find(role)) {
            layers.push_back(world_layer(*source, read_source(*source, {}, result.notes, progress)));
        }
    }
    for (const print::WorldLayer& layer : layers) {
        result.sources.push_back(
            {layer.role, std::filesystem::path(layer.layer->source).filename().string()});
    }
    progress.step("projecting");
    result.world = print::make_world(std::move(layers));
    return result;
}

}  // namespace zamin::commands
