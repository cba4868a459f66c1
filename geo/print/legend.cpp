#include "print/legend.hpp"

#include <algorithm>

#include "core/msgid.hpp"

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

}  // namespace

LegendGroup sign_legend(const PageMap& map, const text::Catalogue& words) {
    LegendGroup group{words.tr("Signs"), {}};
    for (const MapLayer& layer : map.layers) {
        if (layer.name.empty() || !layer.geometry || layer.fills.size() > 1) {
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
