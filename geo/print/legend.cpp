#include "print/legend.hpp"

#include <algorithm>

#include "core/msgid.hpp"
#include "print/map_drawing.hpp"
#include "print/scale.hpp"

namespace zamin::print {

namespace {

// Roles as words; others stand as they are.
[[maybe_unused]] constexpr const char* role_words[] = {
    msgid("plots"),    msgid("districts"), msgid("water"),    msgid("canals"),  msgid("roads"),
    msgid("jamoats"),  msgid("villages"),  msgid("centres"),  msgid("members"), msgid("groups"),
    msgid("services"), msgid("parcels"),   msgid("elevation")};

SwatchShape shape_of(const MapLayer& layer) {
    for (const GeometryKind kind : layer.geometry->kinds) {
        if (kind == GeometryKind::point) {
            return swatch_shape(layer.sign);
        }
        if (kind != GeometryKind::none) {
            return layer.fills.empty() || kind == GeometryKind::line ? SwatchShape::line
                                                                     : SwatchShape::area;
        }
    }
    return SwatchShape::line;
}

// Whether anything of the layer reaches into the box, as far as boxes tell; all of an empty map.
bool any_seen(const MapLayer& layer, const Box& seen_m) {
    if (seen_m.empty()) {
        return true;
    }
    if (layer.boxes) {
        bool any = false;
        layer.boxes->query(seen_m, 0, [&](std::size_t position) {
            any = any || class_of(layer, layer.boxes->order()[position]) != not_drawn;
        });
        return any;
    }
    for (std::size_t i = 0; i < layer.geometry->feature_count(); ++i) {
        if (layer.geometry->kinds[i] != GeometryKind::none && class_of(layer, i) != not_drawn &&
            layer.geometry->feature_box(i).intersects(seen_m)) {
            return true;
        }
    }
    return false;
}

}  // namespace

Box seen_on(const PageMap& map, const PageFormat& format) {
    if (map.extent_m.empty()) {
        return {};
    }
    const SizeMm frame = expected_frame(format);
    const double m_per_mm = map.scale.value_or(fitting_scale(map.extent_m, frame)) / 1000.0;
    const Coord middle = map.extent_m.center();
    Box seen;
    seen.add(Coord{middle.x - frame.w * m_per_mm / 2, middle.y - frame.h * m_per_mm / 2});
    seen.add(Coord{middle.x + frame.w * m_per_mm / 2, middle.y + frame.h * m_per_mm / 2});
    return seen;
}

LegendGroup sign_legend(const PageMap& map, const Box& seen_m, const text::Catalogue& words) {
    LegendGroup group{words.tr("Signs"), {}};
    for (const MapLayer& layer : map.layers) {
        if (layer.name.empty() || !layer.geometry || layer.fills.size() > 1 ||
            !any_seen(layer, seen_m)) {
            continue;
        }
        LegendEntry entry;
        entry.swatch.shape = shape_of(layer);
        if (!layer.fills.empty()) {
            entry.swatch.fill = layer.fills.front();
        }
        entry.swatch.outline = layer.outline;
        entry.swatch.outline_mm = layer.outline_mm;
        entry.swatch.dashed = layer.dashed;
        entry.swatch.sign_mm = layer.point_sizes_mm.empty() ? layer.point_mm : 0.0;
        entry.label = layer.name;
        group.entries.push_back(std::move(entry));
    }
    return group;
}

std::string sources_text(const std::vector<SourceNote>& sources, const text::Catalogue& words) {
    std::vector<std::pair<std::string, std::string>> by_file;
    for (const SourceNote& source : sources) {
        auto file = std::find_if(by_file.begin(), by_file.end(),
                                 [&](const auto& entry) { return entry.first == source.file; });
        if (file == by_file.end()) {
            by_file.emplace_back(source.file, "");
            file = std::prev(by_file.end());
        }
        file->second += (file->second.empty() ? "" : ", ") + words.tr(source.role);
    }
    std::string text;
    for (const auto& [file, roles] : by_file) {
        text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", file, roles);
    }
    return text;
}

}  // namespace zamin::print
