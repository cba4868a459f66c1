// Any bytes as WKB: nothing may crash, and what is taken must be whole.
#include <cstdlib>

#include "io/intake.hpp"
#include "io/wkb.hpp"

// GEOS 3.11 loses its subgraphs when a buffer throws half-way (BufferBuilder::createSubgraphs).
extern "C" const char* __lsan_default_suppressions() {  // NOLINT(bugprone-reserved-identifier)
    return "leak:libgeos\n";
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::span bytes(reinterpret_cast<const std::byte*>(data), size);
    zamin::Geometries geometries;
    const auto result = zamin::io::append_wkb(bytes, geometries);
    const bool whole = geometries.ring_offsets.back() == geometries.coords.size() &&
                       geometries.part_offsets.back() == geometries.ring_count();
    if (!whole || (result.status != zamin::io::WkbStatus::ok && !geometries.coords.empty())) {
        std::abort();
    }
    // Repair is GEOS's; small inputs keep it quick.
    if (size > 0 && size < 2000 && result.status == zamin::io::WkbStatus::ok) {
        zamin::io::IntakeContext context;
        context.geographic = true;
        zamin::io::Chunk chunk;
        zamin::io::take_in_geometry(bytes, 1, context, chunk);
        if (chunk.geometry.feature_count() != 1) {
            std::abort();
        }
    }
    return 0;
}
