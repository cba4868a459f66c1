#include "commands/request_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "commands/print_run.hpp"
#include "core/table_columns.hpp"
#include "core/told_error.hpp"
#include "io/checksum.hpp"
#include "io/endings.hpp"
#include "io/write.hpp"
#include "print/dossier_book.hpp"

namespace zamin::commands {

namespace {

const std::vector<std::string> roles_of_map{"parcels", "canals", "water", "roads", "centres"};

std::size_t best_parcel(const access::Candidates& candidates,
                        const access::RankedCandidates& ranked) {
    if (!ranked.ranked.empty()) {
        return ranked.ranked.front().candidate;
    }
    std::string reasons;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, candidates.parcels.size()); ++i) {
        reasons +=
            fmt::format("; {}: {}", candidates.parcels[i].id, candidates.parcels[i].refusal());
    }
    throw usage_error("all {} parcels are refused{}", candidates.parcels.size(), reasons);
}

std::size_t parcel_of(const access::Candidates& candidates, const std::string& id) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < candidates.parcels.size(); ++i) {
        if (candidates.parcels[i].id == id) {
            return i;
        }
        ids.push_back(candidates.parcels[i].id);
    }
    const std::string near = closest_word(id, ids);
    throw usage_error(near.empty()
                          ? said("there is no parcel '{0}'", {id})
                          : said("there is no parcel '{0}' (did you mean '{1}'?)", {id, near}));
}

access::DossierSources dossier_sources(const RequestRun& run, const project::Project& project) {
    return {run.access.holdings,
            run.candidates,
            run.ranked,
            access_source(run.access, project, "parcels"),
            access_source(run.access, project, "plots"),
            access_source(run.access, project, "districts"),
            access_source(run.access, project, "jamoats")};
}

Table facts_with_checksum(const RequestRun& run) {
    Table facts = run.dossier.facts;
    facts.rows.push_back({"checksum", "SHA-256 of the lines above", "", run.checksum, ""});
    return facts;
}

Layer facts_layer(const RequestRun& run) {
    const Table facts = facts_with_checksum(run);
    Layer layer;
    layer.source = layer.name = "facts";
    layer.columns = layer_columns(facts);
    for (std::size_t row = 0; row < facts.rows.size(); ++row) {
        layer.feature_ids.push_back(static_cast<std::int64_t>(row) + 1);
        layer.geometry.add_empty();
    }
    return layer;
}

void write_layers_of(const RequestRun& run, const project::Project& project,
                     const std::string& output, Progress& progress) {
    std::vector<Layer> layers = access::dossier_layers(run.dossier, dossier_sources(run, project));
    layers.push_back(facts_layer(run));
    std::vector<const Layer*> pointers;
    for (const Layer& layer : layers) {
        pointers.push_back(&layer);
    }
    io::write_layers(pointers, output, progress);
}

print::World world_of(const RequestRun& run, const project::Project& project,
                      std::vector<print::SourceNote>& notes) {
    std::vector<print::WorldLayer> layers;
    for (const auto& [role, layer] : run.access.layers) {
        if (layer.geometry.coords.empty()) {
            continue;
        }
        print::WorldLayer drawn;
        drawn.role = role;
        // The run keeps the layer for as long as the world is drawn from.
        drawn.layer = std::shared_ptr<const Layer>(std::shared_ptr<const Layer>(), &layer);
        drawn.columns = project.get(role).columns;
        layers.push_back(std::move(drawn));
        notes.push_back({role, std::filesystem::path(layer.source).filename().string()});
    }
    return print::make_world(std::move(layers));
}

void write_pages(const RequestRun& run, const project::Project& project,
                 const RequestOptions& options, const std::string& output, Progress& progress) {
    const text::Catalogue words(options.language);
    print::DossierBook book;
    const print::World world = world_of(run, project, book.sources);
    book.dossier = &run.dossier;
    book.world = &world;
    book.home = run.access.holdings.groups[static_cast<std::size_t>(run.dossier.group)].at;
    book.checksum = run.checksum;
    print::PrintOptions printing;
    printing.format.orientation = print::Orientation::portrait;
    printing.format.binding = true;
    printing.black_and_white = options.black_and_white;
    printing.title = run.dossier.title;
    write_printed(
        output, printing,
        print::print_document(print::dossier_document(book, words), printing, words, progress));
}

}  // namespace

RequestRun run_request(const AccessRequest& request, const RequestOptions& options,
                       Progress& progress) {
    RequestRun run;
    AccessRequest reading = request;
    reading.language = options.language;
    reading.walk = "line";  // a request speaks of no walks
    run.access = run_access(reading, roles_of_map, progress);
    const access::Index group = group_of(run.access, options.group);
    access::CandidateOptions finding;
    finding.language = options.language;
    finding.purpose = options.building ? access::Purpose::building : access::Purpose::farming;
    access::Need need =
        access::need_of_group(run.access.holdings, group, options.dossier.threshold_ha);
    if (options.wanted_ha) {
        need.wanted_ha = options.wanted_ha;
    }
    run.sources = candidate_sources(run.access, request.project, progress);
    run.candidates = access::candidates(run.sources, run.access.holdings, need, finding, progress);
    run.ranked = access::rank_candidates(run.candidates, options.weights);
    const std::size_t parcel = options.parcel.empty() ? best_parcel(run.candidates, run.ranked)
                                                      : parcel_of(run.candidates, options.parcel);
    run.dossier =
        access::make_dossier(dossier_sources(run, request.project), group, parcel, options.dossier,
                             options.layout, text::Catalogue(options.language), progress);
    run.checksum = io::sha256(io::csv_text(run.dossier.facts));
    return run;
}

void write_request(const RequestRun& run, const project::Project& project,
                   const RequestOptions& options, const std::string& output, Progress& progress) {
    if (io::has_ending(output, std::array{".csv"})) {
        const Table facts = facts_with_checksum(run);
        io::write_tables({&facts, 1}, output);
    } else if (io::has_ending(output, std::array{".gpkg"})) {
        write_layers_of(run, project, output, progress);
    } else {
        write_pages(run, project, options, output, progress);
    }
}

}  // namespace zamin::commands
