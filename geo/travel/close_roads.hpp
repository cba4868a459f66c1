// Roads cut where a barrier closes them.
#pragma once

#include "core/geometry.hpp"
#include "travel/roads.hpp"

namespace zamin::travel {

// Takes out every stretch of road, from vertex to vertex, that meets a line of `barriers` or lies
// in or across a polygon of them; roads marked as bridges pass over lines. Both in degrees on
// WGS 84. Points close the road that lies within 10 m of them. How many stretches were closed is
// reported, one problem in all.
void close_roads(const Geometries& barriers, Roads& roads);

}  // namespace zamin::travel
