// The committed sample, read; and the world that the generator makes, once for all tests.
#pragma once

#include <filesystem>
#include <string>

#include "io/read.hpp"
#include "sample/make_world.hpp"

namespace zamin::test {

std::filesystem::path sample_folder();
// As it is in the file: polygons are not mended.
Layer committed_layer(const std::string& name);
io::ReadResult committed_layer_mended(const std::string& name);

const sample::Land& sample_land();
const sample::World& sample_world();  // of the default seed and number of plots

// The number of the row whose text column has this value; fails the test if there is none.
std::size_t row_of(const Layer& layer, const std::string& column, const std::string& value);
sample::Path ring_of(const Layer& layer, std::size_t row);

}  // namespace zamin::test
