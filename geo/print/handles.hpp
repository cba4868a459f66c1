// Owners of Cairo's and Pango's objects; for .cpp files of geo/print only.
#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>

#include <memory>

namespace zamin::print {

struct SurfaceDeleter {
    void operator()(cairo_surface_t* p) const { cairo_surface_destroy(p); }
};
struct ContextDeleter {
    void operator()(cairo_t* p) const { cairo_destroy(p); }
};
struct PatternDeleter {
    void operator()(cairo_pattern_t* p) const { cairo_pattern_destroy(p); }
};
struct ObjectDeleter {
    void operator()(void* p) const { g_object_unref(p); }
};
struct FontDescriptionDeleter {
    void operator()(PangoFontDescription* p) const { pango_font_description_free(p); }
};
struct AttributesDeleter {
    void operator()(PangoAttrList* p) const { pango_attr_list_unref(p); }
};

using Surface = std::unique_ptr<cairo_surface_t, SurfaceDeleter>;
using CairoContext = std::unique_ptr<cairo_t, ContextDeleter>;
using Pattern = std::unique_ptr<cairo_pattern_t, PatternDeleter>;
using FontMap = std::unique_ptr<PangoFontMap, ObjectDeleter>;
using TextContext = std::unique_ptr<PangoContext, ObjectDeleter>;
using TextLayout = std::unique_ptr<PangoLayout, ObjectDeleter>;
using FontDescription = std::unique_ptr<PangoFontDescription, FontDescriptionDeleter>;
using TextAttributes = std::unique_ptr<PangoAttrList, AttributesDeleter>;

// State that is put back at the end of a block.
class SavedState {
  public:
    explicit SavedState(cairo_t* cr) : m_cr(cr) { cairo_save(cr); }
    ~SavedState() { cairo_restore(m_cr); }
    SavedState(const SavedState&) = delete;
    SavedState& operator=(const SavedState&) = delete;

  private:
    cairo_t* m_cr;
};

}  // namespace zamin::print
