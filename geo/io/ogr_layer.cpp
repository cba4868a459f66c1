#include "io/ogr_layer.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

#include "core/error.hpp"
#include "io/unique_names.hpp"

namespace zamin::io {

namespace {

// Adds the vertices of a ring to a line or ring of GDAL's.
void copy_vertices(Ring ring, OGRSimpleCurve& line) {
    line.setNumPoints(static_cast<int>(ring.size()), FALSE);
    for (std::size_t i = 0; i < ring.size(); ++i) {
        line.setPoint(static_cast<int>(i), ring[i].x, ring[i].y);
    }
}

Geometry ogr_part(const Geometries& all, GeometryKind kind, std::size_t part) {
    const std::size_t first = all.part_offsets[part];
    const std::size_t end = all.part_offsets[part + 1];
    if (kind == GeometryKind::point) {
        const Coord p = all.ring(first)[0];
        return Geometry(new OGRPoint(p.x, p.y));
    }
    if (kind == GeometryKind::line) {
        auto line = std::make_unique<OGRLineString>();
        copy_vertices(all.ring(first), *line);
        return Geometry(line.release());
    }
    auto polygon = std::make_unique<OGRPolygon>();
    for (std::size_t r = first; r < end; ++r) {
        auto ring = std::make_unique<OGRLinearRing>();
        copy_vertices(all.ring(r), *ring);
        polygon->addRingDirectly(ring.release());
    }
    return Geometry(polygon.release());
}

std::unique_ptr<OGRGeometryCollection> empty_multi(GeometryKind kind) {
    if (kind == GeometryKind::point) {
        return std::make_unique<OGRMultiPoint>();
    }
    if (kind == GeometryKind::line) {
        return std::make_unique<OGRMultiLineString>();
    }
    return std::make_unique<OGRMultiPolygon>();
}

OGRwkbGeometryType ogr_type(GeometryKind kind, bool multi) {
    switch (kind) {
        case GeometryKind::point:
            return multi ? wkbMultiPoint : wkbPoint;
        case GeometryKind::line:
            return multi ? wkbMultiLineString : wkbLineString;
        case GeometryKind::polygon:
            return multi ? wkbMultiPolygon : wkbPolygon;
        case GeometryKind::none:
            break;
    }
    return wkbUnknown;
}

void define_field(OGRLayer& target, const Column& column, const std::string& name,
                  const std::string& where) {
    OGRFieldDefn field(name.c_str(), OFTString);
    switch (column.type()) {
        case ColumnType::integer:
            field.SetType(OFTInteger64);
            break;
        case ColumnType::boolean:
            field.SetType(OFTInteger);
            field.SetSubType(OFSTBoolean);
            break;
        case ColumnType::real:
            field.SetType(OFTReal);
            break;
        case ColumnType::date:
            field.SetType(OFTDate);
            break;
        case ColumnType::datetime:
            field.SetType(OFTDateTime);
            break;
        case ColumnType::text:
            break;
    }
    GdalMessages messages;
    if (target.CreateField(&field) != OGRERR_NONE) {
        throw error("{}: column '{}' cannot be created: {}", where, column.name, messages.reason());
    }
}

// Makes GDAL's rows out of a layer's, one after the other.
class RowWriter {
  public:
    RowWriter(OGRLayer& target, const Layer& layer, std::string where)
        : m_target(target),
          m_layer(layer),
          m_where(std::move(where)),
          m_keep_ids(ids_ascend(layer)),
          m_multi(OGR_GT_IsSubClassOf(target.GetGeomType(), wkbGeometryCollection)) {}

    void write(std::size_t row) {
        const Feature feature(OGRFeature::CreateFeature(m_target.GetLayerDefn()));
        if (m_keep_ids) {
            feature->SetFID(m_layer.feature_ids[row]);
        }
        for (std::size_t c = 0; c < m_layer.columns.size(); ++c) {
            set_value(*feature, static_cast<int>(c), row);
        }
        if (Geometry geometry = to_ogr(m_layer.geometry, row, m_multi)) {
            feature->SetGeometryDirectly(geometry.release());
        }
        if (m_target.CreateFeature(feature.get()) != OGRERR_NONE) {
            throw error("{}, feature {}: cannot be written: {}", m_where, m_layer.feature_ids[row],
                        m_messages.reason());
        }
    }

  private:
    void set_value(OGRFeature& feature, int field, std::size_t row) {
        const Column& column = m_layer.columns[static_cast<std::size_t>(field)];
        if (column.is_null(row)) {
            feature.SetFieldNull(field);
        } else if (column.type() == ColumnType::real) {
            feature.SetField(field, column.reals()[row]);
        } else if (column.is_number()) {
            feature.SetField(field, static_cast<GIntBig>(column.integers()[row]));
        } else {
            m_text = column.text_view(row);
            set_text(feature, field, column, row);
        }
    }

    void set_text(OGRFeature& feature, int field, const Column& column, std::size_t row) {
        if (column.type() == ColumnType::text) {
            feature.SetField(field, m_text.c_str());
            return;
        }
        OGRField date;
        if (!OGRParseDate(m_text.c_str(), &date, 0)) {
            throw error("{}, feature {}: column '{}' holds '{}'; expected a date as YYYY-MM-DD",
                        m_where, m_layer.feature_ids[row], column.name, m_text);
        }
        feature.SetField(field, &date);
    }

    OGRLayer& m_target;
    const Layer& m_layer;
    std::string m_where;
    bool m_keep_ids;
    bool m_multi;
    std::string m_text;  // reused from row to row
    GdalMessages m_messages;
};

}  // namespace

SpatialReference to_ogr(const Crs& crs) {
    if (!crs.known()) {
        return nullptr;
    }
    SpatialReference result(new OGRSpatialReference());
    if (result->SetFromUserInput(crs.wkt().c_str()) != OGRERR_NONE) {
        throw error("GDAL does not understand the coordinate system {}", crs.label());
    }
    result->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return result;
}

Geometry to_ogr(const Geometries& geometries, std::size_t feature, bool as_multi) {
    const GeometryKind kind = geometries.kinds[feature];
    const std::size_t first = geometries.feature_offsets[feature];
    const std::size_t end = geometries.feature_offsets[feature + 1];
    if (kind == GeometryKind::none || first == end) {
        return nullptr;
    }
    if (!as_multi && end - first == 1) {
        return ogr_part(geometries, kind, first);
    }
    auto multi = empty_multi(kind);
    for (std::size_t part = first; part < end; ++part) {
        multi->addGeometryDirectly(ogr_part(geometries, kind, part).release());
    }
    return Geometry(multi.release());
}

OGRwkbGeometryType common_type(const Layer& layer) {
    const Geometries& all = layer.geometry;
    GeometryKind common = GeometryKind::none;
    bool multi = false;
    for (std::size_t i = 0; i < all.feature_count(); ++i) {
        if (all.kinds[i] == GeometryKind::none) {
            continue;
        }
        if (common != GeometryKind::none && all.kinds[i] != common) {
            return wkbUnknown;
        }
        common = all.kinds[i];
        multi = multi || all.feature_offsets[i + 1] - all.feature_offsets[i] > 1;
    }
    if (common == GeometryKind::none) {
        return layer.crs.known() ? wkbUnknown : wkbNone;
    }
    return ogr_type(common, multi);
}

bool ids_ascend(const Layer& layer) {
    const auto& ids = layer.feature_ids;
    return std::adjacent_find(ids.begin(), ids.end(), std::greater_equal<>()) == ids.end() &&
           (ids.empty() || ids.front() >= 0);
}

void fill_ogr_layer(OGRLayer& target, const Layer& layer, const std::string& file,
                    Progress& progress) {
    const std::string where = fmt::format("{}: layer '{}'", file, layer.name);
    std::vector<std::string> names;
    for (const Column& column : layer.columns) {
        names.push_back(unique_name(column.name, names));
        define_field(target, column, names.back(), where);
    }
    RowWriter writer(target, layer, where);
    for (std::size_t row = 0; row < layer.size(); ++row) {
        if (row % 4096 == 0) {
            progress.set(static_cast<double>(row) / static_cast<double>(layer.size()));
        }
        writer.write(row);
    }
}

}  // namespace zamin::io
