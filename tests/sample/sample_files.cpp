#include "sample_files.hpp"

#include <doctest/doctest.h>

namespace zamin::test {

namespace {

io::ReadResult read(const std::string& name, io::Repair repair) {
    Progress progress;
    io::ReadOptions options;
    options.repair = repair;
    return io::read_layer({(sample_folder() / "khatlon.gpkg").string(), name}, options, progress);
}

}  // namespace

std::filesystem::path sample_folder() {
    return std::filesystem::path(ZAMIN_SOURCE_DIR) / "sample-data";
}

Layer committed_layer(const std::string& name) {
    return read(name, io::Repair::none).layer;
}

io::ReadResult committed_layer_mended(const std::string& name) {
    return read(name, io::Repair::structure);
}

const sample::Land& sample_land() {
    Progress progress;
    static const sample::Land land = sample::make_land(progress);
    return land;
}

const sample::World& sample_world() {
    Progress progress;
    static const sample::World world = sample::settle(sample_land(), {}, progress);
    return world;
}

std::size_t row_of(const Layer& layer, const std::string& column, const std::string& value) {
    const Column& texts = layer.column(column);
    for (std::size_t row = 0; row < layer.size(); ++row)
        if (texts.text(row) == value)
            return row;
    FAIL(layer.name << " has no " << column << " " << value);
    return 0;
}

sample::Path ring_of(const Layer& layer, std::size_t row) {
    const auto coords = layer.geometry.feature_coords(row);
    return {coords.begin(), coords.end()};
}

}  // namespace zamin::test
