#include "catchment/catchment_tables.hpp"

#include <fmt/format.h>

#include <map>

namespace zamin::catchment {

namespace {

Cell count_cell(const std::optional<std::size_t>& value) {
    return value ? Cell(static_cast<std::int64_t>(*value)) : Cell();
}
Cell cost_cell(const std::optional<double>& cost, travel::CostUnit unit) {
    return cost ? Cell(shown_cost(*cost, unit)) : Cell();
}

std::string caption(const Catchments& catchments) {
    std::string limit;
    if (catchments.options.limit < travel::no_way) {
        limit =
            fmt::format(", within {:g} {}", shown_cost(catchments.options.limit, catchments.unit),
                        shown_unit(catchments.unit));
    }
    const char* how = "";
    switch (catchments.options.assign) {
        case Assign::nearest:
            how = "each farm to its nearest centre";
            break;
        case Assign::capacity:
            how = "tonnes at the least total cost within capacities";
            break;
        case Assign::whole:
            how = "groups kept together at the least total cost within capacities";
            break;
        case Assign::spill:
            how = "nearest first, the rest to the next with room";
            break;
    }
    return fmt::format("{}; {}{}", how, catchments.way.english(), limit);
}

std::vector<Cell> sum_row(const std::string& name, const CentreSum& sum,
                          const std::optional<double>& capacity_t, travel::CostUnit unit) {
    std::optional<double> utilisation_pct;
    if (capacity_t && *capacity_t > 0.0) {
        utilisation_pct = 100.0 * sum.tonnes / *capacity_t;
    }
    return {name,
            static_cast<std::int64_t>(sum.farms),
            count_cell(sum.members),
            count_cell(sum.women),
            sum.area_ha,
            sum.tonnes,
            cell(capacity_t),
            cell(utilisation_pct),
            cost_cell(sum.mean_cost, unit),
            cost_cell(sum.max_cost, unit)};
}

}  // namespace

const char* shown_unit(travel::CostUnit unit) {
    return unit == travel::CostUnit::metres ? "km" : "min";
}

double shown_cost(double cost, travel::CostUnit unit) {
    return unit == travel::CostUnit::metres ? cost / 1000.0 : cost / 60.0;
}

Table farm_table(const Catchments& catchments) {
    Table table;
    table.name = "farms";
    table.caption = "Who goes where: " + caption(catchments);
    table.columns = {
        {"farm", CellKind::text, 0, "Farm", "", 0},
        {"centre", CellKind::text, 0, "Centre", "", 0},
        {"cost", CellKind::real, 6, "Way", shown_unit(catchments.unit), 1},
        {"unit", CellKind::text, 0, "Unit", "", 0},
        {"tonnes", CellKind::real, 6, "Tonnes", "t", 1},
        {"reason", CellKind::text, 0, "Reason", "", 0},
    };
    for (const Delivery& delivery : catchments.deliveries) {
        table.rows.push_back(
            {catchments.farms[delivery.farm].id,
             delivery.centre ? Cell(catchments.centres[*delivery.centre].id) : Cell(),
             delivery.centre ? cost_cell(delivery.cost, catchments.unit) : Cell(),
             std::string(shown_unit(catchments.unit)), cell(delivery.tonnes),
             std::string(to_string(delivery.reason))});
    }
    return table;
}

Table centre_table(const Catchments& catchments) {
    const char* unit = shown_unit(catchments.unit);
    Table table;
    table.name = "centres";
    table.caption = "Centres: " + caption(catchments);
    table.columns = {
        {"centre", CellKind::text, 0, "Centre", "", 0},
        {"farms", CellKind::integer, 0, "Plots", "", 0},
        {"members", CellKind::integer, 0, "Members", "", 0},
        {"women", CellKind::integer, 0, "Women", "", 0},
        {"area_ha", CellKind::real, 6, "Area", "ha", 1},
        {"tonnes", CellKind::real, 6, "Tonnes", "t", 1},
        {"capacity_t", CellKind::real, 6, "Capacity", "t", 0},
        {"utilisation_pct", CellKind::real, 6, "Used of capacity", "%", 1},
        {"mean_cost", CellKind::real, 6, "Mean way", unit, 1},
        {"max_cost", CellKind::real, 6, "Longest way", unit, 1},
    };
    for (std::size_t i = 0; i < catchments.centres.size(); ++i) {
        table.rows.push_back(sum_row(catchments.centres[i].id, catchments.sums[i],
                                     catchments.centres[i].capacity_t, catchments.unit));
    }
    table.rows.push_back(sum_row("(unserved)", catchments.unserved, {}, catchments.unit));
    if (catchments.without_centre.farms > 0) {
        table.rows.push_back(
            sum_row("(no centre)", catchments.without_centre, {}, catchments.unit));
    }
    return table;
}

Table reason_table(const Catchments& catchments) {
    struct Sum {
        std::int64_t farms = 0;
        double tonnes = 0.0;
    };
    std::map<Reason, Sum> sums;
    for (const Delivery& delivery : catchments.deliveries) {
        if (delivery.reason != Reason::served) {
            ++sums[delivery.reason].farms;
            sums[delivery.reason].tonnes += delivery.tonnes.value_or(0.0);
        }
    }
    Table table;
    table.name = "reasons";
    table.caption = "Why farms, or parts of them, are not served, or without known tonnes";
    table.columns = {{"reason", CellKind::text, 0, "Reason", "", 0},
                     {"farms", CellKind::integer, 0, "Farms", "", 0},
                     {"tonnes", CellKind::real, 6, "Tonnes", "t", 1}};
    for (const auto& [reason, sum] : sums) {
        table.rows.push_back({std::string(to_string(reason)), sum.farms, sum.tonnes});
    }
    return table;
}

}  // namespace zamin::catchment
