// What is said of rows in more than one place of reading.
#pragma once

#include "core/geometry.hpp"
#include "core/sentence.hpp"

namespace zamin::io {

// "the row is a point where a polygon is needed": whole sentences, for languages that bend nouns.
Sentence wrong_kind_sentence(GeometryKind is, GeometryKind needed);

Sentence kept_as_row();

}  // namespace zamin::io
