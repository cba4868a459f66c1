#include "io/row_words.hpp"

namespace zamin::io {

Sentence wrong_kind_sentence(GeometryKind is, GeometryKind needed) {
    if (needed == GeometryKind::polygon) {
        return is == GeometryKind::point ? said("the row is a point where a polygon is needed")
                                         : said("the row is a line where a polygon is needed");
    }
    if (needed == GeometryKind::line) {
        return is == GeometryKind::point ? said("the row is a point where a line is needed")
                                         : said("the row is a polygon where a line is needed");
    }
    return is == GeometryKind::line ? said("the row is a line where a point is needed")
                                    : said("the row is a polygon where a point is needed");
}

Sentence kept_as_row() {
    return said("kept as a row without geometry");
}

}  // namespace zamin::io
