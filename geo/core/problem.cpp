#include "core/problem.hpp"

namespace zamin {

const char* to_string(Severity severity) {
    switch (severity) {
        case Severity::note:
            return "note";
        case Severity::warning:
            return "warning";
        case Severity::error:
            return "error";
    }
    return "";
}

}  // namespace zamin
