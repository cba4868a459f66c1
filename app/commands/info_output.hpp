// What `info` says of a source, as text and as JSON.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "core/layer.hpp"
#include "io/read.hpp"
#include "project/propose.hpp"

namespace zamin::commands {

// A layer with what it is probably for.
struct LayerView {
    const io::LayerInfo* layer = nullptr;
    project::RoleProposal role;
    project::ColumnsProposal columns;  // empty without a role
};

// `references`: layers that lie right, to judge coordinate systems by that numbers fit.
using References = std::vector<const Layer*>;
std::string source_text(const io::SourceInfo& info, const References& references);
nlohmann::ordered_json source_json(const io::SourceInfo& info, const References& references);

// The role by the layer's and the file's name, and the columns for it.
LayerView view_of(const io::SourceInfo& info, const io::LayerInfo& layer);

}  // namespace zamin::commands
