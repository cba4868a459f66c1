// The maps behind make_print_map, each in a file of its own.
#pragma once

#include <memory>

#include "commands/print_maps.hpp"

namespace zamin::commands {

// What --per asks for; a word that make_print_map accepted.
print::AreaKind area_kind(const std::string& per);

using MakePages = std::unique_ptr<PrintMap>(const PrintMapRequest& request, Progress& progress);
MakePages coverage_pages, access_pages, service_pages, profile_pages, catchment_pages, siting_pages,
    parcel_pages;

}  // namespace zamin::commands
