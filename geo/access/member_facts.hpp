// What the rights of a member add up to: the step between rights and indicators.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "access/holdings.hpp"
#include "access/options.hpp"

namespace zamin::access {

inline constexpr std::size_t right_kinds = 6;  // as many as RightKind has

struct MemberFacts {
    bool counts = true;  // adult, or of unknown age

    // Land by shares. What is known sums up here; `land_open` says that there may be more: a plot's
    // area is unknown, or it is not said that all plots were asked for.
    double land_ha = 0.0;
    bool land_open = false;
    bool measured = true;  // every plot's area is measured, not declared
    bool split_assumed = false;
    Tri landed = Tri::unknown;  // holds land of any size
    double irrigated_ha = 0.0;
    std::optional<double> irrigated_at_most_ha;  // none: cannot be said

    // Rights by the definitions of SDG 5.a.1 and 1.4.2 (see method.hpp).
    Tri right = Tri::unknown;
    std::array<Tri, right_kinds> right_of_kind{};
    Tri document_named = Tri::unknown;  // a recognised document with the member's name
    Tri document = Tri::unknown;        // a recognised document, whoever is named
    Tri secure = Tri::unknown;          // perceived

    // The best step of the member's rights on the insecurity ladder; none: no land, or unknown.
    std::optional<int> step;
    Tri insecure = Tri::unknown;  // no right stands on a secure step; for landed members
};

std::vector<MemberFacts> member_facts(const Holdings& holdings, const RightsIndex& of_members,
                                      const AccessOptions& options);

// Whether the law knows the document: certificates and registered leases.
Tri recognised(Document document);
// R of SDG 5.a.1: named on a recognised document, or may sell, or may bequeath; lifelong
// inheritable use may be bequeathed unless the data say no. A right out of its term is none.
Tri tenure_right(const Right& right, std::int32_t as_of);

// The ladder of insecurity, 0 to 6; nullopt = unknown:
//   0 by word of mouth  1 note of jamoat or farm  2 lease, unregistered  3 lease, registered
//   4 certificate in another's name  5 land-share certificate in own name  6 land-use certificate
// A right out of its term stands one step lower; what was insecure stays so (4 falls to 2).
std::optional<int> ladder_step(const Right& right, std::int32_t as_of);
inline constexpr int ladder_steps = 7;
constexpr bool is_insecure(int step) {
    return step <= 2 || step == 4;
}
const char* ladder_name(int step);

}  // namespace zamin::access
