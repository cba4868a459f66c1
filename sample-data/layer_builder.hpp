// Columns and geometry of a layer from a list of things: a column a line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/layer.hpp"
#include "sample/gazetteer.hpp"

namespace zamin::sample {

template <typename Item>
class LayerBuilder {
  public:
    LayerBuilder(const char* name, const std::vector<Item>& items) : m_items(items) {
        m_layer.name = name;
        for (std::size_t i = 0; i < items.size(); ++i)
            m_layer.feature_ids.push_back(static_cast<std::int64_t>(i) + 1);
    }

    // get(item) is text; empty = null.
    template <typename Get>
    LayerBuilder& text(const char* name, const Get& get) {
        Column& column = m_layer.columns.emplace_back(name, ColumnType::text);
        for (const Item& item : m_items) {
            const std::string value(get(item));
            if (value.empty())
                column.push_null();
            else
                column.push_text(value);
        }
        return *this;
    }
    // get(item) is a number or an optional one.
    template <typename Get>
    LayerBuilder& real(const char* name, const Get& get) {
        Column& column = m_layer.columns.emplace_back(name, ColumnType::real);
        for (const Item& item : m_items) {
            const std::optional<double> value = get(item);
            if (value)
                column.push_real(*value);
            else
                column.push_null();
        }
        return *this;
    }
    template <typename Get>
    LayerBuilder& integer(const char* name, const Get& get) {
        Column& column = m_layer.columns.emplace_back(name, ColumnType::integer);
        for (const Item& item : m_items)
            column.push_integer(get(item));
        return *this;
    }
    template <typename Get>
    LayerBuilder& names(const Get& get) {
        text("name", [&](const Item& item) { return get(item).en; });
        text("name_tg", [&](const Item& item) { return get(item).tg; });
        return text("name_ru", [&](const Item& item) { return get(item).ru; });
    }

    // get(item) is a path in the plane, closed for polygons; empty = no geometry.
    template <typename Get>
    LayerBuilder& paths(GeometryKind kind, const Get& get) {
        for (const Item& item : m_items)
            add(kind, get(item));
        return *this;
    }
    template <typename Get>
    LayerBuilder& points(const Get& get) {
        for (const Item& item : m_items)
            add(GeometryKind::point, Path{get(item)});
        return *this;
    }

    // The layer; without geometry, a table.
    Layer take() {
        if (m_layer.geometry.feature_count() == 0)
            for (std::size_t i = 0; i < m_items.size(); ++i)
                m_layer.geometry.add_empty();
        else
            m_layer.crs = Crs::wgs84();
        return std::move(m_layer);
    }

  private:
    void add(GeometryKind kind, const Path& path) {
        Geometries& geometry = m_layer.geometry;
        if (path.empty()) {
            geometry.add_empty();
            return;
        }
        for (const Coord p : path)
            geometry.coords.push_back(to_degrees(p));
        geometry.end_ring();
        geometry.end_part();
        geometry.end_feature(kind);
    }

    const std::vector<Item>& m_items;
    Layer m_layer;
};

}  // namespace zamin::sample
