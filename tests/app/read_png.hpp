// A PNG file as libpng reads it back.
#pragma once

#include <doctest/doctest.h>
#include <png.h>

#include <filesystem>

#include "viewer/offscreen.hpp"

namespace zamin::test {

// `has_alpha`, if given, says whether the file has an opacity of its own.
inline viewer::Picture read_png(const std::filesystem::path& path, bool* has_alpha = nullptr) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    REQUIRE(png_image_begin_read_from_file(&image, path.c_str()) != 0);
    if (has_alpha != nullptr) {
        *has_alpha = (image.format & PNG_FORMAT_FLAG_ALPHA) != 0;
    }
    image.format = PNG_FORMAT_RGBA;
    viewer::Picture picture;
    picture.width = static_cast<int>(image.width);
    picture.height = static_cast<int>(image.height);
    picture.rgba.resize(PNG_IMAGE_SIZE(image));
    REQUIRE(png_image_finish_read(&image, nullptr, picture.rgba.data(), 0, nullptr) != 0);
    return picture;
}

}  // namespace zamin::test
