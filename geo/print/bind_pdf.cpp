#include "print/bind_pdf.hpp"

#include <deque>
#include <map>
#include <memory>
#include <vector>

#include "core/qpdf.hpp"
#include "core/told_error.hpp"
#include "text/utf8.hpp"

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

// The rows are not copied.
void set_dots(Object stream, const PackedPicture& picture, int bits, std::string& rows) {
    Object dictionary = stream.getDict();
    dictionary.replaceKey("/Type", Object::newName("/XObject"));
    dictionary.replaceKey("/Subtype", Object::newName("/Image"));
    dictionary.replaceKey("/Width", Object::newInteger(picture.width_px));
    dictionary.replaceKey("/Height", Object::newInteger(picture.height_px));
    dictionary.replaceKey("/BitsPerComponent", Object::newInteger(bits));
    stream.replaceStreamData(
        std::make_shared<Buffer>(reinterpret_cast<unsigned char*>(rows.data()), rows.size()),
        Object::newName("/FlateDecode"), Object::newNull());
}

void put_picture(QPDF& book, Object image, PackedPicture& picture) {
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
void put_pictures(QPDF& book, Object form, PageGroups& groups) {
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

void add_groups(QPDF& book, QPDFPageObjectHelper page, PageGroups& groups, Layers& layers) {
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

void add_contents(QPDF& book, const std::deque<Leaf::Finished>& pages) {
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
        entry.replaceKey("/Title", Object::newUnicodeString(text::storable(pages[i].outline)));
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

class ToString : public Pipeline {
  public:
    explicit ToString(std::string& bytes) : Pipeline("PDF", nullptr), m_bytes(bytes) {}
    void write(const unsigned char* data, std::size_t length) override {
        m_bytes.append(reinterpret_cast<const char*>(data), length);
    }
    void finish() override {}

  private:
    std::string& m_bytes;
};

void write(QPDF& book, std::string& bytes) {
    ToString to_bytes(bytes);
    QPDFWriter writer(book);
    writer.setOutputPipeline(&to_bytes);
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setMinimumPDFVersion("1.7");  // of measures on the earth
    writer.setDeterministicID(true);
    writer.write();
}

template <typename Work>
void told(Work work) {
    try {
        work();
    } catch (const QPDFExc& failure) {
        throw error(said("The pages could not be bound to one PDF: {0}", {failure.what()}));
    }
}

}  // namespace

struct PdfBook::Parts {
    Parts() : layers(book_with_no_page()) {}

    QPDF& book_with_no_page() {
        book.emptyPDF();
        return book;
    }

    // The book reads the pages' streams when it is written.
    std::deque<Leaf::Finished> pages;
    std::vector<std::unique_ptr<QPDF>> sources;
    std::size_t bytes = 0;
    QPDF book;
    Layers layers;
};

PdfBook::PdfBook() : m_parts(std::make_unique<Parts>()) {}
PdfBook::~PdfBook() = default;

void PdfBook::add(Leaf::Finished page) {
    told([&] {
        Leaf::Finished& kept = m_parts->pages.emplace_back(std::move(page));
        QPDF& source = *m_parts->sources.emplace_back(std::make_unique<QPDF>());
        source.processMemoryFile("page", kept.bytes.data(), kept.bytes.size());
        QPDFPageDocumentHelper sheets(m_parts->book);
        sheets.addPage(QPDFPageDocumentHelper(source).getAllPages().front(), false);
        add_groups(m_parts->book, m_parts->book.getAllPages().back(), kept.groups, m_parts->layers);
        m_parts->bytes += kept.bytes.size();
        for (const PageGroup& group : kept.groups) {
            m_parts->bytes +=
                group.picture ? group.picture->colours.size() + group.picture->cover.size() : 0;
        }
    });
}

std::string PdfBook::finish(const std::string& title) {
    std::string bytes;
    told([&] {
        QPDF& book = m_parts->book;
        m_parts->layers.add_to_catalogue();
        add_contents(book, m_parts->pages);
        Object info = Object::newDictionary();
        info.replaceKey("/Title", Object::newUnicodeString(title));
        info.replaceKey("/Creator", Object::newString("Zamin"));
        book.getTrailer().replaceKey("/Info", book.makeIndirectObject(info));
        constexpr std::size_t further_bytes = 1 << 20;  // of what is put in
        bytes.reserve(m_parts->bytes + further_bytes);
        write(book, bytes);
    });
    return bytes;
}

}  // namespace zamin::print
