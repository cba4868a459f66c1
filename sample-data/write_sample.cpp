#include "sample/write_sample.hpp"

#include "core/error.hpp"
#include "io/atomic_file.hpp"
#include "io/write.hpp"
#include "io/write_raster.hpp"
#include "sample/layers.hpp"

namespace zamin::sample {

void write_sample(const std::filesystem::path& folder, const SampleOptions& options,
                  Progress& progress) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed)
        throw error("{}: cannot be created: {}", folder.string(), failed.message());
    const Land land = make_land(progress);
    const std::vector<Layer> layers = world_layers(settle(land, options, progress));
    progress.step("writing the sample");
    std::vector<const Layer*> pointers;
    for (const Layer& layer : layers)
        pointers.push_back(&layer);
    io::write_layers(pointers, folder / "khatlon.gpkg", progress);
    io::write_raster(elevation_raster(land.heights_m), folder / "khatlon_elevation.tif");
    io::write_file(folder / "khatlon.toml", project_text());
}

}  // namespace zamin::sample
