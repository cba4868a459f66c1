// RAII aliases of PROJ's handles; for .cpp files of geo/core and geo/measure only.
#pragma once

#include <proj.h>

#include <memory>

namespace zamin {

struct ProjContextDeleter {
    void operator()(PJ_CONTEXT* p) const { proj_context_destroy(p); }
};
struct ProjDeleter {
    void operator()(PJ* p) const { proj_destroy(p); }
};
using ProjContext = std::unique_ptr<PJ_CONTEXT, ProjContextDeleter>;
using ProjObject = std::unique_ptr<PJ, ProjDeleter>;

}  // namespace zamin
