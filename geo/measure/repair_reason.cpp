#include <array>
#include <string_view>

#include "core/msgid.hpp"
#include "measure/repair.hpp"

namespace zamin::measure {

namespace {

constexpr std::array known_reasons{
    msgid("Self-intersection"),
    msgid("Ring Self-intersection"),
    msgid("Hole lies outside shell"),
    msgid("Holes are nested"),
    msgid("Nested shells"),
    msgid("Duplicate Rings"),
    msgid("Interior is disconnected"),
    msgid("Too few points in geometry component"),
    msgid("Invalid Coordinate"),
    msgid("Ring with fewer than three different vertices"),
    msgid("Ring not closed"),
};

}  // namespace

Sentence reason_sentence(const std::string& reason) {
    for (const std::string_view known : known_reasons) {
        if (!reason.starts_with(known)) {
            continue;
        }
        const std::string rest = reason.substr(known.size());
        if (rest.empty()) {
            return Sentence({known.data(), nullptr, 1, {}});
        }
        if (constexpr std::string_view at = " at "; rest.starts_with(at)) {
            return Sentence({known.data(), nullptr, 1, {}})
                .then(said(" at {0}", {rest.substr(at.size())}));
        }
    }
    return as_it_is(reason);
}

}  // namespace zamin::measure
