#include "io/pdf_georeference.hpp"

#include <cpl_conv.h>
#include <ogr_spatialref.h>

#include <charconv>
#include <cstdlib>
#include <map>
#include <memory>

#include "core/error.hpp"
#include "core/qpdf.hpp"
#include "io/atomic_file.hpp"
#include "io/checksum.hpp"

namespace zamin::io {

namespace {

using Object = QPDFObjectHandle;

Object numbers(const std::vector<double>& values, int decimals) {
    Object array = Object::newArray();
    for (const double value : values) {
        array.appendItem(Object::newReal(value, decimals));
    }
    return array;
}

// Latitude and longitude of the frame's corners, on the datum of its system.
std::vector<double> corners_of(const Box& b, const Transformation& to_degrees) {
    std::vector<double> result;
    for (const Coord corner : {Coord{b.min_x, b.max_y}, Coord{b.min_x, b.min_y},
                               Coord{b.max_x, b.min_y}, Coord{b.max_x, b.max_y}}) {
        const Coord p = to_degrees.apply(corner);
        result.insert(result.end(), {p.y, p.x});
    }
    return result;
}

// As readers of telephones and GIS expect it: ESRI's WKT, and the number where there is one.
Object system_of(const Crs& crs) {
    OGRSpatialReference system;
    system.importFromWkt(crs.wkt().c_str());
    const char* const options[] = {"FORMAT=WKT1_ESRI", nullptr};
    char* text = nullptr;
    const OGRErr failed = system.exportToWkt(&text, options);
    const std::string wkt = text == nullptr ? "" : text;
    CPLFree(text);
    if (failed != OGRERR_NONE) {
        throw error("{} cannot be described in a PDF", crs.label());
    }
    Object dictionary = Object::newDictionary();
    dictionary.replaceKey("/Type", Object::newName(crs.geographic() ? "/GEOGCS" : "/PROJCS"));
    dictionary.replaceKey("/WKT", Object::newString(wkt));
    const char* code = system.GetAuthorityCode(nullptr);
    if (code != nullptr && crs.code().starts_with("EPSG:")) {
        dictionary.replaceKey("/EPSG", Object::newInteger(std::atoi(code)));
    }
    return dictionary;
}

// The same for every map in it.
struct System {
    System(QPDF& book, const Crs& crs)
        : to_degrees(crs, geographic_base(crs)), words(book.makeIndirectObject(system_of(crs))) {}

    Transformation to_degrees;
    Object words;
};

// A viewport with its measure (ISO 32000-2, 12.10): unit coordinates of the frame's corners, and
// where they are on the earth.
Object viewport_of(QPDF& book, const PageGeoreference& page, const System& system) {
    const double pt = 72.0 / 25.4;
    Object measure = Object::newDictionary();
    measure.replaceKey("/Type", Object::newName("/Measure"));
    measure.replaceKey("/Subtype", Object::newName("/GEO"));
    const std::vector<double> unit{0, 1, 0, 0, 1, 0, 1, 1};
    measure.replaceKey("/Bounds", numbers(unit, 0));
    measure.replaceKey("/LPTS", numbers(unit, 0));
    measure.replaceKey("/GPTS", numbers(corners_of(page.box, system.to_degrees), 12));
    measure.replaceKey("/GCS", system.words);
    Object viewport = Object::newDictionary();
    viewport.replaceKey("/Type", Object::newName("/Viewport"));
    viewport.replaceKey("/Name", Object::newString("Map"));
    viewport.replaceKey(
        "/BBox",
        numbers({page.left_mm * pt, (page.page_height_mm - page.top_mm - page.height_mm) * pt,
                 (page.left_mm + page.width_mm) * pt, (page.page_height_mm - page.top_mm) * pt},
                9));
    viewport.replaceKey("/Measure", book.makeIndirectObject(measure));
    return viewport;
}

// Gives the pages their maps' places; the pages that were changed.
std::vector<Object> add_viewports(QPDF& book,
                                  const std::vector<std::vector<PageGeoreference>>& pages) {
    const std::vector<QPDFPageObjectHelper> sheets = QPDFPageDocumentHelper(book).getAllPages();
    std::map<std::string, System> systems;
    std::vector<Object> changed;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        Object viewports = Object::newArray();
        for (const PageGeoreference& map : pages[i]) {
            const System& system = systems.try_emplace(map.crs.wkt(), book, map.crs).first->second;
            viewports.appendItem(viewport_of(book, map, system));
        }
        if (!pages[i].empty()) {
            changed.push_back(QPDFPageObjectHelper(sheets.at(i)).getObjectHandle());
            changed.back().replaceKey("/VP", viewports);
        }
    }
    return changed;
}

// Where the last table of a PDF's objects begins, from its end: "startxref", the number, "%%EOF". A
// stream in its place, as of PDF 1.5, would have to be followed by another.
std::size_t place_of_table(std::string_view pdf) {
    constexpr std::string_view word = "startxref";
    const std::size_t at = pdf.rfind(word);
    std::size_t place = 0;
    const std::string_view rest =
        at == std::string_view::npos ? std::string_view() : pdf.substr(at + word.size());
    const std::size_t digits = rest.find_first_of("0123456789");
    if (digits != std::string_view::npos) {
        std::from_chars(rest.data() + digits, rest.data() + rest.size(), place);
    }
    if (place >= pdf.size() || !pdf.substr(place).starts_with("xref")) {
        throw error("its objects are not listed in a table");
    }
    return place;
}

// Objects behind the end of a PDF (ISO 32000-2, 7.5.6), in place of those of the same number: what
// is there need not be written anew.
class Update {
  public:
    explicit Update(std::size_t begin) : m_begin(begin) {}

    void add(Object object) {
        const int number = object.getObjectID();
        m_table += fmt::format("{} 1\n{:010} {:05} n \n", number, m_begin + m_text.size(),
                               object.getGeneration());
        m_text += fmt::format("{} {} obj\n{}\nendobj\n", number, object.getGeneration(),
                              object.unparseResolved());
    }

    std::string finish(QPDF& book, std::size_t objects, std::size_t table_before) {
        Object trailer = book.getTrailer().shallowCopy();
        trailer.replaceKey("/Size", Object::newInteger(static_cast<long long>(objects)));
        trailer.replaceKey("/Prev", Object::newInteger(static_cast<long long>(table_before)));
        if (Object id = trailer.getKey("/ID"); id.isArray() && id.getArrayNItems() == 2) {
            constexpr std::size_t id_bytes = 16;
            const std::string first = id.getArrayItem(0).getStringValue();
            Object both = Object::newArray();
            both.appendItem(Object::newString(first));
            both.appendItem(
                Object::newString(QUtil::hex_decode(sha256(first + m_text)).substr(0, id_bytes)));
            trailer.replaceKey("/ID", both);
        }
        return m_text + fmt::format("xref\n{}trailer {}\nstartxref\n{}\n%%EOF\n", m_table,
                                    trailer.unparse(), m_begin + m_text.size());
    }

  private:
    std::size_t m_begin;
    std::string m_text;
    std::string m_table;
};

// What has to stand behind a PDF, if anything.
std::string coordinates_for(std::string_view pdf,
                            const std::vector<std::vector<PageGeoreference>>& pages) {
    QPDF book;
    book.setSuppressWarnings(true);
    book.setAttemptRecovery(false);
    book.processMemoryFile("PDF", pdf.data(), pdf.size());
    const std::size_t before = book.getObjectCount();
    const std::vector<Object> changed = add_viewports(book, pages);
    if (changed.empty()) {
        return {};
    }
    Update update(pdf.size());
    for (const Object& page : changed) {
        update.add(page);
    }
    const std::size_t after = book.getObjectCount();
    for (std::size_t number = before + 1; number <= after; ++number) {
        update.add(book.getObjectByID(static_cast<int>(number), 0));
    }
    return update.finish(book, after + 1, place_of_table(pdf));
}

}  // namespace

void write_geo_pdf(const std::filesystem::path& path, std::string_view pdf,
                   const std::vector<std::vector<PageGeoreference>>& pages) {
    std::string coordinates;
    try {
        coordinates = coordinates_for(pdf, pages);
    } catch (const std::exception& failure) {
        throw error("{}: the pages cannot be given their coordinates: {}", path.string(),
                    failure.what());
    }
    AtomicFile file(path);
    file.append(pdf);
    file.append(coordinates);
    file.commit();
}

}  // namespace zamin::io
