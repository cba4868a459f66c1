// Pages drawn apart, bound to one PDF. For .cpp files of geo/print only.
#pragma once

#include <memory>
#include <string>

#include "print/leaf.hpp"

namespace zamin::print {

// Every page is a PDF of one page, whose groups are the forms that it shows, in their order. In
// the book each group with a name is optional content (PDF 32000-1, 8.11), the same for all pages
// that have a layer of that name; pictures take the places held for them; outlines are the book's
// contents. The same pages give the same bytes. Throws Error with libqpdf's message.
class PdfBook {
  public:
    PdfBook();
    ~PdfBook();
    PdfBook(const PdfBook&) = delete;
    PdfBook& operator=(const PdfBook&) = delete;

    // In the order of the book.
    void add(Leaf::Finished page);
    // Once, at the end.
    std::string finish(const std::string& title);

  private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace zamin::print
