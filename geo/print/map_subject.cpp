#include "print/map_subject.hpp"

#include <cmath>

#include "print/scale.hpp"

namespace zamin::print {

StartedMap start_map(const MapSubject& subject, const Box& extent_m, const text::Catalogue& words) {
    StartedMap started;
    started.page.crs = subject.world->crs;
    started.page.extent_m = extent_m;
    started.page.scale = subject.scale;
    const RectMm content = subject.format.content_mm();
    const double scale = subject.scale.value_or(expected_scale(extent_m, subject.format));
    BaseMap base =
        base_map(*subject.world, box_shown(extent_m, {content.w, content.h}), scale, words);
    started.page.layers = std::move(base.below);
    started.above = std::move(base.above);
    return started;
}

std::shared_ptr<const Geometries> points_on(const Crs& crs, const std::vector<Coord>& lonlat_deg) {
    const Transformation to_map(Crs::wgs84(), crs);
    auto points = std::make_shared<Geometries>();
    for (const Coord& at : lonlat_deg) {
        const Coord p = std::isfinite(at.x) && std::isfinite(at.y) ? to_map.apply(at) : at;
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) {
            points->add_empty();
            continue;
        }
        points->coords.push_back(p);
        points->end_ring();
        points->end_part();
        points->end_feature(GeometryKind::point);
    }
    return points;
}

std::string area_shown(const World& world, AreaKind kind, const std::string& name,
                       const text::Catalogue& words) {
    const WorldLayer* areas = world.find(role_of(kind));
    const Column* names = areas ? areas->field("name") : nullptr;
    for (std::size_t row = 0; names != nullptr && row < names->size(); ++row) {
        if (names->text(row) == name) {
            return areas->name(row, words.language());
        }
    }
    return name;
}

void add_sources(const MapSubject& subject, std::vector<std::string>& notes,
                 const text::Catalogue& words) {
    if (!subject.sources.empty()) {
        notes.push_back(words.tr("Sources: {0}.", sources_text(subject.sources, words)));
    }
}

}  // namespace zamin::print
