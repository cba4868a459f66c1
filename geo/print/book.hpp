// Pages being made in memory: one PDF of all, or a file a page. For .cpp files of geo/print only.
#pragma once

#include <string>
#include <vector>

#include "print/handles.hpp"
#include "print/print.hpp"

namespace zamin::print {

class Book {
  public:
    explicit Book(const PrintOptions& options) : m_options(options) {}

    // A context in millimetres on a new, white page.
    cairo_t* begin_page(SizeMm size);
    // An entry in a PDF's contents that leads to the current page; nothing in other files.
    void add_outline(const std::string& text);
    // Throws Error with Cairo's message when the page could not be made.
    void end_page();
    std::vector<std::string> finish();

  private:
    Surface make_surface(SizeMm size);

    PrintOptions m_options;
    std::string m_bytes;  // written to by Cairo
    Surface m_surface;
    CairoContext m_context;
    SizeMm m_size;
    std::vector<std::string> m_files;
};

}  // namespace zamin::print
