// What happened to the rows of the sources of a run: for the screen, as a table, and as a layer of
// those that have to be mended.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/layer.hpp"
#include "core/problem.hpp"
#include "core/table.hpp"
#include "io/read.hpp"
#include "text/catalogue.hpp"

namespace zamin::io {

struct SourceImport {
    std::string source;  // as the user named it
    std::string layer;
    ImportReport report;
};

// Adds the report of further rows of the same layer.
void add_report(ImportReport&& from, ImportReport& to);

// "walks.csv, layer walks: 12 rows read, 10 kept, 2 rejected (not a shape 1, no area 1); repaired:
// invalid polygon 3; reinterpreted: unclosed walk 4; 1 without geometry"
std::string import_sentence(const SourceImport& import, const text::Catalogue& words);

// Columns source,layer,outcome,rows,reason,action: of each source a row "read", a row "kept", then
// one for each reason for which rows were rejected, repaired, reinterpreted or noted.
Table import_table(std::span<const SourceImport> imports);

// The rejected rows as a layer of their own: the columns read, a column `reason`, the row's id in
// the source as `source_row`, and the shape as the source has it where it could be read. A mended
// copy can be opened like any source.
Layer rejected_layer(const ReadResult& read);

}  // namespace zamin::io
