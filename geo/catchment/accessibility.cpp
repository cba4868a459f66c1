#include "catchment/accessibility.hpp"

#include <fmt/format.h>

#include <cmath>

#include "catchment/assign.hpp"
#include "catchment/catchment_tables.hpp"

namespace zamin::catchment {

namespace {

constexpr double most_unknown = 0.2;  // of the members, for a share to be given

std::string within_text(double limit, travel::CostUnit unit) {
    return fmt::format("{:g} {}", shown_cost(limit, unit), shown_unit(unit));
}

std::vector<Cell> share_row(const ReachOfKind& kind, const char* of, const BoundedShare& share) {
    const bool vague =
        static_cast<double>(share.unknown) > most_unknown * static_cast<double>(share.count());
    const auto integer = [](std::size_t n) { return static_cast<std::int64_t>(n); };
    return {kind.kind,
            integer(kind.sites),
            std::string(of),
            integer(share.count()),
            integer(share.yes),
            integer(share.no),
            integer(share.unknown),
            cell(share.lower_pct()),
            vague ? Cell() : cell(share.point_pct()),
            cell(share.upper_pct())};
}

}  // namespace

std::vector<ReachOfKind> members_reach(const Homes& homes, const std::vector<SiteKind>& kinds,
                                       const travel::Travel& travel, double reach,
                                       Progress& progress) {
    std::vector<MemberPlace> members = homes.members;
    for (MemberPlace& member : members) {
        if (member.farm && !std::isfinite(homes.places[*member.farm].x)) {
            member.farm.reset();
        }
    }
    travel::CostOptions options;
    options.limit = reach;
    options.nearest = 1;
    std::vector<ReachOfKind> result;
    for (const SiteKind& kind : kinds) {
        const travel::CostTable costs = travel.costs(kind.places, homes.places, options, progress);
        result.push_back({kind.kind, kind.places.size(), within_reach(members, costs, reach)});
    }
    return result;
}

Accessibility accessibility(const Catchments& catchments, const Clusters& clusters,
                            const travel::Travel& travel, double score_limit, Progress& progress) {
    Accessibility result;
    result.unit = travel.unit();
    result.score_limit = score_limit;
    CatchmentOptions options = catchments.options;
    options.assign = Assign::capacity;  // all ways, not the nearest alone
    const travel::CostTable ways =
        served_ways(catchments.farms, catchments.centres, clusters, travel, options, progress);
    std::vector<double> supply;
    for (const Centre& centre : catchments.centres) {
        supply.push_back(centre.capacity_t.value_or(0.0));
    }
    std::vector<double> demand;
    for (const Farm& farm : catchments.farms) {
        demand.push_back(farm.tonnes.value_or(0.0));
    }
    result.plain = floating_catchments(ways, supply, demand, one_zone(score_limit));
    result.enhanced = floating_catchments(ways, supply, demand, three_zones(score_limit));
    result.demand_t.assign(catchments.centres.size(), 0.0);
    for (std::size_t farm = 0; farm < ways.farms(); ++farm) {
        for (const travel::WayCost& way : ways.of(farm)) {
            result.demand_t[way.source] += way.cost <= score_limit ? demand[farm] : 0.0;
        }
    }
    return result;
}

Table reach_table(const Accessibility& accessibility) {
    Table table;
    table.name = "reach";
    table.caption = fmt::format(
        "Members within {} of the nearest, of all members; the rest to 100 % is the gap",
        within_text(accessibility.reach, accessibility.unit));
    table.columns = {
        {"kind", CellKind::text, 0, "Of", "", 0},
        {"sites", CellKind::integer, 0, "Sites", "", 0},
        {"of", CellKind::text, 0, "Who", "", 0},
        {"members", CellKind::integer, 0, "Members", "", 0},
        {"within", CellKind::integer, 0, "Within", "", 0},
        {"beyond", CellKind::integer, 0, "Beyond", "", 0},
        {"unknown", CellKind::integer, 0, "Unknown", "", 0},
        {"lower_pct", CellKind::real, 6, "At least", "%", 1},
        {"share_pct", CellKind::real, 6, "Share", "%", 1},
        {"upper_pct", CellKind::real, 6, "At most", "%", 1},
    };
    for (const ReachOfKind& kind : accessibility.kinds) {
        table.rows.push_back(share_row(kind, "all", kind.members.all));
        table.rows.push_back(share_row(kind, "women", kind.members.women));
        table.rows.push_back(share_row(kind, "men", kind.members.men));
        if (kind.members.sex_unknown.count() > 0) {
            table.rows.push_back(share_row(kind, "sex unknown", kind.members.sex_unknown));
        }
    }
    return table;
}

Table room_table(const Accessibility& accessibility, const Catchments& catchments) {
    Table table;
    table.name = "room";
    table.caption = fmt::format("Capacity for each tonne within {} (2SFCA; 1 and more is enough)",
                                within_text(accessibility.score_limit, accessibility.unit));
    table.columns = {
        {"centre", CellKind::text, 0, "Centre", "", 0},
        {"capacity_t", CellKind::real, 6, "Capacity", "t", 0},
        {"demand_t", CellKind::real, 6, "In reach", "t", 1},
        {"room_t_per_t", CellKind::real, 6, "Room", "t/t", 2},
        {"enhanced_t_per_t", CellKind::real, 6, "Room, the near count more", "t/t", 2},
    };
    for (std::size_t i = 0; i < catchments.centres.size(); ++i) {
        const catchment::Centre& centre = catchments.centres[i];
        const bool known = centre.capacity_t.has_value();
        table.rows.push_back({centre.id, cell(centre.capacity_t), accessibility.demand_t[i],
                              known ? cell(accessibility.plain.ratio[i]) : Cell(),
                              known ? cell(accessibility.enhanced.ratio[i]) : Cell()});
    }
    return table;
}

Table score_table(const Accessibility& accessibility, const Catchments& catchments) {
    Table table;
    table.name = "scores";
    table.caption = fmt::format("Room that farms find within {} (2SFCA; 1 and more is enough)",
                                within_text(accessibility.score_limit, accessibility.unit));
    table.columns = {{"farm", CellKind::text, 0, "Farm", "", 0},
                     {"score", CellKind::real, 6, "Room", "t/t", 2},
                     {"enhanced_score", CellKind::real, 6, "The near count more", "t/t", 2}};
    std::optional<std::size_t> last;
    for (const Delivery& delivery : catchments.deliveries) {
        if (delivery.reason == Reason::no_centre || last == delivery.farm) {
            continue;
        }
        last = delivery.farm;
        table.rows.push_back({catchments.farms[delivery.farm].id,
                              accessibility.plain.score[delivery.farm],
                              accessibility.enhanced.score[delivery.farm]});
    }
    return table;
}

}  // namespace zamin::catchment
