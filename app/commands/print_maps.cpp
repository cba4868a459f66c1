#include "commands/print_maps.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "commands/print_map_pages.hpp"
#include "core/msgid.hpp"
#include "core/told_error.hpp"
#include "print/listing.hpp"
#include "print/print.hpp"
#include "text/shared_names.hpp"

namespace zamin::commands {

namespace {

template <typename Words>
std::string list_of(const Words& words) {
    return fmt::format("{}", fmt::join(words, ", "));
}

void check_per(const PrintMapKind& kind, const std::string& per) {
    if (!per.empty() && std::ranges::find(kind.per, per) == kind.per.end()) {
        throw usage_error(
            kind.per.empty()
                ? said("--per {0}: the map '{1}' has no such pages", {per, kind.word})
                : said("--per {0}: the map '{1}' has no such pages; choose one of: {2}",
                       {per, kind.word, list_of(kind.per)}));
    }
}

}  // namespace

print::AreaKind area_kind(const std::string& per) {
    using enum print::AreaKind;
    for (const print::AreaKind kind : {jamoat, village, group}) {
        if (per == print::role_of(kind)) {
            return kind;
        }
    }
    return district;
}

double common_scale(const PrintMap& map, const print::PageFormat& format,
                    const text::Catalogue& words) {
    double scale = 1.0;
    for (std::size_t page = 0; page < map.pages(); ++page) {
        scale = std::max(scale, print::scale_on_page(map.sheet(page), format, words));
    }
    return scale;
}

Atlas::Atlas(const PrintMap& map, const print::PageFormat& format, const text::Catalogue& words)
    : m_map(map) {
    if (map.pages() < 2) {
        return;
    }
    std::vector<print::ListingLine> contents, places;
    text::SharedNames shared;
    for (std::size_t page = 0; page < map.pages(); ++page) {
        shared.add(map.title(page));
    }
    for (std::size_t page = 0; page < map.pages(); ++page) {
        std::string title = map.title(page);
        // Pages of one name are told apart by where they lie.
        if (shared.contains(title) && map.places(page).size() == 1) {
            title = fmt::format("{} ({})", title, map.places(page).front());
        }
        contents.push_back({std::move(title), {page + 1}});
        for (const std::string& place : map.places(page)) {
            places.push_back({place, {page + 1}});
        }
    }
    const std::string title = words.tr("Contents");
    const std::size_t before = print::listing_sheets(title, contents, format).size();
    for (auto* lines : {&contents, &places}) {
        for (print::ListingLine& line : *lines) {
            line.pages.front() += before;
        }
    }
    m_front = print::listing_sheets(title, contents, format);
    m_back = print::listing_sheets(words.tr("Index of places"), print::index_of(std::move(places)),
                                   format);
    for (auto* sheets : {&m_front, &m_back}) {
        for (print::Sheet& sheet : *sheets) {
            sheet.statement = map.about;
        }
    }
}

print::Sheet Atlas::sheet(std::size_t page) const {
    if (page < m_front.size()) {
        return m_front[page];
    }
    const std::size_t of_map = page - m_front.size();
    return of_map < m_map.pages() ? m_map.sheet(of_map) : m_back[of_map - m_map.pages()];
}

const std::vector<PrintMapKind>& print_map_kinds() {
    static const std::vector<PrintMapKind> kinds{
        {"coverage",
         msgid("Crop coverage"),
         {"districts", "jamoats", "villages", "groups"},
         {"plots", "districts"}},
        {"access",
         msgid("Land-access gaps"),
         {"districts", "jamoats", "villages", "groups"},
         {"plots", "members", "groups"}},
        {"services",
         msgid("Service gaps"),
         {"districts", "jamoats", "villages", "groups"},
         {"plots", "members", "groups", "services"}},
        {"catchments", msgid("Collection centres"), {"centres"}, {"plots", "centres"}},
        {"siting", msgid("New centres, before and after"), {}, {"plots", "villages"}},
        {"profile",
         msgid("Profiles of clusters"),
         {"clusters", "districts"},
         {"plots", "members", "groups"}},
        {"parcel", msgid("Parcels"), {"parcels"}, {"parcels"}},
        {"quality",
         msgid("How plots were measured"),
         {"districts", "jamoats", "villages", "groups"},
         {"plots", "districts"}}};
    return kinds;
}

const PrintMapKind& print_map_kind(const std::string& word) {
    const auto& kinds = print_map_kinds();
    const auto found = std::ranges::find(kinds, word, &PrintMapKind::word);
    if (found == kinds.end()) {
        std::vector<std::string> words;
        for (const PrintMapKind& kind : kinds) {
            words.emplace_back(kind.word);
        }
        throw usage_error(
            said("--map {0}: there is none; choose one of: {1}", {word, list_of(words)}));
    }
    return *found;
}

std::unique_ptr<PrintMap> make_print_map(const PrintMapRequest& request, Progress& progress) {
    const PrintMapKind& kind = print_map_kind(request.map);
    check_per(kind, request.per);
    for (const char* role : kind.needs) {
        (void)request.project.get(role);
    }
    const std::map<std::string, MakePages*> makers{
        {"coverage", coverage_pages},    {"quality", coverage_pages}, {"access", access_pages},
        {"services", service_pages},     {"profile", profile_pages},  {"parcel", parcel_pages},
        {"catchments", catchment_pages}, {"siting", siting_pages}};
    auto map = makers.at(kind.word)(request, progress);
    const text::Catalogue words(request.language);
    const std::string title = words.tr(request.per == "districts" && request.map == "profile"
                                           ? msgid("Profiles of districts")
                                           : kind.title);
    map->about =
        request.project.title.empty() ? title : words.tr("{0}: {1}", request.project.title, title);
    return map;
}

}  // namespace zamin::commands
