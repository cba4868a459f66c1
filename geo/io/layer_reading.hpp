// A layer opened to be read, from its name to batches of rows taken in: what reading at once and
// reading in parts do alike; for .cpp files of geo/io only.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "io/check_file.hpp"
#include "io/intake.hpp"
#include "io/open.hpp"
#include "io/query_canceller.hpp"

namespace zamin::io {

class LayerReading {
  public:
    // Throws like read_layer for what can be seen before the first row.
    LayerReading(const SourceName& source, const ReadOptions& options, Progress& progress);

    // Source, name and CRS; no rows, no columns.
    const Layer& head() const { return m_head; }
    // By the layer's own count, which may be wrong.
    double expected_rows() const { return m_expected_rows; }

    // Source -> batches in order -> rows taken in, in parallel -> `take`, in order, one at a time.
    void run(const std::function<void(Chunk&&)>& take, Progress& progress);

    // After the last row. Throws Error when the file has changed meanwhile.
    void check_unchanged() const { m_stamp.check_unchanged(); }
    // Columns that stand in for missing ones get their names.
    void name_columns(Layer& layer) const;
    // Notes on the layer, in front of the problems of its rows.
    void add_notes(ImportReport& report) const;

  private:
    const GdalMessages m_quiet;
    FileStamp m_stamp;
    Opened m_opened;
    QueryCanceller m_canceller;
    FoundLayer m_found;
    Layer m_head;
    int m_threads = 0;
    std::string m_where;
    std::unique_ptr<LayerText> m_text;
    std::map<int, std::string> m_stand_ins;  // by field
    std::vector<int> m_fields;
    std::unique_ptr<BatchReader> m_reader;
    double m_expected_rows = 0.0;
};

// What the layer holds in place of the geometry expected is an Error, or, where that is not
// refused, a problem of the whole layer. Nothing where some row `is_there`, or none is expected.
void check_expected(const Layer& layer, bool is_there, const ReadOptions& options,
                    ImportReport& report);

}  // namespace zamin::io
