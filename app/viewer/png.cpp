#include "viewer/png.hpp"

#include <png.h>

#include <string>

#include "core/error.hpp"
#include "io/atomic_file.hpp"

namespace zamin::viewer {

namespace {

// The channels that are worth writing: a wholly opaque picture needs no alpha.
std::vector<std::uint8_t> without_alpha(const Picture& picture) {
    std::vector<std::uint8_t> rgb;
    rgb.reserve(picture.rgba.size() / 4 * 3);
    for (std::size_t i = 0; i + 3 < picture.rgba.size(); i += 4) {
        rgb.insert(rgb.end(), {picture.rgba[i], picture.rgba[i + 1], picture.rgba[i + 2]});
    }
    return rgb;
}

bool opaque(const Picture& picture) {
    for (std::size_t i = 3; i < picture.rgba.size(); i += 4) {
        if (picture.rgba[i] != 255) {
            return false;
        }
    }
    return true;
}

}  // namespace

void write_png(const Picture& picture, const std::filesystem::path& path) {
    const bool solid = opaque(picture);
    const std::vector<std::uint8_t> pixels = solid ? without_alpha(picture) : picture.rgba;
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(picture.width);
    image.height = static_cast<png_uint_32>(picture.height);
    image.format = solid ? PNG_FORMAT_RGB : PNG_FORMAT_RGBA;
    png_alloc_size_t size = 0;
    std::string bytes;
    if (png_image_write_to_memory(&image, nullptr, &size, 0, pixels.data(), 0, nullptr) != 0) {
        bytes.resize(size);
        png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data(), 0, nullptr);
    }
    if (image.warning_or_error >= PNG_IMAGE_ERROR) {
        throw error("{}: a picture of {} x {} pixels cannot be made: {}", path.string(),
                    picture.width, picture.height, image.message);
    }
    io::write_file(path, bytes);
}

}  // namespace zamin::viewer
