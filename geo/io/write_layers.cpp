#include <array>

#include "core/error.hpp"
#include "io/endings.hpp"
#include "io/layer_writers.hpp"
#include "io/write.hpp"

namespace zamin::io {

namespace {
constexpr std::array<const char*, 4> formats{".gpkg", ".geojson", ".fgb", ".csv"};
}  // namespace

std::span<const char* const> layer_endings() {
    return formats;
}

void write_layers(std::span<const Layer* const> layers, const std::filesystem::path& path,
                  Progress& progress) {
    if (ends_in(path, ".gpkg")) {
        write_gpkg(layers, path, progress);
    } else if (ends_in(path, ".geojson")) {
        write_geojson(*only_one(layers, path, "layer", ".gpkg"), path, progress);
    } else if (ends_in(path, ".fgb")) {
        write_fgb(*only_one(layers, path, "layer", ".gpkg"), path, progress);
    } else if (ends_in(path, ".csv")) {
        write_layer_csv(*only_one(layers, path, "layer", ".gpkg"), path, progress);
    } else {
        throw unknown_ending(path, "layers", formats);
    }
}

}  // namespace zamin::io
