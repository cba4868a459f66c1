#include "commands/large_source.hpp"

#include <algorithm>
#include <filesystem>

#include "core/error.hpp"

namespace zamin::commands {

std::optional<io::LayerInfo> large_layer(const project::ProjectSource& source,
                                         const io::ReadOptions& reading,
                                         const PartsOptions& options) {
    // Smaller files have not so many rows with shapes, and are not opened twice to be asked.
    const std::uintmax_t least_bytes = 50 * std::uintmax_t{options.most_rows_held};
    std::error_code failure;
    if (!std::filesystem::is_regular_file(source.source.path, failure) ||
        std::filesystem::file_size(source.source.path, failure) < least_bytes) {
        return std::nullopt;
    }
    std::vector<io::LayerInfo> layers;
    try {
        layers = io::describe(source.source, reading).layers;
    } catch (const Error&) {
        return std::nullopt;
    }
    const auto found = std::find_if(layers.begin(), layers.end(), [&](const io::LayerInfo& layer) {
        return layer.name == source.source.layer || layers.size() == 1;
    });
    const bool is_large = found != layers.end() && (found->crs.known() || !source.crs.empty()) &&
                          found->features > static_cast<std::int64_t>(options.most_rows_held);
    return is_large ? std::optional(std::move(*found)) : std::nullopt;
}

}  // namespace zamin::commands
