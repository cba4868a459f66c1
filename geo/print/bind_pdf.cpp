#include "print/bind_pdf.hpp"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <map>
#include <memory>

#include "core/told_error.hpp"

namespace zamin::print {

namespace {

using Object = QPDFObjectHandle;

Object number(std::size_t value) {
    return Object::newInteger(static_cast<long long>(value));
}

// The names that a page's content shows, in order: "/x7 Do".
class ShownNames : public Object::ParserCallbacks {
  public:
    using Object::ParserCallbacks::handleObject;
    void handleObject(Object object) override {
        if (object.isOperator() && object.getOperatorValue() == "Do") {
            names.push_back(m_last);
        }
        m_last = object.isName() ? object.getName() : std::string();
    }
    void handleEOF() override {}

    std::vector<std::string> names;

  private:
    std::string m_last;
};

std::vector<Object> forms_of(QPDFPageObjectHelper page) {
    ShownNames shown;
    page.parseContents(&shown);
    Object objects = page.getAttribute("/Resources", false).getKey("/XObject");
    std::vector<Object> forms;
    for (const std::string& name : shown.names) {
        Object object = objects.isDictionary() ? objects.getKey(name) : Object::newNull();
        if (object.isFormXObject()) {
            forms.push_back(object);
        }
    }
    return forms;
}

void set_dots(Object stream, const PackedPicture& picture, int bits, const std::string& rows) {
    Object dictionary = stream.getDict();
    dictionary.replaceKey("/Type", Object::newName("/XObject"));
    dictionary.replaceKey("/Subtype", Object::newName("/Image"));
    dictionary.replaceKey("/Width", Object::newInteger(picture.width_px));
    dictionary.replaceKey("/Height", Object::newInteger(picture.height_px));
    dictionary.replaceKey("/BitsPerComponent", Object::newInteger(bits));
    stream.replaceStreamData(rows, Object::newName("/FlateDecode"), Object::newNull());
}

void put_picture(QPDF& book, Object image, const PackedPicture& picture) {
    set_dots(image, picture, picture.bits, picture.colours);
    Object palette = Object::newArray();
    palette.appendItem(Object::newName("/Indexed"));
    palette.appendItem(Object::newName("/DeviceRGB"));
    palette.appendItem(number(picture.palette.size() / 3 - 1));
    palette.appendItem(Object::newString(picture.palette));
    Object cover = Object::newStream(&book);
    set_dots(cover, picture, 4, picture.cover);
    cover.getDict().replaceKey("/ColorSpace", Object::newName("/DeviceGray"));
    Object dictionary = image.getDict();
    dictionary.replaceKey("/ColorSpace", palette);
    dictionary.replaceKey("/SMask", cover);
    dictionary.removeKey("/Interpolate");
}

// The place of a picture is an image of one row, as wide as the group's number.
void put_pictures(QPDF& book, Object form, const PageGroups& groups) {
    Object images = form.getDict().getKey("/Resources").getKey("/XObject");
    if (!images.isDictionary()) {
        return;
    }
    for (const std::string& name : images.getKeys()) {
        Object image = images.getKey(name);
        if (!image.isImage() || image.getDict().getKey("/Height").getIntValueAsInt() != 1) {
            continue;
        }
        const auto place =
            static_cast<std::size_t>(image.getDict().getKey("/Width").getIntValueAsInt());
        if (place >= 1 && place <= groups.size() && groups[place - 1].picture) {
            put_picture(book, image, *groups[place - 1].picture);
        }
    }
}

class Layers {
  public:
    explicit Layers(QPDF& book) : m_book(book) {}

    Object named(const std::string& name) {
        const auto [entry, is_new] = m_by_name.try_emplace(name);
        if (is_new) {
            Object layer = Object::newDictionary();
            layer.replaceKey("/Type", Object::newName("/OCG"));
            layer.replaceKey("/Name", Object::newUnicodeString(name));
            entry->second = m_book.makeIndirectObject(layer);
            m_all.appendItem(entry->second);
        }
        return entry->second;
    }
    void add_to_catalogue() {
        if (m_by_name.empty()) {
            return;
        }
        Object usual = Object::newDictionary();
        usual.replaceKey("/Order", m_all);
        usual.replaceKey("/ON", m_all);
        Object properties = Object::newDictionary();
        properties.replaceKey("/OCGs", m_all);
        properties.replaceKey("/D", usual);
        m_book.getRoot().replaceKey("/OCProperties", properties);
    }

  private:
    QPDF& m_book;
    std::map<std::string, Object> m_by_name;
    Object m_all = Object::newArray();  // in the order of drawing
};

void add_groups(QPDF& book, QPDFPageObjectHelper page, const PageGroups& groups, Layers& layers) {
    const std::vector<Object> forms = forms_of(page);
    if (forms.size() != groups.size()) {
        throw error("A page of {} layers was drawn as {} forms.", groups.size(), forms.size());
    }
    for (std::size_t i = 0; i < forms.size(); ++i) {
        Object form = forms[i];
        put_pictures(book, form, groups);
        if (!groups[i].name.empty()) {
            form.getDict().replaceKey("/OC", layers.named(groups[i].name));
        }
    }
}

void add_contents(QPDF& book, const std::vector<Leaf::Finished>& pages) {
    std::vector<Object> entries;
    const std::vector<QPDFPageObjectHelper> sheets = QPDFPageDocumentHelper(book).getAllPages();
    Object contents = book.makeIndirectObject(Object::newDictionary());
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (pages[i].outline.empty()) {
            continue;
        }
        Object target = Object::newArray();
        target.appendItem(QPDFPageObjectHelper(sheets[i]).getObjectHandle());
        target.appendItem(Object::newName("/Fit"));
        Object entry = book.makeIndirectObject(Object::newDictionary());
        entry.replaceKey("/Title", Object::newUnicodeString(pages[i].outline));
        entry.replaceKey("/Parent", contents);
        entry.replaceKey("/Dest", target);
        if (!entries.empty()) {
            entry.replaceKey("/Prev", entries.back());
            entries.back().replaceKey("/Next", entry);
        }
        entries.push_back(entry);
    }
    if (!entries.empty()) {
        contents.replaceKey("/Type", Object::newName("/Outlines"));
        contents.replaceKey("/First", entries.front());
        contents.replaceKey("/Last", entries.back());
        contents.replaceKey("/Count", number(entries.size()));
        book.getRoot().replaceKey("/Outlines", contents);
    }
}

std::string written(QPDF& book) {
    QPDFWriter writer(book);
    writer.setOutputMemory();
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setMinimumPDFVersion("1.5");  // of optional content
    writer.setDeterministicID(true);
    writer.write();
    const std::shared_ptr<Buffer> bytes = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

std::string bound(const std::vector<Leaf::Finished>& pages, const std::string& title) {
    QPDF book;
    book.emptyPDF();
    Layers layers(book);
    // The book reads their streams when it is written.
    std::vector<std::unique_ptr<QPDF>> sources;
    for (const Leaf::Finished& page : pages) {
        sources.push_back(std::make_unique<QPDF>());
        sources.back()->processMemoryFile("page", page.bytes.data(), page.bytes.size());
        QPDFPageDocumentHelper(book).addPage(
            QPDFPageDocumentHelper(*sources.back()).getAllPages().front(), false);
        add_groups(book, QPDFPageDocumentHelper(book).getAllPages().back(), page.groups, layers);
    }
    layers.add_to_catalogue();
    add_contents(book, pages);
    Object info = Object::newDictionary();
    info.replaceKey("/Title", Object::newUnicodeString(title));
    info.replaceKey("/Creator", Object::newString("Zamin"));
    book.getTrailer().replaceKey("/Info", book.makeIndirectObject(info));
    return written(book);
}

}  // namespace

std::string bind_pdf(const std::vector<Leaf::Finished>& pages, const std::string& title) {
    try {
        return bound(pages, title);
    } catch (const QPDFExc& failure) {
        throw error(said("The pages could not be bound to one PDF: {0}", {failure.what()}));
    }
}

}  // namespace zamin::print
