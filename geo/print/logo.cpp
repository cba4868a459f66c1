#include "print/logo.hpp"

#include "core/told_error.hpp"

namespace zamin::print {

namespace {

Surface load(const std::filesystem::path& file) {
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
