#include "commands/print_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <optional>
#include <span>

#include "commands/inputs.hpp"
#include "core/error.hpp"
#include "coverage/units.hpp"
#include "io/atomic_file.hpp"
#include "io/pdf_georeference.hpp"

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
    result.style = source.style;
    result.layer = std::make_shared<const Layer>(std::move(layer));
    return result;
}

void read_layers(const project::Project& project, std::span<const char* const> roles,
                 std::vector<print::WorldLayer>& layers, std::vector<Remark>& notes,
                 Progress& progress) {
    for (const char* role : roles) {
        if (const project::ProjectSource* source = project.find(role)) {
            layers.push_back(world_layer(*source, read_source(*source, {}, notes, progress)));
        }
    }
}

std::vector<print::SourceNote> sources_of(const std::vector<print::WorldLayer>& layers) {
    std::vector<print::SourceNote> sources;
    for (const print::WorldLayer& layer : layers) {
        sources.push_back(
            {layer.role, std::filesystem::path(layer.layer->source).filename().string()});
    }
    return sources;
}

}  // namespace

BaseWorld read_base_world(const project::Project& project, std::vector<Remark>& notes,
                          Progress& progress, const std::vector<const char*>& further) {
    std::vector<print::WorldLayer> layers;
    read_layers(project, std::array{"districts"}, layers, notes, progress);
    read_layers(project, base_roles, layers, notes, progress);
    read_layers(project, further, layers, notes, progress);
    BaseWorld base;
    base.sources = sources_of(layers);
    progress.step("projecting");
    base.world = print::make_world(std::move(layers));
    return base;
}

namespace {

// Coverage cuts land at the lines of the role "districts".
project::Project cut_at(const project::Project& project, print::AreaKind kind) {
    project::Project cut = project;
    if (kind == print::AreaKind::jamoat) {
        project::ProjectSource jamoats = project.get("jamoats");
        jamoats.role = "districts";
        std::erase_if(cut.sources, [](const project::ProjectSource& source) {
            return source.role == "districts" || source.role == "jamoats";
        });
        cut.sources.push_back(std::move(jamoats));
    }
    return cut;
}

bool is_unit(print::AreaKind kind) {
    return kind == print::AreaKind::village || kind == print::AreaKind::group;
}

}  // namespace

PrintWorld read_print_world(const CoverageRequest& request, print::AreaKind kind,
                            Progress& progress) {
    const bool of_jamoats = kind == print::AreaKind::jamoat;
    CoverageRequest wider = request;
    wider.project = cut_at(request.project, kind);
    const project::ProjectSource& plots = request.project.get("plots");
    const project::ProjectSource& areas = request.project.get(of_jamoats ? "jamoats" : "districts");
    wider.plot_columns = {plots.column("capture"), plots.column("accuracy_m")};
    if (is_unit(kind)) {
        wider.plot_columns.push_back(plots.column(print::unit_field(kind)));
    }
    wider.district_columns = name_columns(areas);
    CoverageRun run = count_coverage(wider, progress);
    PrintWorld result;
    result.project = request.project;
    result.coverage = std::move(run.coverage);
    if (is_unit(kind)) {
        const std::string column = plots.column(print::unit_field(kind));
        if (run.plots.find_column(column) != nullptr) {
            result.coverage =
                coverage::coverage_of_units(run.plots, column, result.coverage.options, progress);
        }
    }
    result.notes = std::move(run.notes);
    std::vector<print::WorldLayer> layers;
    layers.push_back(world_layer(plots, std::move(run.plots)));
    layers.push_back(world_layer(areas, std::move(run.districts)));
    std::vector<const char*> around(base_roles.begin(), base_roles.end());
    if (of_jamoats) {
        std::ranges::replace(around, std::string_view("jamoats"), "districts");
    }
    if (kind == print::AreaKind::group) {
        around.push_back("groups");
    }
    read_layers(request.project, around, layers, result.notes, progress);
    result.sources = sources_of(layers);
    progress.step("projecting");
    result.world = print::make_world(std::move(layers));
    return result;
}

std::vector<Remark> double_land_notes(const PrintWorld& world) {
    std::vector<Remark> notes;
    Progress unseen;
    note_double_land(*world.world.find("plots")->layer, world.coverage.options, notes, unseen);
    return notes;
}

namespace {

std::vector<std::vector<io::PageGeoreference>> georeferences(const print::Printed& printed) {
    std::vector<std::vector<io::PageGeoreference>> result;
    for (const print::PlacedPage& page : printed.pages) {
        std::vector<io::PageGeoreference>& maps = result.emplace_back();
        for (const print::PlacedMap& map : page.maps) {
            maps.push_back({page.size.w, page.size.h, map.frame.x, map.frame.y, map.frame.w,
                            map.frame.h, map.box_m, map.crs});
        }
    }
    return result;
}

}  // namespace

std::string read_template(const std::filesystem::path& file) {
    constexpr std::uintmax_t most_bytes = 1 << 20;
    std::error_code ignored;
    std::ifstream in;
    if (std::filesystem::is_regular_file(file, ignored)) {  // a pipe would be waited for
        in.open(file, std::ios::binary);
    }
    if (!in.is_open()) {
        throw error("{}: the template cannot be read", file.string());
    }
    if (std::filesystem::file_size(file, ignored) > most_bytes) {
        throw error("{}: is too large for a template", file.string());
    }
    return {std::istreambuf_iterator<char>(in), {}};
}

std::filesystem::path page_file(const std::filesystem::path& output, std::size_t page,
                                std::size_t pages) {
    std::filesystem::path file = output;
    if (pages > 1) {
        file.replace_filename(fmt::format("{}-{:02}{}", output.stem().string(), page + 1,
                                          output.extension().string()));
    }
    return file;
}

std::vector<std::string> write_printed(const std::filesystem::path& output,
                                       const print::PrintOptions& options,
                                       const print::Printed& printed) {
    std::vector<std::string> written;
    for (std::size_t i = 0; i < printed.files.size(); ++i) {
        const std::filesystem::path file = page_file(output, i, printed.files.size());
        if (options.file == print::PageFile::pdf) {
            io::write_geo_pdf(file, printed.files[i], georeferences(printed));
        } else {
            io::write_file(file, printed.files[i]);
        }
        written.push_back(file.string());
    }
    return written;
}

}  // namespace zamin::commands
