// Any bytes as a table's header and values: proposals for every role, none of which may crash,
// offer a column twice or a score out of range.
#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>

#include "io/layer_info.hpp"
#include "project/mapping_memory.hpp"
#include "project/propose.hpp"
#include "project/roles.hpp"

namespace {

// Lines of the input, each a column's name and values separated by tabs.
zamin::io::LayerInfo layer_of(std::string_view text) {
    zamin::io::LayerInfo layer;
    constexpr const char* geometries[] = {"Polygon", "Point", "None", "Line String"};
    layer.geometry = geometries[text.size() % 4];
    layer.features = static_cast<std::int64_t>(text.size());
    while (!text.empty() && layer.columns.size() < 40) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        const std::string_view name = line.substr(0, line.find('\t'));
        line.remove_prefix(name.size());
        zamin::io::ColumnSampler sampler(std::string(name), zamin::ColumnType::text);
        while (!line.empty()) {
            line.remove_prefix(1);
            const std::string_view value = line.substr(0, line.find('\t'));
            sampler.add(std::string(value));
            line.remove_prefix(value.size());
        }
        layer.columns.push_back(sampler.info());
    }
    return layer;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const zamin::io::LayerInfo layer = layer_of(text);
    (void)zamin::project::header_fingerprint(layer);
    (void)zamin::project::propose_role(layer, text.substr(0, 20));
    for (const auto& role : zamin::project::all_roles()) {
        std::set<std::string> fields;
        for (const auto& field : zamin::project::propose_columns(role.name, layer).fields) {
            if (field.candidates.empty() || !fields.insert(field.field).second) {
                std::abort();
            }
            for (const auto& candidate : field.candidates) {
                if (!(candidate.score > 0.0 && candidate.score <= 1.0)) {
                    std::abort();
                }
            }
        }
    }
    return 0;
}
