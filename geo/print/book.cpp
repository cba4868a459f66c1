#include "print/book.hpp"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <fmt/format.h>

#include <cmath>

#include "core/error.hpp"

namespace zamin::print {

namespace {

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

void check(cairo_status_t status, SizeMm size) {
    if (status != CAIRO_STATUS_SUCCESS) {
        throw error("A page of {:.0f} x {:.0f} mm could not be made: {}", size.w, size.h,
                    cairo_status_to_string(status));
    }
}

// Without the room that Cairo leaves between rows.
std::string pixels_of(cairo_surface_t* surface) {
    cairo_surface_flush(surface);
    const auto row_bytes = static_cast<std::size_t>(cairo_image_surface_get_width(surface)) * 4;
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
    const auto rows = static_cast<std::size_t>(cairo_image_surface_get_height(surface));
    const auto* data = reinterpret_cast<const char*>(cairo_image_surface_get_data(surface));
    std::string pixels;
    pixels.reserve(row_bytes * rows);
    for (std::size_t row = 0; row < rows; ++row) {
        pixels.append(data + row * stride, row_bytes);
    }
    return pixels;
}

}  // namespace

PictureSize picture_size(SizeMm page, double dpi) {
    const double px_per_mm = dpi / mm_per_inch;
    return {static_cast<int>(std::lround(page.w * px_per_mm)),
            static_cast<int>(std::lround(page.h * px_per_mm))};
}

Surface Book::make_surface(SizeMm size) {
    const double width_pt = size.w / mm_per_pt;
    const double height_pt = size.h / mm_per_pt;
    if (is_picture(m_options.file)) {
        const PictureSize picture = picture_size(size, m_options.dpi);
        return Surface(
            cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height));
    }
    if (m_options.file == PageFile::svg) {
        return Surface(cairo_svg_surface_create_for_stream(append, &m_bytes, width_pt, height_pt));
    }
    Surface pdf(cairo_pdf_surface_create_for_stream(append, &m_bytes, width_pt, height_pt));
    cairo_pdf_surface_set_metadata(pdf.get(), CAIRO_PDF_METADATA_TITLE, m_options.title.c_str());
    cairo_pdf_surface_set_metadata(pdf.get(), CAIRO_PDF_METADATA_CREATOR, "Zamin");
    return pdf;
}

cairo_t* Book::begin_page(SizeMm size) {
    m_size = size;
    if (m_surface && m_options.file == PageFile::pdf) {
        cairo_pdf_surface_set_size(m_surface.get(), size.w / mm_per_pt, size.h / mm_per_pt);
    } else {
        m_surface = make_surface(size);
    }
    check(cairo_surface_status(m_surface.get()), size);
    m_context.reset(cairo_create(m_surface.get()));
    const double units_per_mm =
        is_picture(m_options.file) ? m_options.dpi / mm_per_inch : 1.0 / mm_per_pt;
    cairo_scale(m_context.get(), units_per_mm, units_per_mm);
    cairo_set_source_rgb(m_context.get(), 1.0, 1.0, 1.0);
    cairo_paint(m_context.get());
    return m_context.get();
}

void Book::add_outline(const std::string& text) {
    if (m_options.file == PageFile::pdf) {
        const std::string attributes = fmt::format("page={} pos=[0 0]", m_files.size() + 1);
        cairo_pdf_surface_add_outline(m_surface.get(), CAIRO_PDF_OUTLINE_ROOT, text.c_str(),
                                      attributes.c_str(),
                                      static_cast<cairo_pdf_outline_flags_t>(0));
    }
}

void Book::end_page() {
    check(cairo_status(m_context.get()), m_size);
    if (m_options.file == PageFile::pdf) {
        cairo_show_page(m_context.get());
        m_files.emplace_back();  // counts the pages
    } else if (m_options.file == PageFile::svg) {
        m_context.reset();
        cairo_surface_finish(m_surface.get());
        check(cairo_surface_status(m_surface.get()), m_size);
        m_files.push_back(std::move(m_bytes));
        m_bytes.clear();
    } else if (m_options.file == PageFile::pixels) {
        m_files.push_back(pixels_of(m_surface.get()));
    } else {
        cairo_surface_flush(m_surface.get());
        check(cairo_surface_write_to_png_stream(m_surface.get(), append, &m_bytes), m_size);
        m_files.push_back(std::move(m_bytes));
        m_bytes.clear();
    }
}

std::vector<std::string> Book::finish() {
    m_context.reset();
    if (m_options.file == PageFile::pdf && m_surface) {
        cairo_surface_finish(m_surface.get());
        check(cairo_surface_status(m_surface.get()), m_size);
        m_files = {std::move(m_bytes)};
    }
    m_surface.reset();
    return std::move(m_files);
}

}  // namespace zamin::print
