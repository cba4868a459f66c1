#include "print/leaf.hpp"

#include <cairo-pdf.h>
#include <cairo-svg.h>

#include <cmath>

#include "core/told_error.hpp"
#include "print/bind_pdf.hpp"
#include "text/utf8.hpp"

namespace zamin::print {

namespace {

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

void check(cairo_status_t status, SizeMm size) {
    if (status != CAIRO_STATUS_SUCCESS) {
        throw error(said("A page of {0} x {1} mm could not be made: {2}",
                         {Figure{size.w}, Figure{size.h}, cairo_status_to_string(status)}));
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

Surface surface_for(const PrintOptions& options, std::string& bytes) {
    const SizeMm size = options.format.size_mm();
    const double width_pt = size.w / mm_per_pt;
    const double height_pt = size.h / mm_per_pt;
    if (is_picture(options.file)) {
        const PictureSize picture = picture_size(size, options.dpi);
        return Surface(
            cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height));
    }
    if (options.file == PageFile::svg) {
        return Surface(cairo_svg_surface_create_for_stream(append, &bytes, width_pt, height_pt));
    }
    return Surface(cairo_pdf_surface_create_for_stream(append, &bytes, width_pt, height_pt));
}

// Whether anything was drawn on the surface of a group.
bool is_drawn_on(cairo_surface_t* group) {
    if (cairo_surface_get_type(group) != CAIRO_SURFACE_TYPE_RECORDING) {
        return true;
    }
    double x = 0.0;
    double y = 0.0;
    double width = 0.0;
    double height = 0.0;
    cairo_recording_surface_ink_extents(group, &x, &y, &width, &height);
    return width > 0.0 && height > 0.0;
}

}  // namespace

PictureSize picture_size(SizeMm page, double dpi) {
    const double px_per_mm = dpi / mm_per_inch;
    return {static_cast<int>(std::lround(page.w * px_per_mm)),
            static_cast<int>(std::lround(page.h * px_per_mm))};
}

Leaf::Leaf(const PrintOptions& options, PaintPictures paint)
    : m_options(options), m_paint(paint), m_surface(surface_for(options, m_bytes)) {
    check(cairo_surface_status(m_surface.get()), m_options.format.size_mm());
    m_context.reset(cairo_create(m_surface.get()));
    const double units_per_mm =
        is_picture(m_options.file) ? m_options.dpi / mm_per_inch : 1.0 / mm_per_pt;
    cairo_scale(m_context.get(), units_per_mm, units_per_mm);
    cairo_set_source_rgb(m_context.get(), 1.0, 1.0, 1.0);
    cairo_paint(m_context.get());
}

double Leaf::picture_dpi() const {
    constexpr double of_print = 300.0;
    return is_picture(m_options.file) ? m_options.dpi : of_print;
}

PageGroups* Leaf::groups() {
    return m_options.file == PageFile::pdf ? &m_groups : nullptr;
}

void Leaf::add_picture(std::function<PackedPicture()> paint) {
    m_groups.back().in_work =
        std::async(m_paint == PaintPictures::meanwhile ? std::launch::async : std::launch::deferred,
                   std::move(paint));
}

Leaf::Finished Leaf::finish(std::string outline) {
    const SizeMm size = m_options.format.size_mm();
    check(cairo_status(m_context.get()), size);
    m_context.reset();
    if (m_options.file == PageFile::pixels) {
        m_bytes = pixels_of(m_surface.get());
    } else if (m_options.file == PageFile::png) {
        cairo_surface_flush(m_surface.get());
        check(cairo_surface_write_to_png_stream(m_surface.get(), append, &m_bytes), size);
    } else {
        cairo_surface_finish(m_surface.get());
        check(cairo_surface_status(m_surface.get()), size);
    }
    m_surface.reset();
    for (PageGroup& group : m_groups) {
        if (group.in_work.valid()) {
            group.picture = group.in_work.get();
        }
    }
    return {std::move(m_bytes), std::move(m_groups), std::move(outline)};
}

LayerGroup::LayerGroup(Leaf& leaf, const std::string& name) : m_leaf(leaf) {
    if (leaf.groups() != nullptr) {
        leaf.groups()->push_back({name, std::nullopt, {}});
        cairo_push_group(leaf.context());
    }
}

LayerGroup::~LayerGroup() {
    if (m_leaf.groups() == nullptr) {
        return;
    }
    cairo_t* cr = m_leaf.context();
    const bool drawn = is_drawn_on(cairo_get_group_target(cr));
    cairo_pop_group_to_source(cr);
    if (drawn) {
        cairo_paint(cr);
    } else {
        m_leaf.groups()->pop_back();
    }
}

Binder::Binder(const PrintOptions& options)
    : m_title(text::storable(options.title)),
      m_book(options.file == PageFile::pdf ? std::make_unique<PdfBook>() : nullptr) {}
Binder::~Binder() = default;

void Binder::add(Leaf::Finished page) {
    if (m_book) {
        m_book->add(std::move(page));
    } else {
        m_files.push_back(std::move(page.bytes));
    }
}

std::vector<std::string> Binder::files() {
    if (m_book) {
        m_files.push_back(m_book->finish(m_title));
    }
    return std::move(m_files);
}

}  // namespace zamin::print
