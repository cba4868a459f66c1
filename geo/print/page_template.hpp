// What a programme wants on its pages, from a TOML file of its own:
//
//     title = "Roundtable 2018"          in place of the map's own title, which {title} stands for
//     organisation = "Association"       at the head
//     logo = "logo.png"                  PNG, from the file's folder
//     signatures = ["Chair", "Jamoat"]   a box each
//     language = "tg"                    en, tg or ru
//     paper = "A3"                       A5 to A0
//     orientation = "portrait"           or landscape
//     binding = true                     margin of 20 mm at the left edge
//     black_and_white = true
//     [blocks]                           false leaves a part out
//     statement = true
//     figures = true
//     legend = true
//     bars = true
//     table = true
//     overview = true
//     grid = true
//     notes = true
//
// Nothing has to be there.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "print/page.hpp"
#include "print/sheet.hpp"
#include "text/language.hpp"

namespace zamin::print {

struct PageTemplate {
    std::string title;
    std::string organisation;
    std::filesystem::path logo;
    std::vector<std::string> signatures;
    std::optional<text::Language> language;
    std::optional<Paper> paper;
    std::optional<Orientation> orientation;
    std::optional<bool> binding;
    std::optional<bool> black_and_white;
    std::set<std::string> without;  // blocks that are left out
};

// Throws UsageError with the file and the line, naming the key, what was found and what is
// expected; for a key that there is not, the closest.
PageTemplate parse_page_template(std::string_view toml, const std::filesystem::path& file);

// Sets title, organisation, logo and signatures where the template has them, and takes blocks away.
// Contents and index pages keep their title.
void apply(const PageTemplate& page_template, Sheet& sheet);

}  // namespace zamin::print
