#include "core/problem.hpp"

#include "core/msgid.hpp"

namespace zamin {

const char* to_string(Severity severity) {
    switch (severity) {
        case Severity::note:
            return msgid("note");
        case Severity::warning:
            return msgid("warning");
        case Severity::error:
            return msgid("error");
    }
    return "";
}

}  // namespace zamin
