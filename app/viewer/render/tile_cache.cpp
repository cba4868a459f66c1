#include "viewer/render/tile_cache.hpp"

#include <algorithm>
#include <cmath>

namespace zamin::viewer {

namespace {
constexpr std::size_t most_older_sheets = 4;
// Tiles of a sheet beyond this many screens are forgotten.
constexpr double kept_screens = 4.0;

bool same(const TileCache::Sheet& sheet, double metres_per_px, std::uint64_t content) {
    return sheet.content == content && sheet.grid.metres_per_px == metres_per_px;
}
}  // namespace

bool TileCache::aim(const MapView& view, std::uint64_t content, bool exactly) {
    const bool zooming = m_last_metres_per_px > 0.0 && m_last_metres_per_px != view.metres_per_px;
    m_last_metres_per_px = view.metres_per_px;
    const double metres_per_px = zooming && !exactly
                                     ? std::exp2(std::round(std::log2(view.metres_per_px)))
                                     : view.metres_per_px;
    if (same(m_current, metres_per_px, content)) {
        return false;
    }
    keep(std::move(m_current));
    m_current = Sheet();
    const auto found = std::ranges::find_if(
        m_older, [&](const Sheet& s) { return same(s, metres_per_px, content); });
    if (found != m_older.end()) {
        m_current = std::move(*found);
        m_older.erase(found);
    } else {
        m_current.number = ++m_last_number;
        m_current.grid = {view.center_m, metres_per_px};
        m_current.content = content;
    }
    return true;
}

// The oldest goes first, but the coarsest stays: it is what covers a view that zooms out.
void TileCache::keep(Sheet sheet) {
    if (sheet.tiles.empty()) {
        return;
    }
    m_older.push_back(std::move(sheet));
    if (m_older.size() > most_older_sheets) {
        const auto coarsest = std::ranges::max_element(
            m_older, {}, [](const Sheet& s) { return std::pair(s.content, s.grid.metres_per_px); });
        m_older.erase(coarsest == m_older.begin() ? m_older.begin() + 1 : m_older.begin());
    }
}

bool TileCache::put(std::uint64_t sheet, TileKey key, const std::function<GlTexture()>& make) {
    if (m_current.number == sheet) {
        m_current.tiles[key] = make();
        return true;
    }
    const auto found = std::ranges::find(m_older, sheet, &Sheet::number);
    if (found != m_older.end()) {
        found->tiles[key] = make();
    }
    return found != m_older.end();
}

std::vector<TileKey> TileCache::missing(const MapView& view) const {
    std::vector<TileKey> keys = m_current.grid.covering(view);
    std::erase_if(keys, [&](TileKey key) { return m_current.tiles.contains(key); });
    return keys;
}

std::vector<const TileCache::Sheet*> TileCache::backdrops(double metres_per_px) const {
    std::vector<const Sheet*> sheets;
    for (const Sheet& sheet : m_older) {
        sheets.push_back(&sheet);
    }
    std::ranges::stable_sort(sheets, {}, [&](const Sheet* sheet) {
        const double octaves = std::abs(std::log2(sheet->grid.metres_per_px / metres_per_px));
        return std::pair(sheet->content, -octaves);
    });
    return sheets;
}

void TileCache::trim(const MapView& view) {
    const double screens_px = kept_screens * view.width_px * view.height_px;
    const auto most = static_cast<std::size_t>(
        screens_px / (TileGrid::tile_px * TileGrid::tile_px) + kept_screens * 8);
    if (m_current.tiles.size() <= most) {
        return;
    }
    std::vector<std::pair<double, TileKey>> by_distance;
    for (const auto& [key, tile] : m_current.tiles) {
        const Coord middle = m_current.grid.box_m(key).center();
        by_distance.emplace_back(std::hypot(middle.x - view.center_m.x, middle.y - view.center_m.y),
                                 key);
    }
    std::ranges::sort(by_distance);
    for (std::size_t i = most / 2; i < by_distance.size(); ++i) {
        m_current.tiles.erase(by_distance[i].second);
    }
}

void TileCache::forget_all() {
    m_current = Sheet();
    m_older.clear();
}

void TileCache::forget_other_content() {
    std::erase_if(m_older, [&](const Sheet& s) { return s.content != m_current.content; });
}

}  // namespace zamin::viewer
