// Sees geo/core only, and asks for a room above it.
#include "core/layer.hpp"
#include "io/read.hpp"
