#include "print/logo.hpp"

#include <cstring>
#include <fstream>

#include "core/told_error.hpp"

namespace zamin::print {

namespace {

// Width and height by the picture's head (ISO/IEC 15948, 11.2.2); 0 where it is no PNG.
double pixels_of(const std::filesystem::path& file) {
    constexpr std::size_t head_bytes = 24;
    unsigned char head[head_bytes] = {};
    std::ifstream in(file, std::ios::binary);
    in.read(reinterpret_cast<char*>(head), head_bytes);
    const auto number = [&](std::size_t at) {
        return static_cast<double>(head[at] << 24U | head[at + 1] << 16U | head[at + 2] << 8U |
                                   head[at + 3]);
    };
    const bool is_png = in.gcount() == head_bytes && std::memcmp(head, "\x89PNG", 4) == 0;
    return is_png ? number(16) * number(20) : 0.0;
}

Surface load(const std::filesystem::path& file) {
    constexpr double most_pixels = 20e6;  // a small file may claim any size
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored) &&
        !std::filesystem::is_regular_file(file, ignored)) {
        throw error(said("{0}: is not a PNG picture; give the logo as PNG", {file.string()}));
    }
    if (pixels_of(file) > most_pixels) {
        throw error(
            said("{0}: has more than 20 million pixels, too many for a logo", {file.string()}));
    }
    Surface picture(cairo_image_surface_create_from_png(file.c_str()));
    const cairo_status_t status = cairo_surface_status(picture.get());
    if (status == CAIRO_STATUS_FILE_NOT_FOUND) {
        throw error(
            said("{0}: there is no such file; the logo has to be a PNG picture", {file.string()}));
    }
    if (status != CAIRO_STATUS_SUCCESS || cairo_image_surface_get_width(picture.get()) == 0 ||
        cairo_image_surface_get_height(picture.get()) == 0) {
        // Cairo's own reason is "out of memory" for whatever is no PNG.
        throw error(said("{0}: is not a PNG picture; give the logo as PNG", {file.string()}));
    }
    return picture;
}

}  // namespace

SizeMm logo_size(const std::filesystem::path& file) {
    const Surface picture = load(file);
    return {static_cast<double>(cairo_image_surface_get_width(picture.get())),
            static_cast<double>(cairo_image_surface_get_height(picture.get()))};
}

void draw_logo(cairo_t* cr, const std::filesystem::path& file, const RectMm& place) {
    const Surface picture = load(file);
    const SavedState state(cr);
    cairo_translate(cr, place.x, place.y);
    cairo_scale(cr, place.w / cairo_image_surface_get_width(picture.get()),
                place.h / cairo_image_surface_get_height(picture.get()));
    cairo_set_source_surface(cr, picture.get(), 0.0, 0.0);
    cairo_paint(cr);
}

}  // namespace zamin::print
