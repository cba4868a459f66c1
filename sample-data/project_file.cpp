#include "sample/write_sample.hpp"

namespace zamin::sample {

// Columns carry the names of the roles' fields, so that no mapping is needed.
std::string project_text() {
    return R"(# An illustrative Khatlon: see README.md beside the sample for what is real in it.
title = "Khatlon 2018"

[sources.districts]
path = "khatlon.gpkg::districts"

[sources.plots]
path = "khatlon.gpkg::plots"

[sources.members]
path = "khatlon.gpkg::members"

[sources.groups]
path = "khatlon.gpkg::groups"

[sources.clusters]
path = "khatlon.gpkg::clusters"

[sources.rights]
path = "khatlon.gpkg::rights"

[sources.agreements]
path = "khatlon.gpkg::agreements"

[sources.yields]
path = "khatlon.gpkg::yields"

[sources.jamoats]
path = "khatlon.gpkg::jamoats"

[sources.villages]
path = "khatlon.gpkg::villages"

[sources.centres]
path = "khatlon.gpkg::centres"

[sources.services]
path = "khatlon.gpkg::services"

[sources.roads]
path = "khatlon.gpkg::roads"

[sources.water]
path = "khatlon.gpkg::water"

[sources.parcels]
path = "khatlon.gpkg::parcels"

[sources.elevation]
path = "khatlon_elevation.tif"

[coverage]
denominator = "members"
season = "2018"

[access]
as_of = "2018-12-31"
plots_surveyed = "yes"

# Yields as reported for vegetables of the whole country: the centres are built for less.
[catchments]
by = "terrain"
limit = "3h,15km"
serves = "cluster"
vehicle = "pickup"
yield = "tomato=32,onion=32"
)";
}

}  // namespace zamin::sample
