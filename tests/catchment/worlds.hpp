// Small worlds for tests: layers by hand, and a way of travel whose costs can be read off.
#pragma once

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "catchment/centres.hpp"
#include "catchment/farms.hpp"
#include "core/layer.hpp"
#include "travel/travel.hpp"

namespace zamin::catchment {

// Metres are a thousand times the difference in longitude; north of 10 degrees no way leads.
class RulerTravel : public travel::Travel {
  public:
    travel::CostUnit unit() const override { return travel::CostUnit::metres; }
    zamin::Sentence described() const override { return zamin::as_it_is("by the ruler"); }
    travel::CostTable costs(std::span<const Coord> sources, std::span<const Coord> farms,
                            const travel::CostOptions& options, Progress&) const override {
        std::vector<std::vector<double>> by_source;
        for (const Coord source : sources) {
            std::vector<double>& costs = by_source.emplace_back();
            for (const Coord farm : farms) {
                costs.push_back(farm.y > 10.0 ? travel::no_way
                                              : 1000.0 * std::abs(farm.x - source.x));
            }
        }
        return travel::cost_table(by_source, farms.size(), options.limit, options.nearest);
    }
    travel::Field field(std::span<const Coord>, const travel::Frame& frame,
                        const travel::CostOptions&, Progress&) const override {
        return travel::empty_field(frame);
    }
    travel::Route route(Coord, Coord, const travel::CostOptions&, Progress&) const override {
        return {};
    }
    std::vector<Problem> problems_of(std::span<const Coord>, std::string_view) const override {
        return {};
    }
};

// A layer in degrees whose columns are all text or, where every value is a number, real.
class LayerMaker {
  public:
    LayerMaker(const char* name, const std::vector<const char*>& texts,
               const std::vector<const char*>& numbers) {
        m_layer.source = "test.gpkg";
        m_layer.name = name;
        m_layer.crs = Crs::wgs84();
        for (const char* column : texts) {
            m_layer.columns.emplace_back(column, ColumnType::text);
        }
        for (const char* column : numbers) {
            m_layer.columns.emplace_back(column, ColumnType::real);
        }
    }
    // Numbers that are NaN are nulls; an empty text is a null.
    LayerMaker& row(const std::vector<const char*>& texts, const std::vector<double>& numbers) {
        m_layer.feature_ids.push_back(static_cast<std::int64_t>(m_layer.feature_ids.size()) + 1);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (*texts[i] == '\0') {
                m_layer.columns[i].push_null();
            } else {
                m_layer.columns[i].push_text(texts[i]);
            }
        }
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            Column& column = m_layer.columns[texts.size() + i];
            if (std::isnan(numbers[i])) {
                column.push_null();
            } else {
                column.push_real(numbers[i]);
            }
        }
        return *this;
    }
    LayerMaker& point(Coord p) {
        m_layer.geometry.coords.push_back(p);
        m_layer.geometry.end_ring();
        m_layer.geometry.end_part();
        m_layer.geometry.end_feature(GeometryKind::point);
        return *this;
    }
    // A square in degrees by its lower left corner.
    LayerMaker& square(Coord corner, double side) {
        for (const Coord step : {Coord{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}) {
            m_layer.geometry.coords.push_back({corner.x + side * step.x, corner.y + side * step.y});
        }
        m_layer.geometry.end_ring();
        m_layer.geometry.end_part();
        m_layer.geometry.end_feature(GeometryKind::polygon);
        return *this;
    }
    LayerMaker& nowhere() {
        m_layer.geometry.add_empty();
        return *this;
    }
    const Layer& layer() const { return m_layer; }

  private:
    Layer m_layer;
};

inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();

inline Farm farm_at(const char* id, double x, std::optional<double> tonnes,
                    const char* commodity = "tomato", const char* group = "") {
    Farm farm;
    farm.id = id;
    farm.commodity = commodity;
    farm.group = group;
    farm.area_ha = 1.0;
    farm.tonnes = tonnes;
    farm.plots_without_tonnes = tonnes ? 0 : 1;
    farm.place = {x, 0.0};
    return farm;
}

inline Centre centre_at(const char* id, double x, std::optional<double> capacity_t,
                        const char* commodity = "tomato") {
    Centre centre;
    centre.id = id;
    centre.commodity = commodity;
    centre.capacity_t = capacity_t;
    centre.place = {x, 0.0};
    return centre;
}

}  // namespace zamin::catchment
