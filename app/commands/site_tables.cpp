#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "commands/site_run.hpp"
#include "core/error.hpp"

namespace zamin::commands {

Table demand_table(const SiteRun& run) {
    Table table;
    table.name = "demand";
    table.caption = "Where each demand point goes, what the way costs, and what it weighs";
    table.columns = {{"demand", CellKind::text, 6, "Demand", "", 2, false},
                     {"site", CellKind::text, 6, "Site", "", 2, false},
                     {"cost", CellKind::real, 6, "Cost", run.question.unit, 2, false},
                     {"weight", CellKind::real, 6, "Weight", "", 2, false}};
    for (const siting::Assignment& assignment : run.answer.assignments) {
        const double weight =
            run.question.weight.empty() ? 1.0 : run.question.weight[assignment.demand];
        const bool served = assignment.site != siting::no_site;
        table.rows.push_back({run.question.demand_names[assignment.demand],
                              served ? Cell(run.question.site_names[assignment.site]) : Cell(),
                              served ? Cell(assignment.cost) : Cell(), weight * assignment.share});
    }
    return table;
}

namespace {

std::vector<std::string> names_of(const SiteRun& run, const siting::Siting& plan) {
    std::vector<std::string> names;
    for (const std::uint32_t site : plan.sites) {
        names.push_back(run.question.site_names[site]);
    }
    return names;
}

Table runners_table(const SiteRun& run, const SiteAlternatives& more) {
    Table table;
    table.name = "runners_up";
    table.caption = "The best plan, and the best ones without one of its sites";
    table.columns = {{"rank", CellKind::integer, 0, "Rank", "", 0},
                     {"objective", CellKind::real, 6, "Objective", "", 1},
                     {"loss_pct", CellKind::real, 6, "Loss against the best", "%", 2},
                     {"lower_bound", CellKind::real, 6, "Proven bound", "", 1},
                     {"proven", CellKind::text, 0, "Proven", "", 0},
                     {"sites", CellKind::text, 0, "Sites", "", 0}};
    const double best = more.runners.front().objective;
    for (const siting::Siting& plan : more.runners) {
        const double loss = best > 0.0 ? 100.0 * std::abs(plan.objective - best) / best : 0.0;
        table.rows.push_back({static_cast<std::int64_t>(table.rows.size()) + 1, plan.objective,
                              loss, plan.lower_bound, std::string(plan.proven ? "yes" : "no"),
                              fmt::format("{}", fmt::join(names_of(run, plan), " "))});
    }
    return table;
}

// With the members within reach of each plan, where members are known.
Table curve_table(const SiteRun& run, const SiteAlternatives& more) {
    Table table = siting::trade_off_table(more.curve, run.question.site_names);
    if (more.members.size() != more.curve.size()) {
        return table;
    }
    table.columns.push_back(
        {"members_within", CellKind::integer, 0, "Members within reach", "", 0});
    table.columns.push_back(
        {"members", CellKind::integer, 0, "Members whose home is known", "", 0});
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const catchment::BoundedShare& share = more.members[row];
        table.rows[row].push_back(static_cast<std::int64_t>(share.yes));
        table.rows[row].push_back(static_cast<std::int64_t>(share.yes + share.no));
    }
    return table;
}

void add_point(Layer& layer, Coord place) {
    layer.feature_ids.push_back(static_cast<std::int64_t>(layer.feature_ids.size()) + 1);
    if (!std::isfinite(place.x)) {
        layer.geometry.add_empty();
        return;
    }
    layer.geometry.coords.push_back(place);
    layer.geometry.end_ring();
    layer.geometry.end_part();
    layer.geometry.end_feature(GeometryKind::point);
}

Layer empty_layer(const char* name) {
    Layer layer;
    layer.name = name;
    layer.crs = Crs::wgs84();
    return layer;
}

Layer sites_layer(const SiteRun& run) {
    Layer layer = empty_layer("sites");
    Column site("site", ColumnType::text);
    Column status("status", ColumnType::text);
    Column weight("weight", ColumnType::real);
    for (const std::uint32_t open : run.answer.sites) {
        double served = 0.0;
        for (const siting::Assignment& part : run.answer.assignments) {
            if (part.site == open) {
                served += part.share *
                          (run.question.weight.empty() ? 1.0 : run.question.weight[part.demand]);
            }
        }
        const auto& fixed = run.question.fixed;
        const bool is_fixed = std::find(fixed.begin(), fixed.end(), open) != fixed.end();
        site.push_text(run.question.site_names[open]);
        status.push_text(is_fixed ? "existing" : "new");
        weight.push_real(served);
        add_point(layer, run.question.site_places[open]);
    }
    layer.columns = {std::move(site), std::move(status), std::move(weight)};
    return layer;
}

Layer demand_layer(const SiteRun& run) {
    Layer layer = empty_layer("demand");
    Column demand("demand", ColumnType::text);
    Column site("site", ColumnType::text);
    Column cost("cost", ColumnType::real);
    Column weight("weight", ColumnType::real);
    for (const siting::Assignment& part : run.answer.assignments) {
        demand.push_text(run.question.demand_names[part.demand]);
        if (part.site == siting::no_site) {
            site.push_null();
            cost.push_null();
        } else {
            site.push_text(run.question.site_names[part.site]);
            cost.push_real(part.cost);
        }
        weight.push_real(part.share *
                         (run.question.weight.empty() ? 1.0 : run.question.weight[part.demand]));
        add_point(layer, run.question.demand_places[part.demand]);
    }
    layer.columns = {std::move(demand), std::move(site), std::move(cost), std::move(weight)};
    return layer;
}

}  // namespace

std::vector<Table> site_tables(const SiteRun& run, const SiteAlternatives& more) {
    std::vector<Table> tables{demand_table(run)};
    if (!run.question.screened.empty()) {
        tables.push_back(siting::candidate_table(run.question.screened));
    }
    if (!more.curve.empty()) {
        tables.push_back(curve_table(run, more));
    }
    if (!more.runners.empty()) {
        tables.push_back(runners_table(run, more));
    }
    return tables;
}

std::vector<Layer> site_layers(const SiteRun& run) {
    if (run.question.site_places.empty()) {
        throw usage_error("costs from a file have no places: write a table or the JSON instead");
    }
    std::vector<Layer> layers{sites_layer(run)};
    layers.push_back(siting::candidate_layer(run.question.screened));
    layers.push_back(demand_layer(run));
    return layers;
}

}  // namespace zamin::commands
