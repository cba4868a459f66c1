// What a layer is called in the window: by its role in the reader's language, else by its own name.
#pragma once

#include <string>

#include "core/msgid.hpp"
#include "viewer/session.hpp"
#include "viewer/ui.hpp"

namespace zamin::viewer {

// The titles that layer_title() makes of roles, marked for the catalogues.
inline constexpr const char* role_titles[] = {
    msgid("Centres"),  msgid("Districts"),  msgid("Elevation"),  msgid("Groups"),
    msgid("Jamoats"),  msgid("Parcels"),    msgid("Plots"),      msgid("Roads"),
    msgid("Services"), msgid("Villages"),   msgid("Water"),      msgid("Canals"),
    msgid("Members"),  msgid("Clusters"),   msgid("Rights"),     msgid("Agreements"),
    msgid("Yields"),   msgid("Candidates"), msgid("Land cover"), msgid("Barriers")};

inline std::string shown_title(const Ui& ui, const LoadedLayer& layer) {
    return layer.role().empty() && !layer.result ? layer.title : ui.tr(layer.title);
}

}  // namespace zamin::viewer
