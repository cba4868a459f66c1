// What columns and their values are called in the window: a column that fills a field of its
// layer's role is called by the field, in the reader's language.
#pragma once

#include <string>

#include "text/catalogue.hpp"
#include "viewer/session.hpp"

namespace zamin::viewer {

// "Named on the document" for the column that is the plots' named_on_document; the column's own
// name where it fills no field.
std::string field_title(const LoadedLayer& layer, const std::string& column,
                        const text::Catalogue& words);
// A field of a role by its name; the name itself where it is not known.
std::string field_title(std::string_view field, const text::Catalogue& words);

// A text of a column in the reader's language, where the column fills a field that has words from a
// list of its own; else the text as it is.
std::string value_text(const LoadedLayer& layer, const std::string& column, const std::string& text,
                       const text::Catalogue& words);
// The value for people: value_text(), and reals with the decimal sign of the language. Empty
// for none.
std::string field_value(const LoadedLayer& layer, const Column& column, std::size_t row,
                        const text::Catalogue& words);

}  // namespace zamin::viewer
