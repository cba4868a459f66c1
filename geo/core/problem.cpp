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

const char* to_string(Fate fate) {
    switch (fate) {
        case Fate::noted:
            return "noted";
        case Fate::repaired:
            return "repaired";
        case Fate::reinterpreted:
            return "reinterpreted";
        case Fate::rejected:
            return "rejected";
    }
    return "";
}

}  // namespace zamin
