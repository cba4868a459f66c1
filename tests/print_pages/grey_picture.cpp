#include "print_pages/grey_picture.hpp"

#include <fmt/format.h>
#include <png.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <stdexcept>

namespace zamin::test {

namespace {

constexpr std::uint8_t grey_step = 17;

std::size_t at(const GreyPicture& picture, int x, int y) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
           static_cast<std::size_t>(x);
}

}  // namespace

GreyPicture read_pgm(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string kind;
    GreyPicture picture;
    int white = 0;
    in >> kind >> picture.width >> picture.height >> white;
    in.get();
    if (!in || kind != "P5" || white != 255 || picture.width < 1 || picture.height < 1) {
        throw std::runtime_error(file.string() + " is no grey picture");
    }
    picture.dots.resize(static_cast<std::size_t>(picture.width) *
                        static_cast<std::size_t>(picture.height));
    in.read(reinterpret_cast<char*>(picture.dots.data()),
            static_cast<std::streamsize>(picture.dots.size()));
    return picture;
}

GreyPicture read_png(const std::filesystem::path& file) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_file(&image, file.c_str()) == 0) {
        throw std::runtime_error(file.string() + " is no PNG picture");
    }
    image.format = PNG_FORMAT_GRAY;
    GreyPicture picture;
    picture.width = static_cast<int>(image.width);
    picture.height = static_cast<int>(image.height);
    picture.dots.resize(PNG_IMAGE_SIZE(image));
    png_image_finish_read(&image, nullptr, picture.dots.data(), 0, nullptr);
    return picture;
}

void write_png(const std::filesystem::path& file, const GreyPicture& picture) {
    std::vector<std::uint8_t> dots = picture.dots;
    for (std::uint8_t& dot : dots) {
        dot = static_cast<std::uint8_t>((dot + grey_step / 2) / grey_step * grey_step);
    }
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(picture.width);
    image.height = static_cast<png_uint_32>(picture.height);
    image.format = PNG_FORMAT_GRAY;
    if (png_image_write_to_file(&image, file.c_str(), 0, dots.data(), 0, nullptr) == 0) {
        throw std::runtime_error(file.string() + " cannot be written");
    }
}

GreyPicture side_by_side(const std::vector<GreyPicture>& pictures) {
    GreyPicture all;
    for (const GreyPicture& picture : pictures) {
        all.width += picture.width;
        all.height = std::max(all.height, picture.height);
    }
    all.dots.assign(static_cast<std::size_t>(all.width) * static_cast<std::size_t>(all.height),
                    255);
    int left = 0;
    for (const GreyPicture& picture : pictures) {
        for (int y = 0; y < picture.height; ++y) {
            std::copy_n(picture.dots.begin() + static_cast<std::ptrdiff_t>(at(picture, 0, y)),
                        picture.width,
                        all.dots.begin() + static_cast<std::ptrdiff_t>(at(all, left, y)));
        }
        left += picture.width;
    }
    return all;
}

GreyPicture column(const GreyPicture& all, int x, int width, int height) {
    GreyPicture part{width, height, {}};
    if (x + width > all.width || height > all.height) {
        return {};
    }
    for (int y = 0; y < height; ++y) {
        const auto from = all.dots.begin() + static_cast<std::ptrdiff_t>(at(all, x, y));
        part.dots.insert(part.dots.end(), from, from + width);
    }
    return part;
}

GreyDifference difference(const GreyPicture& a, const GreyPicture& b) {
    constexpr int far = 85;
    constexpr int block = 16;
    GreyDifference result;
    if (a.width != b.width || a.height != b.height) {
        result.same_size = false;
        return result;
    }
    std::size_t far_off = 0;
    for (int y0 = 0; y0 < a.height; y0 += block) {
        for (int x0 = 0; x0 < a.width; x0 += block) {
            double sum = 0.0;
            int count = 0;
            for (int y = y0; y < std::min(y0 + block, a.height); ++y) {
                for (int x = x0; x < std::min(x0 + block, a.width); ++x, ++count) {
                    const int off = std::abs(int{a.dots[at(a, x, y)]} - int{b.dots[at(b, x, y)]});
                    sum += off;
                    far_off += off > far ? 1U : 0U;
                }
            }
            if (sum / count > result.worst_block) {
                result.worst_block = sum / count;
                result.worst_place = fmt::format("x {}, y {}", x0, y0);
            }
        }
    }
    result.far_off = static_cast<double>(far_off) / static_cast<double>(a.dots.size());
    return result;
}

}  // namespace zamin::test
