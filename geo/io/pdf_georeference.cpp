#include "io/pdf_georeference.hpp"

#include <cpl_conv.h>
#include <ogr_spatialref.h>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <cstdlib>
#include <map>
#include <memory>

#include "core/error.hpp"
#include "io/atomic_file.hpp"

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

std::shared_ptr<Buffer> with_coordinates(std::string_view pdf,
                                         const std::vector<std::vector<PageGeoreference>>& pages) {
    QPDF book;
    book.setSuppressWarnings(true);
    book.setAttemptRecovery(false);
    book.processMemoryFile("PDF", pdf.data(), pdf.size());
    std::vector<QPDFPageObjectHelper> sheets = QPDFPageDocumentHelper(book).getAllPages();
    std::map<std::string, System> systems;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        Object viewports = Object::newArray();
        for (const PageGeoreference& map : pages[i]) {
            const System& system = systems.try_emplace(map.crs.wkt(), book, map.crs).first->second;
            viewports.appendItem(viewport_of(book, map, system));
        }
        if (!pages[i].empty()) {
            sheets.at(i).getObjectHandle().replaceKey("/VP", viewports);
        }
    }
    QPDFWriter writer(book);
    writer.setOutputMemory();
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.setMinimumPDFVersion("1.7");  // of measures on the earth
    writer.setDeterministicID(true);
    writer.write();
    return writer.getBufferSharedPointer();
}

}  // namespace

void write_geo_pdf(const std::filesystem::path& path, std::string_view pdf,
                   const std::vector<std::vector<PageGeoreference>>& pages) {
    std::shared_ptr<Buffer> bytes;
    try {
        bytes = with_coordinates(pdf, pages);
    } catch (const QPDFExc& failure) {
        throw error("{}: the pages cannot be given their coordinates: {}", path.string(),
                    failure.what());
    }
    write_file(path, {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()});
}

}  // namespace zamin::io
