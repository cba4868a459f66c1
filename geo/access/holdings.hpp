// People, land and who has which right to it, as plain values: party, right, plot, as in the Land
// Administration Domain Model (ISO 19152).
//
// A plot has any number of rights, a right one party and one plot. Indices refer to the vectors of
// Holdings; `none` is no such thing, or not recorded. Everything that a survey may leave out is
// optional or three-valued; nothing is dropped because a field is empty.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "access/three_valued.hpp"
#include "core/geometry.hpp"
#include "core/problem.hpp"
#include "text/catalogue.hpp"

namespace zamin::access {

using Index = std::int32_t;
inline constexpr Index none = -1;

enum class Sex : std::uint8_t { female, male, unknown };

struct Member {
    std::string id;
    std::string name;
    Sex sex = Sex::unknown;
    Index group = none;
    Index village = none;      // the member's own, else the group's
    std::string household;     // empty = not recorded
    Tri adult = Tri::unknown;  // 18 or older; unknown counts as adult
    Tri female_headed = Tri::unknown;
    Tri plots_surveyed = Tri::unknown;  // whether all of the member's plots were asked for
    bool in_committee = false;
    std::optional<Coord> at;  // longitude, latitude (WGS 84); where the member lives
};

enum class AreaSource : std::uint8_t { measured, declared, unknown };

struct Plot {
    std::string id;
    std::optional<double> area_ha;  // measured on the ellipsoid, else declared; none = unknown
    AreaSource area_source = AreaSource::unknown;
    Tri irrigated = Tri::unknown;
    std::string land_class;  // as written; empty = not recorded
    Index village = none;
    std::optional<std::size_t> feature;  // its row in the plots' layer
};

// A crop on a plot in a season; several on one plot in one season share its area.
struct CropRecord {
    Index plot = none;
    Index crop = none;    // into Holdings::crops
    Index season = none;  // into Holdings::seasons
};

enum class PartyKind : std::uint8_t { member, group, cbo, state, other, nobody };
enum class RightKind : std::uint8_t { termless, fixed_term, inheritable, lease, other, unknown };
enum class Document : std::uint8_t {
    unwritten,  // held by word of mouth
    note,       // of the jamoat or the farm
    unregistered_lease,
    registered_lease,
    land_share_certificate,
    land_use_certificate,
    other,  // some paper whose standing is not known
    unknown
};

struct Right {
    Index plot = none;
    PartyKind party = PartyKind::nobody;
    Index holder = none;     // into members, groups or cbos by the kind of party
    std::string party_id;    // of parties outside the tables, as written
    Sex sex = Sex::unknown;  // of the holder; unknown for groups
    RightKind kind = RightKind::unknown;
    Document document = Document::unknown;
    std::string number;        // of the document
    Tri named = Tri::unknown;  // whether the holder is named on the document
    Tri can_alienate = Tri::unknown;
    Tri can_bequeath = Tri::unknown;
    Tri perceived_secure = Tri::unknown;
    std::optional<double> written_share_pct;
    double share = 0.0;           // part of the plot's area, 0 to 1, set by split_shares
    bool split_assumed = false;   // by equal parts, since no share is written
    std::int32_t valid_from = 0;  // 20180503; 0 = not recorded
    std::int32_t valid_to = 0;
    std::optional<double> distance_m;  // holder's village to the plot's edge, straight line
    std::optional<double> walk_s;      // the same on foot over the land, see walks.hpp
};

struct Group {
    std::string id;
    std::string name, name_tg, name_ru;
    Index village = none;
    Index cbo = none;
    std::string cluster;
    std::string stage;
    std::optional<Coord> at;  // longitude, latitude; the group's own point, else its village's
};

struct Village {
    std::string id;
    std::string name, name_tg, name_ru;
    Index district = none;  // by place; none = outside all districts, or not known
    Index jamoat = none;
    bool outside = false;  // it has a place, and that lies in none of the districts
    std::optional<Coord> at;
};

struct Service {
    std::string kind;                // agro-shop, adviser, machinery
    std::optional<double> capacity;  // farmers
    std::optional<Coord> at;
};

// A written agreement between a CBO and a group about a plot.
struct Agreement {
    Index plot = none;
    Index cbo = none;
    Index group = none;
    std::optional<double> share_of_proceeds_pct;
    std::string term;
};

struct Holdings {
    std::vector<Member> members;
    std::vector<Group> groups;
    std::vector<std::string> cbos;
    std::vector<Village> villages;
    std::vector<std::string> districts;
    std::vector<std::string> jamoats;
    std::vector<Plot> plots;
    std::vector<Right> rights;  // those of a plot need not stand together
    std::vector<std::string> crops;
    std::vector<std::string> seasons;
    std::vector<CropRecord> crop_records;
    std::vector<Service> services;
    std::vector<Agreement> agreements;
    std::string walked;             // how walk_s was found, a phrase; empty = it was not
    bool security_asked = false;    // whether the data has a question on perceived security
    std::vector<Problem> problems;  // each says what it does to the figures
};

// Rights in the order of what they belong to: those of thing i are at[offset[i]] ..
// at[offset[i + 1]], ascending.
struct RightsIndex {
    std::vector<std::uint32_t> offsets;
    std::vector<std::uint32_t> at;
};
RightsIndex rights_by_plot(const Holdings& holdings);
RightsIndex rights_by_member(const Holdings& holdings);
RightsIndex rights_by_group(const Holdings& holdings);

// Sets Right::share. Written shares count as they are; where they sum to more than 100 % all are
// scaled down to it. Holders without a written share divide what is left equally (flag
// split_assumed). A right whose written share is 0 names a person on a document who has no part in
// the land, as the head of a dehkan farm. Returns a problem for every plot whose shares exceed
// 100 %, or stay below it with nobody left to hold the rest; `words` are the problems' language.
std::vector<Problem> split_shares(Holdings& holdings,
                                  const text::Catalogue& words = text::Catalogue());

// Whether the right is in force on a day (20180503); a right without a term is.
bool in_force(const Right& right, std::int32_t day);

}  // namespace zamin::access
