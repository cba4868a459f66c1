// The sample world as plain values. Positions are metres in UTM zone 42 N (EPSG:32642) until
// layers.cpp turns them into degrees. Words are those of the roles' fields; empty = unknown.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sample/plane.hpp"

namespace zamin::sample {

// One of a field's fixed words, or a crop: always a literal, so that nobody has to own it.
using Word = std::string_view;

struct Names {
    std::string en, tg, ru;
};

struct District {
    std::string id;
    Names names;
    std::string aliases;       // separated by "; "
    double official_ha = 0.0;  // cultivable land; illustrative
    bool programme = false;    // one of the four with producer groups
    Path ring;                 // closed, counter-clockwise
};

struct Jamoat {
    std::string id;
    Names names;
    int district = 0;
    Path ring;
};

struct WaterLine {
    Names names;
    Word kind;  // river, stream, canal
    Path line;
};

struct Village {
    std::string id;
    Names names;
    Word kind;  // town, village
    int district = 0;
    int jamoat = -1;  // -1 where jamoats are not drawn
    Coord at;
    int households = 0;
    int population = 0;
    bool has_cbo = false;
};

struct Road {
    Word kind;  // trunk, primary, secondary, tertiary, unclassified, track
    Word surface;
    int speed_km_h = 0;
    Path line;
};

struct Centre {
    std::string id;
    Names names;
    Word commodity;
    double capacity_t = 0.0;
    Word status;
    Coord at;
};

struct Service {
    Word kind;  // agro-shop, adviser, machinery
    int village = 0;
    int capacity = 0;  // farmers a season
    Coord at;
};

struct Group {
    std::string id;
    Names names;
    int village = 0;
    int district = 0;
    int members = 0;
    int women = 0;
    int founded = 0;
    Word stage;
    bool landless = false;
};

struct Member {
    std::string id;
    std::string name;
    Word sex;  // F, M, empty
    int group = 0;
    bool in_committee = false;
    std::string household;
    Word female_headed;  // yes, no, empty
};

struct Plot {
    std::string id;
    Path ring;               // closed; empty = no geometry
    double wanted_m2 = 0.0;  // area on the ellipsoid to be laid out
    int village = 0;
    int member = -1;  // index of the member who holds it, -1 = somebody else
    std::string holder_id, group_id;
    Word holder_sex;
    Word crop, land_class, irrigation, tenure, document, named_on_document, capture;
    std::optional<double> share_pct, yield_t_ha, declared_ha, accuracy_m;
};

struct Parcel {
    std::string id;
    Path ring;
    double wanted_m2 = 0.0;
    int village = 0;
    Word tenure;  // special fund, state reserve, fallow, expired lease
    Word land_class, irrigation, remark;
};

struct Right {
    std::string plot_id, party_id;
    Word party_kind;  // member, group, person
    Word right, document, named_on_document, can_alienate, can_bequeath;
    std::string number, date, valid_from, valid_to;
    std::optional<double> share_pct;
};

struct Agreement {
    std::string plot_id, cbo, group_id;
    double share_of_proceeds_pct = 0.0;
    Word term;
};

struct YieldRecord {
    Word crop, district;
    int year = 0;
    Word population;  // members, others, district
    double t_ha = 0.0;
};

// A fault put in on purpose, so that checks have something to say.
struct Fault {
    Word layer, fault;
    std::string id, text;
};

struct World {
    std::vector<District> districts;
    std::vector<Jamoat> jamoats;
    std::vector<WaterLine> water;
    std::vector<Village> villages;
    std::vector<Road> roads;
    std::vector<Centre> centres;
    std::vector<Service> services;
    std::vector<Group> groups;
    std::vector<Member> members;
    std::vector<Plot> plots;
    std::vector<Parcel> parcels;
    std::vector<Right> rights;
    std::vector<Agreement> agreements;
    std::vector<YieldRecord> yields;
    std::vector<Fault> faults;
};

}  // namespace zamin::sample
