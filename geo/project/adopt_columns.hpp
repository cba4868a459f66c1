// Using proposals where a source lacks the columns that its role's fields are named for: what is
// clear is used and said, what is not is asked.
#pragma once

#include <string>
#include <vector>

#include "core/layer.hpp"
#include "core/remark.hpp"
#include "io/read.hpp"
#include "project/area_unit.hpp"
#include "project/project.hpp"

namespace zamin::project {

// For io::ReadOptions::stand_in: a field's own column that is missing, and not mapped, is read from
// the column that clearly holds it, and a note says so. A column that has to be read and could be
// one of several throws UsageError listing them with their values. `notes` must outlive the
// reading.
io::StandIn stand_in(const ProjectSource& source, std::vector<Remark>& notes);

// For a layer read with all its columns: adds a copy of a column under the name of the field that
// it clearly holds, where the field has no column, with a note. Throws UsageError where a required
// field could be one of several.
void adopt_columns(Layer& layer, const ProjectSource& source, std::vector<Remark>& notes);

// Maps fields in the source instead, for a window that shows and saves the mapping; only those that
// are beyond doubt (by a word that means the field, or its name in another spelling).
void map_clear_columns(ProjectSource& source, const io::LayerInfo& layer);

// The unit of the layer's declared areas: the source's `declared_unit`, else what the column's name
// says and its shapes do not contradict. nullptr where only a person can say it, and without such a
// column.
const AreaUnit* declared_unit(const io::LayerInfo& layer, const ProjectSource& source);

// Turns the column of declared areas into hectares, by the source's `declared_unit`, else by the
// unit that its name says and its shapes do not contradict; a note says what was done, or what a
// person has to answer. To be called before adopt_columns. Does nothing without such a column.
void settle_declared_unit(Layer& layer, const ProjectSource& source, std::vector<Remark>& notes);

}  // namespace zamin::project
