// Sources too large to be held, which are gone through in parts instead.
#pragma once

#include <cstddef>
#include <optional>

#include "io/read.hpp"
#include "project/project.hpp"

namespace zamin::commands {

struct PartsOptions {
    // Rows of sources that are held as a whole. With 760 MB for a million of them with all columns,
    // this is what an ordinary laptop has to spare.
    std::size_t most_rows_held = 1'200'000;
    std::size_t rows_of_part = 400'000;
};

// The layer as it describes itself where it has to come in parts; nullopt where it has not more
// rows than are held, has no coordinate system of its own, so that all its numbers have to be
// asked, is no file (a table may have other rows the second time), or cannot be described, about
// which reading says more.
std::optional<io::LayerInfo> large_layer(const project::ProjectSource& source,
                                         const io::ReadOptions& reading,
                                         const PartsOptions& options);

}  // namespace zamin::commands
