// Farms on the pages of centres: a colour for the reader of a colour page, a sign for everyone
// else. For .cpp files of geo/print only.
#pragma once

#include <optional>
#include <vector>

#include "catchment/catchment.hpp"
#include "print/sheet.hpp"

namespace zamin::print {

inline constexpr std::uint8_t hidden_farm = 255;

// The farms that deliver to a centre, or to `only` that one, a layer a sign.
std::vector<MapLayer> farm_layers(const catchment::Catchments& catchments,
                                  std::shared_ptr<const Geometries> farms,
                                  std::optional<std::size_t> only);
// As they are drawn for this centre, without a label.
Swatch farm_swatch(std::size_t centre);

}  // namespace zamin::print
