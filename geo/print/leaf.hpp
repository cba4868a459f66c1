// A page being drawn, by one thread, on a surface of its own. For .cpp files of geo/print only.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "print/handles.hpp"
#include "print/page_groups.hpp"
#include "print/print.hpp"

namespace zamin::print {

// Pictures of a page that is made alone are painted while Cairo draws the rest of it; where pages
// are made side by side that would only take their processors.
enum class PaintPictures { meanwhile, at_the_end };

class Leaf {
  public:
    // White, of the options' format. Throws Error with Cairo's message.
    Leaf(const PrintOptions& options, PaintPictures paint);
    Leaf(const Leaf&) = delete;
    Leaf& operator=(const Leaf&) = delete;

    cairo_t* context() const { return m_context.get(); }  // in millimetres
    double picture_dpi() const;                           // of layers that are drawn as pictures
    PageGroups* groups();                                 // nullptr where the file is no PDF
    // Of the last group. What `paint` refers to must live until the page is finished or gone.
    void add_picture(std::function<PackedPicture()> paint);

    struct Finished {
        std::string bytes;  // of a file of this page
        PageGroups groups;
        std::string outline;  // its entry in a PDF's contents; empty = none
    };
    // Throws Error with Cairo's message when the page could not be made, and what painting threw.
    Finished finish(std::string outline);

  private:
    const PrintOptions m_options;
    const PaintPictures m_paint;
    std::string m_bytes;  // written to by Cairo
    Surface m_surface;
    CairoContext m_context;
    PageGroups m_groups;
};

// What is drawn while it lives is a layer of a PDF's page.
class LayerGroup {
  public:
    LayerGroup(Leaf& leaf, const std::string& name);
    ~LayerGroup();
    LayerGroup(const LayerGroup&) = delete;
    LayerGroup& operator=(const LayerGroup&) = delete;

  private:
    Leaf& m_leaf;
};

class PdfBook;

// Pages as one PDF with layers, pictures and contents, or a file each.
class Binder {
  public:
    explicit Binder(const PrintOptions& options);
    ~Binder();
    Binder(const Binder&) = delete;
    Binder& operator=(const Binder&) = delete;

    // In their order, by one thread at a time.
    void add(Leaf::Finished page);
    // Once, at the end.
    std::vector<std::string> files();

  private:
    std::string m_title;
    std::unique_ptr<PdfBook> m_book;  // of a PDF
    std::vector<std::string> m_files;
};

}  // namespace zamin::print
