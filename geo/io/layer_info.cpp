#include "io/layer_info.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "measure/area.hpp"

namespace zamin::io {

namespace {

constexpr std::size_t sample_values = 5;

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == text.npos;
}

std::optional<double> median(std::vector<double> values) {
    if (values.empty()) {
        return std::nullopt;
    }
    const auto middle = values.begin() + std::ssize(values) / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

bool can_be_degrees(const Box& box) {
    return box.min_x >= -360.0 && box.max_x <= 360.0 && box.min_y >= -90.0 && box.max_y <= 90.0;
}

const char* geometry_word(const Layer& layer) {
    std::array<std::size_t, 4> counts{};
    for (const GeometryKind kind : layer.geometry.kinds) {
        ++counts[static_cast<std::size_t>(kind)];
    }
    counts[0] = 0;
    const auto* const most = std::max_element(counts.begin(), counts.end());
    switch (*most == 0 ? GeometryKind::none : static_cast<GeometryKind>(most - counts.begin())) {
        case GeometryKind::polygon:
            return "Polygon";
        case GeometryKind::line:
            return "Line String";
        case GeometryKind::point:
            return "Point";
        case GeometryKind::none:
            break;
    }
    return "None";
}

}  // namespace

const ColumnInfo* LayerInfo::find_column(std::string_view column) const {
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const ColumnInfo& info) { return info.name == column; });
    return found == columns.end() ? nullptr : &*found;
}

std::optional<double> number_in_text(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (c == ',') {
            digits += '.';
        } else if (c != ' ') {
            digits += c;
        }
    }
    double value = 0.0;
    const auto [end, failure] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = failure == std::errc() && end == digits.data() + digits.size();
    return whole && !digits.empty() && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

ColumnSampler::ColumnSampler(std::string name, ColumnType type) {
    m_info.name = std::move(name);
    m_info.type = type;
}

void ColumnSampler::add(const std::string& value) {
    if (value.empty()) {
        return;
    }
    auto& samples = m_info.samples;
    if (samples.size() < sample_values &&
        std::find(samples.begin(), samples.end(), value) == samples.end()) {
        samples.push_back(value);
    }
    if (is_blank(value)) {
        return;
    }
    ++m_info.filled;
    m_different.insert(value);
    if (const auto number = number_in_text(value)) {
        m_numbers.push_back(*number);
    }
}

ColumnInfo ColumnSampler::info() const {
    ColumnInfo info = m_info;
    info.different = m_different.size();
    if (m_numbers.size() * 2 >= info.filled) {
        info.median = median(m_numbers);
    }
    return info;
}

std::optional<double> median_area_ha(const Geometries& shapes, const Crs& crs) {
    const bool polygons = std::find(shapes.kinds.begin(), shapes.kinds.end(),
                                    GeometryKind::polygon) != shapes.kinds.end();
    if (!polygons || (!crs.known() && !can_be_degrees(shapes.box()))) {
        return std::nullopt;
    }
    Geometries degrees = shapes;
    const Crs own = crs.known() ? crs : Crs::wgs84();
    Transformation(own, geographic_base(own)).apply(degrees.coords);
    std::vector<double> areas_ha;
    for (std::size_t i = 0; i < degrees.feature_count(); ++i) {
        if (degrees.kinds[i] == GeometryKind::polygon) {
            areas_ha.push_back(measure::feature_area_m2(degrees, i, own.ellipsoid()) /
                               measure::m2_per_ha);
        }
    }
    return median(std::move(areas_ha));
}

LayerInfo layer_info(const Layer& layer) {
    LayerInfo info;
    info.name = layer.name;
    info.geometry = geometry_word(layer);
    info.features = static_cast<std::int64_t>(layer.size());
    info.crs = layer.crs;
    info.extent = layer.geometry.box();
    info.rows_looked_at = std::min(layer.size(), sampled_rows);
    for (const Column& column : layer.columns) {
        ColumnSampler sampler(column.name, column.type());
        for (std::size_t row = 0; row < info.rows_looked_at; ++row) {
            sampler.add(column.text(row));
        }
        info.columns.push_back(sampler.info());
    }
    Geometries shapes;
    for (std::size_t row = 0; row < info.rows_looked_at; ++row) {
        shapes.append(layer.geometry, row);
    }
    info.median_area_ha = median_area_ha(shapes, layer.crs);
    return info;
}

}  // namespace zamin::io
