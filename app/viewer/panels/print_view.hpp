// What the Print job remembers: which page is wanted, and its picture.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "commands/print_maps.hpp"
#include "print/page.hpp"
#include "print/print.hpp"
#include "viewer/page_texture.hpp"
#include "viewer/requests.hpp"
#include "viewer/session.hpp"
#include "viewer/ui.hpp"
#include "viewer/view_state.hpp"

namespace zamin::viewer {

struct PrintSettings {
    std::string map = "coverage";
    std::string per;  // empty = one page
    // The question of the map "siting"; null = as the command asks where nothing else is said.
    std::shared_ptr<const commands::SiteRequest> site;
    text::Language language = text::Language::english;
    print::PageFormat format;
    bool black_and_white = false;
    std::string organisation;
    std::size_t page = 0;  // that is shown

    friend bool operator==(const PrintSettings& a, const PrintSettings& b) {
        return a.same_map(b) && a.format.paper == b.format.paper &&
               a.format.orientation == b.format.orientation &&
               a.format.binding == b.format.binding && a.black_and_white == b.black_and_white &&
               a.organisation == b.organisation && a.page == b.page;
    }
    // Whether what was read and computed serves both.
    bool same_map(const PrintSettings& other) const {
        return map == other.map && per == other.per && language == other.language &&
               site == other.site;
    }
};

struct PrintView {
    PrintSettings wanted;
    std::optional<PrintSettings> shown;  // what the picture is of; none = nothing yet
    bool language_chosen = false;        // else the pages follow the window
    std::string organisation;            // being written
    bool running = false;
    Sentence failure;  // of the last run; empty = none
    std::shared_ptr<commands::PrintMap> map;
    std::size_t pages = 0;
    std::shared_ptr<const PagePicture> picture;
    PageTexture texture;
};

// The page's memory, made at its first use.
PrintView& print_view(ViewState& state);

// Makes the picture of the page that is wanted, reading the sources where the map is another.
RunWork preview_work(const Session& session, const PrintView& view);
// Writes all pages beside the project: "pdf", "png" or "svg".
RunWork print_work(const PrintView& view, const Session& session, const std::string& ending);

// The page itself, over the map.
void print_on_map(const Ui& ui, const Session& session, const ViewState& state, ImDrawList& list);

}  // namespace zamin::viewer
