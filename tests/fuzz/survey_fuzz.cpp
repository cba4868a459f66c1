// Any text as a survey's CSV: rows are read, kept or rejected, or the file is refused with an error
// of ours; none is lost.
#include <cpl_vsi.h>

#include <cstdint>
#include <cstdlib>

#include "core/error.hpp"
#include "io/import_report.hpp"
#include "io/read.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const char* const name = "/vsimem/survey.csv";
    VSIFCloseL(VSIFileFromMemBuffer(name, const_cast<GByte*>(data), size, FALSE));
    try {
        zamin::Progress progress;
        zamin::io::ReadOptions options;
        options.threads = 1;
        const auto read = zamin::io::read_layer({name, ""}, options, progress);
        const auto& report = read.report;
        const auto rows = static_cast<std::int64_t>(read.layer.size());
        if (report.rows_read != rows || report.rows_kept + report.rejected != rows ||
            zamin::io::rejected_layer(read).size() != read.rejected.rows.size() ||
            static_cast<std::int64_t>(read.rejected.rows.size()) != report.rejected) {
            std::abort();
        }
    } catch (const zamin::Error&) {
        VSIUnlink(name);
        return 0;
    }
    VSIUnlink(name);
    return 0;
}
