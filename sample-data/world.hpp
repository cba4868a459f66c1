// The sample world as plain values. Positions are metres in UTM zone 42 N (EPSG:32642) until
// layers.cpp turns them into degrees. Words are those of the roles' fields; empty = unknown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sample/plane.hpp"

namespace zamin::sample {

struct Names {
    std::string en, tg, ru;
};

struct District {
    std::string id;
    Names names;
    std::string aliases;      // separated by "; "
    double official_ha = 0.0;  // cultivable land; illustrative
    bool programme = false;   // one of the four with producer groups
    Path ring;                // closed, counter-clockwise
};

struct Jamoat {
    std::string id;
    Names names;
    int district = 0;
    Path ring;
};

struct WaterLine {
    Names names;
    std::string kind;  // river, stream, canal
    Path line;
};

struct Village {
    std::string id;
    Names names;
    std::string kind;  // town, village
    int district = 0;
    int jamoat = -1;  // -1 where jamoats are not drawn
    Coord at;
    int households = 0;
    int population = 0;
    bool has_cbo = false;
};

struct Road {
    Names names;
    std::string kind;  // trunk, primary, secondary, tertiary, unclassified, track
    std::string surface;
    int speed_km_h = 0;
    Path line;
};

struct Centre {
    std::string id;
    Names names;
    std::string commodity;
    double capacity_t = 0.0;
    std::string status;
    Coord at;
};

struct Service {
    std::string kind;  // agro-shop, adviser, machinery
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
    std::string stage;
    bool landless = false;
};

struct Member {
    std::string id;
    std::string name;
    std::string sex;  // F, M, empty
    int group = 0;
    bool in_committee = false;
    std::string household;
    std::string female_headed;  // yes, no, empty
};

struct Plot {
    std::string id;
    Path ring;               // closed; empty = no geometry
    double wanted_m2 = 0.0;  // area on the ellipsoid to be laid out
    int village = 0;
    int member = -1;  // index of the member who holds it, -1 = somebody else
    std::string holder_id, holder_sex, group_id;
    std::string crop, land_class, irrigation, tenure, document, named_on_document;
    std::optional<double> share_pct, yield_t_ha, declared_ha, accuracy_m;
    std::string capture;
};

struct Parcel {
    std::string id;
    Path ring;
    double wanted_m2 = 0.0;
    int village = 0;
    std::string tenure;  // special fund, state reserve, fallow, expired lease
    std::string land_class, irrigation, remark;
};

struct Right {
    std::string plot_id, party_id, party_kind;  // member, group, person, state
    std::string right, document, number, date, named_on_document;
    std::optional<double> share_pct;
    std::string can_alienate, can_bequeath, valid_from, valid_to;
};

struct Agreement {
    std::string plot_id, cbo, group_id;
    double share_of_proceeds_pct = 0.0;
    std::string term;
};

struct YieldRecord {
    std::string crop, district;
    int year = 0;
    std::string population;  // members, others, district
    double t_ha = 0.0;
};

// A fault put in on purpose, so that checks have something to say.
struct Fault {
    std::string layer, id, fault, text;
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
