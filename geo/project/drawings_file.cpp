#include "project/drawings_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/error.hpp"
#include "core/layer.hpp"
#include "io/read.hpp"
#include "io/write.hpp"

namespace zamin::project {

namespace fs = std::filesystem;

namespace {

struct LayerOfKind {
    DrawingKind kind;
    const char* name;
    const char* text_column;
};

constexpr std::array<LayerOfKind, 3> layers{{{DrawingKind::site, candidates_layer, "name"},
                                             {DrawingKind::note, "notes", "text"},
                                             {DrawingKind::area, "areas", "name"}}};

void add_shape(const Drawing& drawing, Geometries& geometry) {
    geometry.coords.insert(geometry.coords.end(), drawing.points.begin(), drawing.points.end());
    const bool area = drawing.kind == DrawingKind::area;
    if (area) {
        geometry.coords.push_back(drawing.points.front());
    }
    geometry.end_ring();
    geometry.end_part();
    geometry.end_feature(area ? GeometryKind::polygon : GeometryKind::point);
}

std::string site_name(DrawingId id, const Drawing& drawing, const Drawings& drawings) {
    const auto others = std::ranges::count_if(drawings, [&](const auto& entry) {
        return entry.second.kind == DrawingKind::site && entry.second.text == drawing.text;
    });
    if (drawing.text.empty()) {
        return fmt::format("site {}", id);
    }
    return others > 1 ? fmt::format("{} ({})", drawing.text, id) : drawing.text;
}

Layer layer_of(const Drawings& drawings, const LayerOfKind& of) {
    Layer layer;
    layer.name = of.name;
    layer.crs = Crs::wgs84();
    layer.columns.emplace_back("id", ColumnType::integer);
    layer.columns.emplace_back(of.text_column, ColumnType::text);
    if (of.kind == DrawingKind::site) {
        layer.columns.emplace_back("site", ColumnType::text);
        layer.columns.emplace_back("capacity_t", ColumnType::real);
        layer.columns.emplace_back("commodity", ColumnType::text);
    }
    for (const auto& [id, drawing] : drawings) {
        if (drawing.kind != of.kind) {
            continue;
        }
        layer.feature_ids.push_back(id);
        add_shape(drawing, layer.geometry);
        layer.columns[0].push_integer(id);
        layer.columns[1].push_text(drawing.text);
        if (of.kind == DrawingKind::site) {
            layer.columns[2].push_text(site_name(id, drawing, drawings));
            drawing.capacity_t ? layer.columns[3].push_real(*drawing.capacity_t)
                               : layer.columns[3].push_null();
            drawing.commodity.empty() ? layer.columns[4].push_null()
                                      : layer.columns[4].push_text(drawing.commodity);
        }
    }
    return layer;
}

Drawing drawing_at(const Layer& layer, std::size_t row, const LayerOfKind& of) {
    Drawing drawing;
    drawing.kind = of.kind;
    if (layer.geometry.kinds[row] != GeometryKind::none) {
        const Ring ring = layer.geometry.ring(layer.geometry.ring_begin(row));
        drawing.points.assign(ring.begin(), ring.end());
        if (of.kind == DrawingKind::area) {
            drawing.points.pop_back();
        }
    }
    drawing.text = layer.column(of.text_column).text(row);
    if (of.kind == DrawingKind::site) {
        drawing.capacity_t = layer.column("capacity_t").number(row);
        drawing.commodity = layer.column("commodity").text(row);
    }
    return drawing;
}

void read_kind(const fs::path& file, const LayerOfKind& of, Drawings& drawings,
               Progress& progress) {
    io::ReadOptions options;
    options.repair = io::Repair::none;  // corners stay where the user has put them
    const Layer layer = io::read_layer({file.string(), of.name}, options, progress).layer;
    const Column& ids = layer.column("id");
    for (std::size_t row = 0; row < layer.size(); ++row) {
        Drawing drawing = drawing_at(layer, row, of);
        const double id = ids.number(row).value_or(0.0);
        const bool usable = id >= 1.0 && id < 4e9 && id == static_cast<double>(DrawingId(id));
        if (!usable || !has_sense(drawing) || drawings.contains(static_cast<DrawingId>(id))) {
            throw error(
                "{}: layer '{}', row {}: expected a drawing with an id of its own and a place; "
                "delete the row, or the file",
                file.string(), of.name, row + 1);
        }
        drawings.emplace(static_cast<DrawingId>(id), std::move(drawing));
    }
}

}  // namespace

fs::path drawings_beside(const fs::path& project_file) {
    return project_file.parent_path() / (project_file.stem().string() + "-drawings.gpkg");
}

bool holds_drawings(const fs::path& file) {
    try {
        const io::SourceInfo info = io::describe({file.string(), {}});
        return std::ranges::all_of(info.layers, [](const io::LayerInfo& layer) {
            return std::ranges::find(layers, layer.name, &LayerOfKind::name) != layers.end() &&
                   layer.find_column("id") != nullptr;
        });
    } catch (const Error&) {
        return false;
    }
}

Drawings read_drawings(const fs::path& file, Progress& progress) {
    Drawings drawings;
    const io::SourceInfo info = io::describe({file.string(), {}});
    for (const io::LayerInfo& there : info.layers) {
        const auto* const of = std::ranges::find(layers, there.name, &LayerOfKind::name);
        if (of != layers.end()) {
            read_kind(file, *of, drawings, progress);
        }
    }
    return drawings;
}

void write_drawings(const Drawings& drawings, const fs::path& file, Progress& progress) {
    std::vector<Layer> filled;
    for (const LayerOfKind& of : layers) {
        Layer layer = layer_of(drawings, of);
        if (layer.size() > 0) {
            filled.push_back(std::move(layer));
        }
    }
    if (filled.empty()) {
        std::error_code ignored;
        fs::remove(file, ignored);
        return;
    }
    std::vector<const Layer*> all;
    for (const Layer& layer : filled) {
        all.push_back(&layer);
    }
    io::write_layers(all, file, progress);
}

}  // namespace zamin::project
