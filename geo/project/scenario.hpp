// What is asked about centres, and named states of centres to be compared.
//
//   [[scenarios]]
//   name = "Two more"
//   settings = { by = "road", limit = "30min" }      # as [catchments]; nothing = as there
//   centres = [ { id = "c1", capacity_t = 900.0, lon = 68.79, lat = 37.82 } ]   # changed ones
//   sites = [ { name = "Vakhsh", lon = 68.8, lat = 37.7, capacity_t = 400.0, commodity = "onion" }
//   ]
//   shared = "3 9f86d081884c7d65"                    # its state in a shared database
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/geometry.hpp"

namespace zamin::project {

// Empty = not said.
struct CatchmentSettings {
    std::string by;
    std::string limit;
    std::string assign;
    std::string serves;
    std::string per;
    std::string vehicle;
    std::string season;
    std::string yield;
    std::string yield_if_unknown;
    std::string reach;
    std::optional<double> marketed_pct;
    friend bool operator==(const CatchmentSettings&, const CatchmentSettings&) = default;
};

// A centre that stands elsewhere, or is larger or smaller, than its source has it.
struct ChangedCentre {
    std::string id;
    std::optional<double> capacity_t;
    std::optional<Coord> place;  // degrees on WGS 84
    friend bool operator==(const ChangedCentre&, const ChangedCentre&) = default;
};

// A centre that is opened.
struct OpenedSite {
    std::string name;
    Coord place;  // degrees on WGS 84
    std::optional<double> capacity_t;
    std::string commodity;  // empty = any
    friend bool operator==(const OpenedSite&, const OpenedSite&) = default;
};

struct Scenario {
    std::string name;  // of its own within a project
    CatchmentSettings settings;
    std::vector<ChangedCentre> centres;
    std::vector<OpenedSite> sites;
    // Its version in a shared database and a checksum of it as of then ("3 9f86d081884c7d65");
    // empty = it never was in one.
    std::string shared;
    friend bool operator==(const Scenario&, const Scenario&) = default;
};

// The scenario as the project file says it, without `shared`: equal for equal scenarios.
std::string text_of(const Scenario& scenario);

}  // namespace zamin::project
