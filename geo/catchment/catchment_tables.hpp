// Catchments as tables.
#pragma once

#include "catchment/catchment.hpp"
#include "core/table.hpp"

namespace zamin::catchment {

// Costs as people read them: kilometres or minutes.
const char* shown_unit(travel::CostUnit unit);
double shown_cost(double cost, travel::CostUnit unit);

// Columns farm,centre,cost,unit,tonnes,reason: a row a delivery; what is left has no centre.
Table farm_table(const Catchments& catchments);

// Columns centre,farms,members,women,area_ha,tonnes,capacity_t,utilisation_pct,mean_cost,max_cost.
// After the centres come rows "(unserved)", and "(no centre)" for what no centre takes, so that
// area and tonnes sum to those of all farms.
Table centre_table(const Catchments& catchments);

// Columns reason,farms,tonnes: why what is unserved is unserved.
Table reason_table(const Catchments& catchments);

}  // namespace zamin::catchment
