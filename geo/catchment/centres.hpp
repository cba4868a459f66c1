// Collection centres, and which farms they serve.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "catchment/farms.hpp"
#include "core/layer.hpp"
#include "core/problem.hpp"
#include "core/progress.hpp"

namespace zamin::catchment {

struct Centre {
    std::string id;
    std::string name;
    std::string commodity;             // empty = any
    std::string cluster;               // empty = every cluster of its commodity
    std::optional<double> capacity_t;  // a season; none = not known
    Coord place;                       // degrees on WGS 84
};

struct CentreOptions {
    std::string id_column = "centre_id";
    std::string name_column = "name";  // this and the following where the layer has them
    std::string commodity_column = "commodity";
    std::string capacity_column = "capacity_t";  // must exist if `capacity_asked`
    bool capacity_asked = false;
    std::string status_column = "status";
    std::vector<std::string> statuses{"existing"};  // those that count; rows without a status do
    std::string season_column = "season";
    std::string season;  // centres of other seasons are closed; empty = all, rows without one open
    std::string cluster_column = "cluster";
};

struct Centres {
    std::vector<Centre> centres;  // sorted by id
    std::vector<Problem> problems;
};

// A capacity that is negative or above a million tonnes counts as not known, one of zero as closed,
// and both are listed; so are centres without a place (left out) and two at one point. Throws
// UsageError for a missing id column or a layer without a centre that counts.
Centres centres_from_layer(const Layer& layer, const CentreOptions& options, Progress& progress);

// Whom a centre serves: growers of its commodity; the groups of its cluster; everybody.
enum class Serves { growers, cluster, all };
Serves serves_from(std::string_view word);  // throws UsageError naming the three words

// Cluster and its commodity, and the cluster of each group; for Serves::cluster.
struct Clusters {
    std::map<std::string, std::string> commodity_of;  // by cluster id
    std::map<std::string, std::string> cluster_of;    // by group id
};

bool is_served(const Farm& farm, const Centre& centre, Serves serves, const Clusters& clusters);

}  // namespace zamin::catchment
