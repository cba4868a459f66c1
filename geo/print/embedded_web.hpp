// Files of the report's page, written into a source at build (geo/embed_bytes.cmake).
#pragma once

#include <string_view>

namespace zamin::print {

std::string_view embedded_leaflet_min_js();
std::string_view embedded_leaflet_css();
std::string_view embedded_report_css();
std::string_view embedded_report_js();

}  // namespace zamin::print
