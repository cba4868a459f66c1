// A painted layer as Cairo and as PDF want it.
#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "core/error.hpp"
#include "print/layer_picture.hpp"

namespace zamin::print {

namespace {

struct CompressorDeleter {
    void operator()(libdeflate_compressor* p) const { libdeflate_free_compressor(p); }
};

std::string deflated(const std::string& bytes) {
    // Level 1 of libdeflate: on such pictures three times as fast as zlib's usual level, and
    // no larger.
    const std::unique_ptr<libdeflate_compressor, CompressorDeleter> compressor(
        libdeflate_alloc_compressor(1));
    std::string packed;
    if (compressor) {
        packed.resize(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()));
        packed.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(),
                                               packed.data(), packed.size()));
    }
    if (packed.empty()) {
        throw error("A picture of {} bytes could not be compressed.", bytes.size());
    }
    return packed;
}

using ByteTable = std::array<std::uint8_t, 256>;

// Two dots a byte, rows padded to bytes; `value` of a dot is below sixteen.
std::string in_four_bits(const std::vector<std::uint8_t>& dots, int width, const ByteTable& value) {
    const auto w = static_cast<std::size_t>(width);
    std::string packed(dots.size() / w * ((w + 1) / 2), '\0');
    char* to = packed.data();
    for (const std::uint8_t* row = dots.data(); row != dots.data() + dots.size(); row += w) {
        for (std::size_t x = 0; x + 1 < w; x += 2) {
            *to++ = static_cast<char>(value[row[x]] << 4 | value[row[x + 1]]);
        }
        if (w % 2 == 1) {
            *to++ = static_cast<char>(value[row[w - 1]] << 4);
        }
    }
    return packed;
}

std::string in_bytes(const std::vector<std::uint8_t>& dots, const ByteTable& value) {
    std::string packed(dots.size(), '\0');
    std::ranges::transform(dots, packed.begin(),
                           [&](std::uint8_t dot) { return static_cast<char>(value[dot]); });
    return packed;
}

char byte_of(float share) {
    return static_cast<char>(std::lround(std::clamp(share, 0.0F, 1.0F) * 255.0F));
}

}  // namespace

Surface surface_of(const LayerPicture& picture) {
    Surface surface(
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, picture.width_px, picture.height_px));
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) {
        throw error("A picture of {} x {} dots could not be made.", picture.width_px,
                    picture.height_px);
    }
    unsigned char* data = cairo_image_surface_get_data(surface.get());
    const std::ptrdiff_t stride = cairo_image_surface_get_stride(surface.get());
    for (int y = 0; y < picture.height_px; ++y) {
        auto* row = reinterpret_cast<std::uint32_t*>(data + y * stride);
        const std::size_t from =
            static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width_px);
        for (int x = 0; x < picture.width_px; ++x) {
            const std::size_t at = from + static_cast<std::size_t>(x);
            const std::uint32_t a = picture.cover[at];
            const style::Colour& c = picture.palette[picture.colours[at]];
            const auto part = [&](float share) {
                return static_cast<std::uint32_t>(share * static_cast<float>(a) + 0.5F);
            };
            row[x] = a << 24 | part(c.r) << 16 | part(c.g) << 8 | part(c.b);
        }
    }
    cairo_surface_mark_dirty(surface.get());
    return surface;
}

PackedPicture pack(const LayerPicture& picture) {
    PackedPicture packed;
    packed.width_px = picture.width_px;
    packed.height_px = picture.height_px;
    std::array<bool, 256> used{};
    for (const std::uint8_t colour : picture.colours) {
        used[colour] = true;
    }
    ByteTable place{};
    std::uint8_t next = 0;
    for (std::size_t i = 0; i < picture.palette.size(); ++i) {
        if (used[i]) {
            const style::Colour& c = picture.palette[i];
            packed.palette += {byte_of(c.r), byte_of(c.g), byte_of(c.b)};
            place[i] = next++;
        }
    }
    packed.bits = next <= 16 ? 4 : 8;
    packed.colours =
        deflated(packed.bits == 4 ? in_four_bits(picture.colours, picture.width_px, place)
                                  : in_bytes(picture.colours, place));
    ByteTable steps{};
    for (std::size_t i = 0; i < steps.size(); ++i) {
        steps[i] = static_cast<std::uint8_t>(i / 17);
    }
    packed.cover = deflated(in_four_bits(picture.cover, picture.width_px, steps));
    return packed;
}

}  // namespace zamin::print
