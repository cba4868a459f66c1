// The maps behind make_print_map, each in a file of its own.
#pragma once

#include <memory>

#include "commands/print_maps.hpp"

namespace zamin::commands {

using MakePages = std::unique_ptr<PrintMap>(const PrintMapRequest& request, Progress& progress);
MakePages coverage_pages, access_pages, service_pages, profile_pages, catchment_pages, siting_pages,
    parcel_pages;

}  // namespace zamin::commands
