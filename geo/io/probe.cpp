#include "io/probe.hpp"

#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <tuple>

#include "core/error.hpp"
#include "io/open.hpp"

namespace zamin::io {

bool read_and_forget(const SourceName& source, double seconds) {
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + std::chrono::duration<double>(seconds);
    const GdalMessages messages;
    try {
        const Opened opened = open_source(source);
        for (OGRLayer* layer : opened.dataset->GetLayers()) {
            OGREnvelope extent;
            layer->GetFeatureCount(1);
            std::ignore = layer->GetExtent(&extent, 1);
            layer->ResetReading();
            while (const Feature feature{layer->GetNextFeature()}) {
                if (Clock::now() > end) {
                    return true;
                }
            }
        }
    } catch (const OutOfMemory&) {
        return false;
    } catch (const Error&) {
        // Said in a sentence when the source is read.
    }
    return !messages.out_of_memory();
}

bool needs_probe(const SourceName& source) {
    std::error_code failure;
    if (!std::filesystem::is_regular_file(source.path, failure)) {
        return std::filesystem::exists(source.path, failure);
    }
    char head[16] = {};
    std::ifstream(source.path, std::ios::binary).read(head, sizeof head);
    return std::memcmp(head, "SQLite format 3", sizeof head) != 0;
}

}  // namespace zamin::io
