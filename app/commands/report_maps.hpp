// The maps of a report besides the coverage atlas.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/progress.hpp"
#include "print/web_page.hpp"
#include "project/project.hpp"
#include "text/catalogue.hpp"

namespace zamin::commands {

struct ReportMaps {
    print::WebSection section;         // a link a map, with a picture of its first page
    std::vector<std::string> written;  // the PDFs
    std::vector<std::string> notes;    // maps that could not be made, and why
};

// Writes access.pdf, catchments.pdf, profile.pdf and quality.pdf, those that the project has the
// sources for, with their pictures in pages/.
ReportMaps write_report_maps(const project::Project& project, const std::filesystem::path& folder,
                             const text::Catalogue& words, Progress& progress);

}  // namespace zamin::commands
