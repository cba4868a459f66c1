// What Ctrl+K finds for what was typed: coordinates, commands, places by name.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "viewer/actions.hpp"
#include "viewer/requests.hpp"
#include "viewer/session.hpp"
#include "viewer/view_state.hpp"

namespace zamin::viewer {

struct PaletteItem {
    std::string text;
    std::string detail;  // what it is, or the keys that do it
    std::variant<Action, FeatureRef, FlyToPlace> goal;
};

// "37.91 69.78", "37°54'53\" N, 69°47' E", "69.78 E 37.91 N": latitude first unless letters say
// otherwise. None for anything else and for values out of range.
std::optional<Coord> coordinates_in(std::string_view text);

// Best first: coordinates, names that begin with the text, then those that hold it; words of
// commands the same. An empty text lists the commands. `translate` gives the words of a command in
// the reader's language; both languages are searched. Places are found in any alphabet and
// spelling.
std::vector<PaletteItem> palette_items(const Session& session,
                                       std::span<const project::KeptPlace> bookmarks,
                                       std::string_view typed,
                                       const std::function<std::string(const char*)>& translate,
                                       std::size_t most = 60);

}  // namespace zamin::viewer
