#include "sample/layers.hpp"

#include <cmath>
#include <utility>

#include "sample/layer_builder.hpp"
#include "sample/programme.hpp"

namespace zamin::sample {

namespace {

template <typename List>
const auto& at(const List& list, int index) {
    return list[static_cast<std::size_t>(index)];
}

std::string cluster_id(const World& world, int district) {
    return at(world.districts, district).id + "-C";
}

void add_places(const World& world, std::vector<Layer>& layers) {
    layers.push_back(
        LayerBuilder("districts", world.districts)
            .text("district_id", [](const District& d) { return d.id; })
            .names([](const District& d) { return d.names; })
            .text("aliases", [](const District& d) { return d.aliases; })
            .real("official_ha", [](const District& d) { return d.official_ha; })
            .text("programme", [](const District& d) { return d.programme ? "yes" : "no"; })
            .paths(GeometryKind::polygon, [](const District& d) { return d.ring; })
            .take());
    const auto district = [&](int i) { return at(world.districts, i).names.en; };
    layers.push_back(LayerBuilder("jamoats", world.jamoats)
                         .text("jamoat_id", [](const Jamoat& j) { return j.id; })
                         .names([](const Jamoat& j) { return j.names; })
                         .text("district", [&](const Jamoat& j) { return district(j.district); })
                         .paths(GeometryKind::polygon, [](const Jamoat& j) { return j.ring; })
                         .take());
    layers.push_back(
        LayerBuilder("villages", world.villages)
            .text("village_id", [](const Village& v) { return v.id; })
            .names([](const Village& v) { return v.names; })
            .text("kind", [](const Village& v) { return v.kind; })
            .text("district", [&](const Village& v) { return district(v.district); })
            .text("jamoat",
                  [&](const Village& v) {
                      return v.jamoat < 0 ? "" : at(world.jamoats, v.jamoat).names.en;
                  })
            .integer("households", [](const Village& v) { return v.households; })
            .integer("population", [](const Village& v) { return v.population; })
            .text("cbo", [](const Village& v) { return v.has_cbo ? v.names.en + " CBO" : ""; })
            .points([](const Village& v) { return v.at; })
            .take());
}

void add_lines(const World& world, std::vector<Layer>& layers) {
    layers.push_back(LayerBuilder("roads", world.roads)
                         .text("class", [](const Road& r) { return r.kind; })
                         .integer("speed_km_h", [](const Road& r) { return r.speed_km_h; })
                         .text("surface", [](const Road& r) { return r.surface; })
                         .text("oneway", [](const Road&) { return "no"; })
                         .paths(GeometryKind::line, [](const Road& r) { return r.line; })
                         .take());
    layers.push_back(LayerBuilder("water", world.water)
                         .text("class", [](const WaterLine& w) { return w.kind; })
                         .names([](const WaterLine& w) { return w.names; })
                         .paths(GeometryKind::line, [](const WaterLine& w) { return w.line; })
                         .take());
}

void add_plots(const World& world, std::vector<Layer>& layers) {
    const auto village = [&](int i) { return at(world.villages, i).id; };
    layers.push_back(
        LayerBuilder("plots", world.plots)
            .text("plot_id", [](const Plot& p) { return p.id; })
            .text("crop", [](const Plot& p) { return p.crop; })
            .text("season", [](const Plot&) { return season; })
            .text("land_class", [](const Plot& p) { return p.land_class; })
            .text("irrigation", [](const Plot& p) { return p.irrigation; })
            .text("tenure", [](const Plot& p) { return p.tenure; })
            .text("document", [](const Plot& p) { return p.document; })
            .text("named_on_document", [](const Plot& p) { return p.named_on_document; })
            .text("holder_id", [](const Plot& p) { return p.holder_id; })
            .text("holder_sex", [](const Plot& p) { return p.holder_sex; })
            .real("share_pct", [](const Plot& p) { return p.share_pct; })
            .text("group_id", [](const Plot& p) { return p.group_id; })
            .text("village_id", [&](const Plot& p) { return village(p.village); })
            .real("yield_t_ha", [](const Plot& p) { return p.yield_t_ha; })
            .real("declared_ha", [](const Plot& p) { return p.declared_ha; })
            .text("capture", [](const Plot& p) { return p.capture; })
            .real("accuracy_m", [](const Plot& p) { return p.accuracy_m; })
            .paths(GeometryKind::polygon, [](const Plot& p) { return p.ring; })
            .take());
    layers.push_back(LayerBuilder("parcels", world.parcels)
                         .text("parcel_id", [](const Parcel& p) { return p.id; })
                         .text("tenure", [](const Parcel& p) { return p.tenure; })
                         .text("land_class", [](const Parcel& p) { return p.land_class; })
                         .text("irrigation", [](const Parcel& p) { return p.irrigation; })
                         .text("village_id", [&](const Parcel& p) { return village(p.village); })
                         .text("remark", [](const Parcel& p) { return p.remark; })
                         .paths(GeometryKind::polygon, [](const Parcel& p) { return p.ring; })
                         .take());
}

void add_people(const World& world, std::vector<Layer>& layers) {
    const auto group_of = [&](const Member& m) -> const Group& {
        return at(world.groups, m.group);
    };
    layers.push_back(
        LayerBuilder("members", world.members)
            .text("member_id", [](const Member& m) { return m.id; })
            .text("name", [](const Member& m) { return m.name; })
            .text("sex", [](const Member& m) { return m.sex; })
            .text("group_id", [&](const Member& m) { return group_of(m).id; })
            .text("office",
                  [](const Member& m) { return m.in_committee ? "executive committee" : "none"; })
            .text("village_id",
                  [&](const Member& m) { return at(world.villages, group_of(m).village).id; })
            .text("household_id", [](const Member& m) { return m.household; })
            .text("female_headed", [](const Member& m) { return m.female_headed; })
            .text("adult", [](const Member&) { return "yes"; })
            .take());
    layers.push_back(
        LayerBuilder("groups", world.groups)
            .text("group_id", [](const Group& g) { return g.id; })
            .names([](const Group& g) { return g.names; })
            .text("village_id", [&](const Group& g) { return at(world.villages, g.village).id; })
            .text("cbo",
                  [&](const Group& g) {
                      const Village& v = at(world.villages, g.village);
                      return v.has_cbo ? v.names.en + " CBO" : "";
                  })
            .text("stage", [](const Group& g) { return g.stage; })
            .text("cluster", [&](const Group& g) { return cluster_id(world, g.district); })
            .integer("founded", [](const Group& g) { return g.founded; })
            .points([&](const Group& g) {
                // Beside the village's own point, and beside each other.
                const bool second = g.names.en.ends_with(" 2");
                return at(world.villages, g.village).at + Coord{-70.0, second ? -60.0 : 60.0};
            })
            .take());
    const std::vector<ProgrammeFacts> facts(programme_facts().begin(), programme_facts().end());
    layers.push_back(
        LayerBuilder("clusters", facts)
            .text("cluster_id",
                  [](const ProgrammeFacts& f) { return std::string(f.district) + "-C"; })
            .text("commodity", [](const ProgrammeFacts& f) { return f.crop; })
            .text("served",
                  [&](const ProgrammeFacts& f) {
                      for (const District& d : world.districts)
                          if (d.id == f.district)
                              return d.names.en;
                      return std::string();
                  })
            .take());
}

void add_papers(const World& world, std::vector<Layer>& layers) {
    layers.push_back(
        LayerBuilder("rights", world.rights)
            .text("plot_id", [](const Right& r) { return r.plot_id; })
            .text("party_id", [](const Right& r) { return r.party_id; })
            .text("party_kind", [](const Right& r) { return r.party_kind; })
            .text("right", [](const Right& r) { return r.right; })
            .text("document", [](const Right& r) { return r.document; })
            .text("number", [](const Right& r) { return r.number; })
            .text("date", [](const Right& r) { return r.date; })
            .text("named_on_document", [](const Right& r) { return r.named_on_document; })
            .real("share_pct", [](const Right& r) { return r.share_pct; })
            .text("can_alienate", [](const Right& r) { return r.can_alienate; })
            .text("can_bequeath", [](const Right& r) { return r.can_bequeath; })
            .text("valid_from", [](const Right& r) { return r.valid_from; })
            .text("valid_to", [](const Right& r) { return r.valid_to; })
            .take());
    layers.push_back(
        LayerBuilder("agreements", world.agreements)
            .text("plot_id", [](const Agreement& a) { return a.plot_id; })
            .text("cbo", [](const Agreement& a) { return a.cbo; })
            .text("group_id", [](const Agreement& a) { return a.group_id; })
            .real("share_of_proceeds", [](const Agreement& a) { return a.share_of_proceeds_pct; })
            .text("term", [](const Agreement& a) { return a.term; })
            .take());
    layers.push_back(LayerBuilder("yields", world.yields)
                         .text("crop", [](const YieldRecord& y) { return y.crop; })
                         .text("district", [](const YieldRecord& y) { return y.district; })
                         .integer("year", [](const YieldRecord& y) { return y.year; })
                         .text("population", [](const YieldRecord& y) { return y.population; })
                         .real("t_ha", [](const YieldRecord& y) { return y.t_ha; })
                         .take());
}

void add_points(const World& world, std::vector<Layer>& layers) {
    layers.push_back(LayerBuilder("centres", world.centres)
                         .text("centre_id", [](const Centre& c) { return c.id; })
                         .names([](const Centre& c) { return c.names; })
                         .text("commodity", [](const Centre& c) { return c.commodity; })
                         .real("capacity_t", [](const Centre& c) { return c.capacity_t; })
                         .text("status", [](const Centre& c) { return c.status; })
                         .points([](const Centre& c) { return c.at; })
                         .take());
    layers.push_back(
        LayerBuilder("services", world.services)
            .text("kind", [](const Service& s) { return s.kind; })
            .integer("capacity", [](const Service& s) { return s.capacity; })
            .text("village_id", [&](const Service& s) { return at(world.villages, s.village).id; })
            .points([](const Service& s) { return s.at; })
            .take());
    layers.push_back(LayerBuilder("notes", world.faults)
                         .text("layer", [](const Fault& f) { return f.layer; })
                         .text("id", [](const Fault& f) { return f.id; })
                         .text("fault", [](const Fault& f) { return f.fault; })
                         .text("text", [](const Fault& f) { return f.text; })
                         .take());
}

}  // namespace

std::vector<Layer> world_layers(const World& world) {
    std::vector<Layer> layers;
    add_places(world, layers);
    add_lines(world, layers);
    add_plots(world, layers);
    add_people(world, layers);
    add_papers(world, layers);
    add_points(world, layers);
    return layers;
}

Raster elevation_raster(const Grid& heights_m) {
    Raster raster;
    raster.crs = Crs::parse("EPSG:32642");
    raster.west = heights_m.west_m;
    raster.north = heights_m.north_m;
    raster.cell_width = raster.cell_height = heights_m.cell_m;
    raster.width = static_cast<std::size_t>(heights_m.width);
    raster.height = static_cast<std::size_t>(heights_m.height);
    for (const float h : heights_m.values)
        raster.values.push_back(static_cast<std::int16_t>(std::lround(h)));
    return raster;
}

}  // namespace zamin::sample
