// The libraries that read, write and project.
#pragma once

#include <string>

namespace zamin::io {

// "GDAL 3.6.2\nPROJ 9.1.1\nGEOS 3.11.1", as found at run time.
std::string library_versions();

}  // namespace zamin::io
