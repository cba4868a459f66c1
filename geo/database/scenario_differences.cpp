#include <fmt/format.h>

#include <algorithm>

#include "database/scenarios.hpp"
#include "project/scenario_text.hpp"

namespace zamin::database {

namespace {

using project::CatchmentSettings;
using project::ChangedCentre;
using project::OpenedSite;
using project::Scenario;

std::string size_text(const std::optional<double>& capacity_t) {
    return capacity_t ? fmt::format("{} t", *capacity_t) : "capacity as in the data";
}

std::string place_text(const std::optional<Coord>& place) {
    return place ? fmt::format("at {:.6f}, {:.6f}", place->y, place->x) : "in its place";
}

std::string text_of(const ChangedCentre& centre) {
    return size_text(centre.capacity_t) + " " + place_text(centre.place);
}

std::string text_of(const OpenedSite& site) {
    return (site.capacity_t ? fmt::format("{} t ", *site.capacity_t) : "") +
           (site.commodity.empty() ? "" : site.commodity + " ") + place_text(site.place);
}

const std::string& name_of(const ChangedCentre& centre) {
    return centre.id;
}

const std::string& name_of(const OpenedSite& site) {
    return site.name;
}

void compare(const std::string& what, const std::string& here, const std::string& there,
             std::vector<std::string>& found) {
    if (here != there) {
        found.push_back(fmt::format("{}: {} here, {} there", what, here, there));
    }
}

// Centres or sites, by their names.
template <typename Entry>
void compare_entries(const char* what, const std::vector<Entry>& here,
                     const std::vector<Entry>& there, std::vector<std::string>& found) {
    const auto find = [](const std::vector<Entry>& entries, const std::string& name) {
        return std::ranges::find_if(entries,
                                    [&](const Entry& entry) { return name_of(entry) == name; });
    };
    for (const Entry& entry : here) {
        const auto other = find(there, name_of(entry));
        compare(fmt::format("{} {}", what, name_of(entry)), text_of(entry),
                other == there.end() ? "none" : text_of(*other), found);
    }
    for (const Entry& entry : there) {
        if (find(here, name_of(entry)) == here.end()) {
            compare(fmt::format("{} {}", what, name_of(entry)), "none", text_of(entry), found);
        }
    }
}

void compare_settings(const CatchmentSettings& here, const CatchmentSettings& there,
                      std::vector<std::string>& found) {
    const auto set_to = [](const std::string& value) {
        return value.empty() ? std::string("as in the project") : value;
    };
    for (const auto& [name, member] : project::catchment_texts()) {
        compare(name, set_to(here.*member), set_to(there.*member), found);
    }
    const auto number = [&](const std::optional<double>& value) {
        return value ? fmt::format("{}", *value) : set_to("");
    };
    compare("marketed_pct", number(here.marketed_pct), number(there.marketed_pct), found);
}

}  // namespace

std::vector<std::string> differences(const Scenario& here, const Scenario& there) {
    std::vector<std::string> found;
    compare_settings(here.settings, there.settings, found);
    compare_entries("centre", here.centres, there.centres, found);
    compare_entries("site", here.sites, there.sites, found);
    return found;
}

}  // namespace zamin::database
