// What a user draws on the map: sites where a centre could stand, notes, areas. Plain values under
// ids that stay, and every change of them with its way back.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/geometry.hpp"

namespace zamin::project {

enum class DrawingKind : std::uint8_t { site, note, area };
const char* to_string(DrawingKind kind);  // "site", "note", "area"
std::optional<DrawingKind> drawing_kind_from(std::string_view word);

struct Drawing {
    DrawingKind kind = DrawingKind::site;
    std::string text;                  // the name of a site or an area, the words of a note
    std::optional<double> capacity_t;  // of a site, tonnes a season; none = not said
    std::string commodity;             // of a site; empty = any
    // Degrees on WGS 84: one point, or an area's corners in order, the first not repeated;
    // counter-clockwise in a book and in files.
    std::vector<Coord> points;

    friend bool operator==(const Drawing&, const Drawing&) = default;
};

// Whether it can stand on a map: finite coordinates within the globe, one point for a site or a
// note and three corners at least for an area, a capacity that is none or not negative.
bool has_sense(const Drawing& drawing);

using DrawingId = std::uint32_t;  // from 1
using Drawings = std::map<DrawingId, Drawing>;

// What one command did to one drawing. Without `before` it was made, without `after` taken away.
struct DrawingChange {
    DrawingId id = 0;
    std::optional<Drawing> before;
    std::optional<Drawing> after;
};

// The drawings with their past: every change can be undone and, until another one is made, redone.
// Commands return what they did to the drawings, for the journal; none where nothing changed.
class DrawingBook {
  public:
    explicit DrawingBook(Drawings drawings = {});

    const Drawings& all() const { return m_all; }
    const Drawing* find(DrawingId id) const;  // nullptr if there is none

    // Throw Error for a drawing without sense, change() and remove() for an id that is not there.
    DrawingChange add(Drawing drawing);  // under an id that was never used before
    std::optional<DrawingChange> change(DrawingId id, Drawing drawing);
    DrawingChange remove(DrawingId id);

    std::optional<DrawingChange> undo();
    std::optional<DrawingChange> redo();
    // What undo() or redo() would take back or do again; nullptr for nothing.
    const DrawingChange* to_undo() const;
    const DrawingChange* to_redo() const;

  private:
    DrawingChange done(DrawingChange change);
    void put(DrawingId id, const std::optional<Drawing>& drawing);

    Drawings m_all;
    std::vector<DrawingChange> m_past;  // the newest last
    std::size_t m_done = 0;             // of them; the others are undone
    DrawingId m_next = 1;
};

}  // namespace zamin::project
