// Reading a source only to see whether its driver survives it.
#pragma once

#include "io/source.hpp"

namespace zamin::io {

// Opens the source, goes over the rows of every layer as describe and read_layer would, and forgets
// them; stops after `seconds`. What cannot be read is not said here: reading says it. False when
// the driver was short of memory. A driver may crash the process: to be called in a child only.
bool read_and_forget(const SourceName& source, double seconds);

// GeoPackage is read through SQLite, which checks what it reads; everything else is worth a probe.
bool needs_probe(const SourceName& source);

}  // namespace zamin::io
