// Catchments as layers for maps.
#pragma once

#include "catchment/catchment.hpp"
#include "core/layer.hpp"

namespace zamin::catchment {

// All in WGS 84. Centres as points with the columns of the centre table; farms as points with those
// of the farm table, one a delivery; flows as straight lines from village (else group, else farm)
// to centre with their tonnes and farms, for drawing with a thickness by tonnes.
Layer centre_layer(const Catchments& catchments);
Layer farm_layer(const Catchments& catchments);
Layer flow_layer(const Catchments& catchments);

}  // namespace zamin::catchment
