#include "project/drawings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/error.hpp"

namespace zamin::project {

namespace {

constexpr std::array<std::pair<DrawingKind, const char*>, 3> kind_words{
    {{DrawingKind::site, "site"}, {DrawingKind::note, "note"}, {DrawingKind::area, "area"}}};

bool on_globe(Coord p) {
    return std::abs(p.x) <= 180.0 && std::abs(p.y) <= 90.0;  // false for NaN
}

// Counter-clockwise, from the same corner.
void orient(std::vector<Coord>& corners) {
    std::vector<Coord> ring = corners;
    ring.push_back(ring.front());
    if (signed_area2(ring) < 0.0) {
        std::reverse(corners.begin() + 1, corners.end());
    }
}

}  // namespace

const char* to_string(DrawingKind kind) {
    return kind_words[static_cast<std::size_t>(kind)].second;
}

std::optional<DrawingKind> drawing_kind_from(std::string_view word) {
    const auto* const found =
        std::ranges::find_if(kind_words, [&](const auto& entry) { return entry.second == word; });
    return found == kind_words.end() ? std::nullopt : std::optional(found->first);
}

bool has_sense(const Drawing& drawing) {
    const std::size_t points = drawing.points.size();
    const bool enough = drawing.kind == DrawingKind::area ? points >= 3 : points == 1;
    return enough && std::ranges::all_of(drawing.points, on_globe) &&
           (!drawing.capacity_t ||
            (std::isfinite(*drawing.capacity_t) && *drawing.capacity_t >= 0.0));
}

DrawingBook::DrawingBook(Drawings drawings) : m_all(std::move(drawings)) {
    if (!m_all.empty()) {
        m_next = m_all.rbegin()->first + 1;
    }
}

const Drawing* DrawingBook::find(DrawingId id) const {
    const auto found = m_all.find(id);
    return found == m_all.end() ? nullptr : &found->second;
}

DrawingChange DrawingBook::add(Drawing drawing) {
    return done({m_next++, std::nullopt, std::move(drawing)});
}

std::optional<DrawingChange> DrawingBook::change(DrawingId id, Drawing drawing) {
    const Drawing* before = find(id);
    if (before == nullptr) {
        throw error("There is no drawing {} to be changed.", id);
    }
    if (*before == drawing) {
        return std::nullopt;
    }
    return done({id, *before, std::move(drawing)});
}

DrawingChange DrawingBook::remove(DrawingId id) {
    const Drawing* before = find(id);
    if (before == nullptr) {
        throw error("There is no drawing {} to be deleted.", id);
    }
    return done({id, *before, std::nullopt});
}

std::optional<DrawingChange> DrawingBook::undo() {
    if (m_done == 0) {
        return std::nullopt;
    }
    const DrawingChange& last = m_past[--m_done];
    put(last.id, last.before);
    return DrawingChange{last.id, last.after, last.before};
}

std::optional<DrawingChange> DrawingBook::redo() {
    if (m_done == m_past.size()) {
        return std::nullopt;
    }
    const DrawingChange& next = m_past[m_done++];
    put(next.id, next.after);
    return next;
}

const DrawingChange* DrawingBook::to_undo() const {
    return m_done == 0 ? nullptr : &m_past[m_done - 1];
}

const DrawingChange* DrawingBook::to_redo() const {
    return m_done == m_past.size() ? nullptr : &m_past[m_done];
}

DrawingChange DrawingBook::done(DrawingChange change) {
    if (change.after && !has_sense(*change.after)) {
        throw error(
            "The {} cannot stand on the map: its place is not on the globe, or it has too "
            "few corners.",
            to_string(change.after->kind));
    }
    if (change.after && change.after->kind == DrawingKind::area) {
        orient(change.after->points);
    }
    put(change.id, change.after);
    m_past.resize(m_done);
    m_past.push_back(change);
    ++m_done;
    return change;
}

void DrawingBook::put(DrawingId id, const std::optional<Drawing>& drawing) {
    if (drawing) {
        m_all.insert_or_assign(id, *drawing);
    } else {
        m_all.erase(id);
    }
}

}  // namespace zamin::project
