#include "viewer/loading.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>

#include "commands/inputs.hpp"
#include "core/error.hpp"
#include "io/read.hpp"
#include "measure/inner_point.hpp"
#include "probe/probe.hpp"
#include "project/adopt_columns.hpp"
#include "project/mapping_memory.hpp"
#include "text/words.hpp"
#include "viewer/guess_role.hpp"
#include "viewer/map_index.hpp"
#include "viewer/render/prepare_shapes.hpp"

namespace zamin::viewer {

namespace {

constexpr std::size_t most_labels = 20000;

// Files that hold one layer; asking them for their layers would read them twice.
bool holds_one_layer(const std::string& path) {
    constexpr std::array<std::string_view, 5> endings = {".geojson", ".json", ".shp", ".fgb",
                                                         ".parquet"};
    const std::string ending = text::fold_word(std::filesystem::path(path).extension().string());
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

bool has_names(const LoadedLayer& layer) {
    return layer.role() != "plots" && !layer.name_column.empty() &&
           layer.kind != GeometryKind::line && layer.layer->size() <= most_labels;
}

// One feature of a layer in map space.
Geometries projected(const LoadedLayer& layer, std::size_t row, const Transformation& to_map) {
    Geometries one;
    one.append(layer.layer->geometry, row);
    to_map.apply(one.coords);
    return one;
}

std::vector<MapLabel> labels_of(const LoadedLayer& layer, const Transformation& to_map,
                                Progress& progress) {
    std::vector<MapLabel> labels;
    if (!has_names(layer)) {
        return labels;
    }
    for (std::size_t row = 0; row < layer.layer->size(); ++row) {
        progress.check();
        std::string name = layer.feature_name(row);
        if (name.empty()) {
            continue;
        }
        const Geometries one = projected(layer, row, to_map);
        const Box box = one.box();
        if (box.empty() || !std::isfinite(box.width() + box.height() + box.min_x)) {
            continue;
        }
        const measure::InnerPoint inner = measure::inner_point(one, 0);
        labels.push_back(
            {layer.common.without(name), inner.p, static_cast<std::uint32_t>(row), inner.distance});
    }
    return labels;
}

project::ProjectSource source_of(const io::SourceName& name) {
    project::ProjectSource source;
    source.source = name;
    return source;
}

// A source for each layer that has rows, or for the file where there are none or only one.
void add_layers(const io::SourceName& file, std::vector<project::ProjectSource>& sources) {
    probe_source(file);
    const io::SourceInfo info = io::describe(file);
    const std::size_t before = sources.size();
    for (const io::LayerInfo& layer : info.layers) {
        if (layer.features != 0 && info.layers.size() > 1) {
            sources.push_back(source_of({file.path, layer.name}));
        }
    }
    if (sources.size() == before) {
        sources.push_back(source_of(file));
    }
}

// A mapping that was confirmed for files with this header, else what is beyond doubt; what the
// source says itself stands.
void map_columns(project::ProjectSource& source, const io::LayerInfo& layer) {
    const project::MappingMemory memory(project::MappingMemory::default_file());
    const project::ConfirmedMapping* confirmed = memory.find(project::header_fingerprint(layer));
    if (confirmed != nullptr && confirmed->role == source.role && source.columns.empty()) {
        confirmed->apply_to(source);
    } else {
        project::map_clear_columns(source, layer);
    }
}

// The role, the columns and how texts are read, as far as they can be known. Texts that were
// confirmed to be in another encoding or other letters are read again.
struct MappedLayer {
    io::ReadResult read;
    RoleGuess guess;
    Box extent;
};

MappedLayer read_and_map(project::ProjectSource& source, Progress& progress) {
    const project::ProjectSource named = source;
    const std::string file = std::filesystem::path(source.source.path).stem().string();
    MappedLayer mapped;
    mapped.read = io::read_layer(source.source, commands::with_settings({}, source), progress);
    io::LayerInfo info = io::layer_info(mapped.read.layer);
    mapped.guess = guess_role(info, file);
    if (source.role.empty()) {
        source.role = mapped.guess.role;
    }
    map_columns(source, info);
    if (source.encoding != named.encoding || source.letters != named.letters) {
        mapped.read = io::read_layer(source.source, commands::with_settings({}, source), progress);
        info = io::layer_info(mapped.read.layer);
        mapped.guess = guess_role(info, file);
    }
    mapped.extent = info.extent;
    return mapped;
}

}  // namespace

std::vector<project::ProjectSource> sources_of(const std::string& text) {
    const io::SourceName named = io::SourceName::parse(text);
    if (!named.layer.empty() || holds_one_layer(named.path)) {
        return {source_of(named)};
    }
    std::vector<project::ProjectSource> sources;
    const std::vector<io::SourceName> files = io::sources_in(named);
    for (const io::SourceName& file : files) {
        try {
            add_layers(file, sources);
        } catch (const Error&) {
            if (files.size() == 1) {
                throw;
            }
            sources.push_back(source_of(file));  // its own job says what is wrong with it
        }
    }
    return sources;
}

LoadedLayer load_layer(const project::ProjectSource& source, Progress& progress) {
    progress.step("reading");
    probe_source(source.source);
    LoadedLayer loaded;
    loaded.source = source;
    loaded.file_stamp = source_stamp(source);
    MappedLayer mapped = read_and_map(loaded.source, progress);
    loaded.report = std::move(mapped.read.report);
    const RoleGuess& guess = mapped.guess;
    const auto layer = std::make_shared<const Layer>(std::move(mapped.read.layer));
    loaded.layer = layer;
    loaded.kind = main_kind(*layer);
    loaded.lonlat_deg = lonlat_box(mapped.extent, layer->crs);
    loaded.title = layer_title(loaded.role(), layer->name);
    const std::string mapped_name = loaded.source.column("name");
    loaded.use_names(layer->find_column(mapped_name) != nullptr ? mapped_name : guess.name_column);
    if (loaded.role() == "plots") {
        const std::string mapped_crop = loaded.source.column("crop");
        const bool is_mapped = layer->find_column(mapped_crop) != nullptr;
        loaded.crops = crop_field(*layer, is_mapped ? mapped_crop : guess_crop_column(*layer));
    }
    // A style that no longer fits the columns is not worth losing the layer for.
    try {
        if (auto rows = style_rows(*layer, loaded.source.style)) {
            loaded.styled = std::make_shared<const StyledRows>(std::move(*rows));
        }
    } catch (const Error& e) {
        loaded.style_complaint = e.what();
        loaded.source.style = {};
    }
    return loaded;
}

CropField crop_field(const Layer& layer, const std::string& column_name) {
    CropField field;
    const Column* column = column_name.empty() ? nullptr : layer.find_column(column_name);
    if (column == nullptr) {
        field.classes.assign(layer.size(), unknown_slot);
        const CropCount all{"", static_cast<std::int64_t>(layer.size())};
        field.scheme = assign_colours({&all, 1});
        return field;
    }
    field.column = column_name;
    field.scheme = assign_colours(count_values(*column));
    field.classes = classify(*column, field.scheme);
    return field;
}

PreparedLayer prepare_layer(const LoadedLayer& layer, const Crs& map_crs,
                            std::shared_ptr<const MapShapes> kept, Progress& progress) {
    PreparedLayer prepared;
    progress.step("preparing the map");
    prepared.shapes = std::move(kept);
    if (!prepared.shapes) {
        prepared.shapes =
            std::make_shared<const MapShapes>(prepare_shapes(*layer.layer, map_crs, progress));
    }
    const auto to_map = std::make_shared<const Transformation>(layer.layer->crs, map_crs);
    prepared.from_map = std::make_shared<const Transformation>(map_crs, layer.layer->crs);
    prepared.labels = labels_of(layer, *to_map, progress);
    prepared.to_map = to_map;
    return prepared;
}

Box feature_box_m(const LoadedLayer& layer, std::size_t row) {
    Box box;
    if (!layer.to_map || row >= layer.layer->size()) {
        return box;
    }
    for (const Coord p : projected(layer, row, *layer.to_map).coords) {
        if (std::isfinite(p.x) && std::isfinite(p.y)) {
            box.add(p);
        }
    }
    return box;
}

Box with_surroundings(Box box_m, double side_m) {
    if (box_m.empty()) {
        return box_m;
    }
    const Coord c = box_m.center();
    box_m.add(Coord{c.x - side_m / 2, c.y - side_m / 2});
    box_m.add(Coord{c.x + side_m / 2, c.y + side_m / 2});
    return box_m;
}

Box lonlat_box(const Layer& layer) {
    return lonlat_box(layer.geometry.box(), layer.crs);
}

Box lonlat_box(const Box& own, const Crs& crs) {
    Box box;
    if (own.empty() || !crs.known()) {
        return box;
    }
    // The border of the box, as its sides bend in another system.
    const Transformation to_lonlat(crs, Crs::wgs84());
    constexpr int steps = 8;
    for (int i = 0; i <= steps; ++i) {
        const double t = static_cast<double>(i) / steps;
        const double x = std::lerp(own.min_x, own.max_x, t);
        const double y = std::lerp(own.min_y, own.max_y, t);
        for (const Coord p :
             {Coord{x, own.min_y}, Coord{x, own.max_y}, Coord{own.min_x, y}, Coord{own.max_x, y}}) {
            const Coord lonlat = to_lonlat.apply(p);
            if (std::isfinite(lonlat.x) && std::isfinite(lonlat.y)) {
                box.add(lonlat);
            }
        }
    }
    return box;
}

GeometryKind main_kind(const Layer& layer) {
    std::array<std::size_t, 4> counts{};
    for (const GeometryKind kind : layer.geometry.kinds) {
        ++counts[static_cast<std::size_t>(kind)];
    }
    counts[0] = 0;
    const auto most = std::max_element(counts.begin(), counts.end());
    return *most == 0 ? GeometryKind::none : static_cast<GeometryKind>(most - counts.begin());
}

}  // namespace zamin::viewer
