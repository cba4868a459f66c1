#include "print/dossier_book.hpp"

#include "core/error.hpp"
#include "core/msgid.hpp"
#include "print/map_subject.hpp"
#include "print/parcel_map.hpp"
#include "print/scale.hpp"
#include "style/theme.hpp"

namespace zamin::print {

namespace {

constexpr double parcel_map_mm = 140.0;
constexpr double way_map_mm = 105.0;
// More names than this would hide the parcel.
constexpr std::size_t most_named_neighbours = 12;
constexpr const char* to_be_filled = "____________________________________";

const WorldLayer& parcels_of(const DossierBook& book) {
    const WorldLayer* parcels = book.world->find("parcels");
    if (parcels == nullptr) {
        throw error("the dossier's map needs parcels, and the project has none");
    }
    return *parcels;
}

std::optional<std::size_t> row_of_plot(const WorldLayer& plots, const std::string& id) {
    const Column* ids = plots.field("plot_id");
    for (std::size_t row = 0; ids != nullptr && row < plots.layer->size(); ++row) {
        if (ids->text(row) == id && plots.geometry->kinds[row] == GeometryKind::polygon) {
            return row;
        }
    }
    return std::nullopt;
}

std::vector<ParcelNeighbour> neighbours_of(const DossierBook& book) {
    std::vector<ParcelNeighbour> neighbours;
    const WorldLayer* plots = book.world->find("plots");
    for (std::size_t n = 0; plots != nullptr && n < book.dossier->neighbours.size(); ++n) {
        const access::Neighbour& neighbour = book.dossier->neighbours[n];
        const auto row = row_of_plot(*plots, neighbour.plot_id);
        if (row && neighbours.size() < most_named_neighbours) {
            neighbours.push_back({std::to_string(n + 1) + ": " + neighbour.user, plots->geometry,
                                  *row, neighbour.distance_m < adjoining_m});
        }
    }
    return neighbours;
}

MapLayer way_layer(Coord home, const Box& parcel, const text::Catalogue& words) {
    MapLayer layer;
    layer.name = words.tr("From the group's place, straight line");
    auto way = std::make_shared<Geometries>();
    way->coords = {home, parcel.center()};
    way->end_ring();
    way->end_part();
    way->end_feature(GeometryKind::line);
    layer.geometry = std::move(way);
    layer.outline = style::theme(style::ThemeName::light).ink;
    layer.outline_mm = 0.4;
    layer.dashed = true;
    layer.keeps_clear = true;
    return layer;
}

MapLayer group_layer(const DossierBook& book, const text::Catalogue& words) {
    MapLayer layer;
    layer.name = words.tr("Group that asks");
    layer.geometry = points_on(book.world->crs, {*book.home});
    layer.point_mm = 2.2;
    layer.fills = {Fill{style::theme(style::ThemeName::light).accent}};
    layer.outline = style::theme(style::ThemeName::light).ink;
    layer.outline_mm = 0.4;
    MapName group;
    group.text = words.tr("group {0}", book.dossier->group_name);
    group.at_m = layer.geometry->coords.front();
    group.kind = style::LabelKind::place;
    group.priority = 1e10;
    group.size_pt = 8.5;
    group.bold = true;
    group.essential = true;
    group.sign_mm = layer.point_mm;
    layer.names = {group};
    return layer;
}

MapLayer chosen_parcel(const WorldLayer& parcels, std::size_t row, const text::Catalogue& words) {
    MapLayer layer = map_layer(
        style::layer_style("parcels", GeometryKind::polygon, style::theme(style::ThemeName::light),
                           static_cast<float>(mm_per_px), style::near_metres_per_px, std::nullopt),
        parcels.geometry);
    layer.name = words.tr("Parcel asked for");
    layer.classes.assign(parcels.geometry->feature_count(), 255);
    layer.classes[row] = 0;
    layer.outline_mm = 0.6;
    return layer;
}

// Village, group and parcel on one map.
MapFigure way_figure(const DossierBook& book, const text::Catalogue& words) {
    const WorldLayer& parcels = parcels_of(book);
    const Box parcel = parcels.geometry->feature_box(book.dossier->parcel_row);
    const Coord home = Transformation(Crs::wgs84(), book.world->crs).apply(*book.home);
    MapFigure figure;
    PageMap& map = figure.map;
    map.crs = book.world->crs;
    map.extent_m = parcel;
    map.extent_m.add(home);
    constexpr double room_m = 800.0;
    map.extent_m.add(Coord{map.extent_m.min_x - room_m, map.extent_m.min_y - room_m});
    map.extent_m.add(Coord{map.extent_m.max_x + room_m, map.extent_m.max_y + room_m});
    const Box seen_m = box_shown(map.extent_m, {figure_width_mm, way_map_mm});
    BaseMap base = base_map(*book.world, seen_m, expected_scale(map.extent_m, {}), words);
    map.layers = std::move(base.below);
    map.layers.push_back(chosen_parcel(parcels, book.dossier->parcel_row, words));
    for (MapLayer& layer : base.above) {
        map.layers.push_back(std::move(layer));
    }
    map.layers.push_back(way_layer(home, parcel, words));
    map.layers.push_back(group_layer(book, words));
    figure.legend = {sign_legend(map, seen_m, words)};
    figure.height_mm = way_map_mm;
    figure.caption = words.tr("Map B: village and parcel");
    return figure;
}

MapFigure parcel_figure(const DossierBook& book, const text::Catalogue& words) {
    ParcelMap parcel = parcel_map(*book.world, parcels_of(book).geometry, book.dossier->parcel_row,
                                  neighbours_of(book), msgid("Parcel asked for"), words,
                                  {figure_width_mm, parcel_map_mm});
    return {std::move(parcel.map), words.tr("Map A: the parcel, its corners and its neighbours"),
            parcel_map_mm, std::move(parcel.legend)};
}

DocumentTable fields_table(const std::vector<access::DossierField>& fields) {
    DocumentTable result;
    result.table.columns = {{"", false}, {"", false}};
    for (const access::DossierField& field : fields) {
        result.table.rows.push_back(
            {field.label, field.value.empty() ? to_be_filled : field.value});
    }
    return result;
}

SheetTable sheet_table(const access::DossierTable& table) {
    SheetTable result;
    result.title = table.title;
    for (const access::DossierTable::Column& column : table.columns) {
        result.columns.push_back({column.title, column.numeric});
    }
    result.rows = table.rows;
    return result;
}

void add_part(const DossierBook& book, const access::DossierPart& part, const std::string& title,
              const text::Catalogue& words, Document& document) {
    auto& elements = document.elements;
    elements.push_back(Heading{title, 1});
    if (part.key == "map") {
        elements.push_back(parcel_figure(book, words));
    }
    if (!part.fields.empty()) {
        elements.push_back(fields_table(part.fields));
    }
    for (const access::DossierTable& table : part.tables) {
        if (!table.rows.empty()) {
            elements.push_back(DocumentTable{sheet_table(table)});
        }
    }
    for (const std::string& sentence : part.sentences) {
        elements.push_back(Paragraph{sentence});
    }
    if (part.key == "cover") {
        elements.push_back(SignatureBoxes{
            {words.tr("Applicant: signature, stamp"), words.tr("Jamoat: signature, stamp")}});
    }
    if (part.key == "map" && book.home) {
        elements.push_back(way_figure(book, words));
    }
}

}  // namespace

Document dossier_document(const DossierBook& book, const text::Catalogue& words) {
    Document document;
    document.title = book.dossier->title;
    document.foot = words.tr("Reference {0}. Checksum (SHA-256) of the tables: {1}.",
                             book.dossier->reference, book.checksum);
    if (!book.sources.empty()) {
        document.foot += " " + words.tr("Sources: {0}.", sources_text(book.sources, words));
    }
    document.elements.push_back(Heading{book.dossier->title, 0});
    int number = 0;
    for (const access::DossierPart& part : book.dossier->parts) {
        add_part(book, part, words.tr("{0}. {1}", ++number, part.title), words, document);
    }
    return document;
}

}  // namespace zamin::print
