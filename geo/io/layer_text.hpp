// From the bytes of a source to UTF-8 text: no other ever leaves the reader; for .cpp files of
// geo/io only.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/problem.hpp"
#include "io/gdal_handles.hpp"
#include "io/read.hpp"
#include "text/encoding.hpp"
#include "text/legacy_letters.hpp"

namespace zamin::io {

// How the texts of one layer are read. Copies share what they convert with.
class LayerText {
  public:
    // Looks at the layer's names and first rows where its format may hold any encoding (DBF, CSV,
    // MapInfo, DXF). Throws UsageError for an encoding or font table of `options` that does not
    // exist.
    LayerText(GDALDataset& dataset, OGRLayer& layer, const ReadOptions& options);
    // Of a source that says that it is UTF-8.
    LayerText() = default;

    // `bytes` as UTF-8, letters converted where that was asked for; `lost` counts what could not
    // be read.
    std::string operator()(std::string_view bytes, std::size_t& lost) const;
    // Of names and messages.
    std::string operator()(std::string_view bytes) const;
    // Nothing to do for a text of this kind: it can be taken as it is.
    bool as_it_is(std::string_view bytes) const;

    const EncodingInfo& info() const { return m_info; }
    // What was guessed and converted, for the import report.
    std::vector<Problem> notes(const std::string& source, const std::string& layer) const;

  private:
    EncodingInfo m_info;
    std::shared_ptr<const text::Decoder> m_decoder;        // null = UTF-8 already
    std::shared_ptr<const text::LegacyLetters> m_letters;  // null = as they are
};

// Of a value that was not wholly readable.
Sentence lost_bytes_detail(const std::string& column, const LayerText& text,
                           const std::string& value);

}  // namespace zamin::io
