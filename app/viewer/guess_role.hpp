// What a dropped layer is probably for. A guess is shown and can be changed; it never decides more
// than colours and which column is read first.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/layer.hpp"
#include "io/layer_info.hpp"

namespace zamin::viewer {

// Empty = no role: the layer is drawn, and nothing is computed from it.
struct RoleGuess {
    std::string role;         // one of project::roles()
    std::string name_column;  // holds the features' names; empty = none found
    std::string crop_column;  // plots only; empty = none found
};

// The first proposals of project::propose_role and project::propose_columns, clear or not.
RoleGuess guess_role(const io::LayerInfo& layer, std::string_view file_name = {});
RoleGuess guess_role(const Layer& layer, std::string_view file_name = {});

// For a role that is already known: the columns that fit it best.
std::string guess_name_column(const Layer& layer);
std::string guess_crop_column(const Layer& layer);
std::string guess_season_column(const Layer& layer);

// Names of text columns and of whole-number columns, for choosing among.
std::vector<std::string> category_columns(const Layer& layer);

}  // namespace zamin::viewer
