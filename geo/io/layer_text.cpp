#include "io/layer_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/error.hpp"
#include "core/msgid.hpp"
#include "io/repeats.hpp"
#include "text/utf8.hpp"
#include "text/width.hpp"

namespace zamin::io {

namespace {

constexpr std::size_t most_samples = 200;
constexpr int most_rows = 20000;  // looked through for samples

// GDAL hands out their bytes as they are in the file.
bool may_hold_any_encoding(GDALDataset& dataset, OGRLayer& layer) {
    const std::string driver = dataset.GetDriverName();
    if (driver == "MapInfo File") {
        return layer.TestCapability(OLCStringsAsUTF8) == FALSE;
    }
    // Copies keep what is known of their files.
    return driver == "ESRI Shapefile" || driver == "CSV" || driver == "OGR_VRT" ||
           layer.GetMetadata("SHAPEFILE") || dataset.GetMetadataItem(texts_as_in_file);
}

void add_if_telling(const char* text, std::set<std::string>& samples) {
    if (!text::is_ascii(text) && samples.size() < most_samples) {
        samples.insert(text);
    }
}

// Different names and values with bytes beyond ASCII.
std::vector<std::string> telling_samples(OGRLayer& layer) {
    std::set<std::string> samples;
    std::vector<int> text_fields;
    OGRFeatureDefn* definition = layer.GetLayerDefn();
    for (int i = 0; i < definition->GetFieldCount(); ++i) {
        add_if_telling(definition->GetFieldDefn(i)->GetNameRef(), samples);
        if (definition->GetFieldDefn(i)->GetType() == OFTString) {
            text_fields.push_back(i);
        }
    }
    const GdalMessages quiet;
    layer.ResetReading();
    for (int row = 0; row < most_rows && !text_fields.empty(); ++row) {
        const Feature feature(layer.GetNextFeature());
        if (!feature || samples.size() == most_samples) {
            break;
        }
        for (const int field : text_fields) {
            add_if_telling(feature->GetFieldAsString(field), samples);
        }
    }
    layer.ResetReading();
    return {samples.begin(), samples.end()};
}

std::string metadata(OGRLayer& layer, const char* key) {
    const char* value = layer.GetMetadataItem(key, "SHAPEFILE");
    return value ? value : "";
}

// What the file says of itself. Of the language bytes of DBF only that of Windows Cyrillic (0xC9)
// is to be trusted: the others are what programs write without looking.
struct Declared {
    std::string encoding;
    bool trusted = false;
};

Declared declared_by(OGRLayer& layer) {
    if (const std::string page = metadata(layer, "ENCODING_FROM_CPG"); !page.empty()) {
        return {page, true};
    }
    return {metadata(layer, "ENCODING_FROM_LDID"), metadata(layer, "LDID_VALUE") == "201"};
}

bool reads_without_loss(const std::vector<std::string>& samples, const std::string& encoding) {
    try {
        const text::Decoder decoder(encoding);
        std::size_t lost = 0;
        for (const std::string& sample : samples) {
            decoder.decode(sample, lost);
        }
        return lost == 0;
    } catch (const UsageError&) {  // a name of the file's that means nothing here
        return false;
    }
}

bool is_known(const std::string& encoding) {
    return !encoding.empty() && reads_without_loss({}, encoding);
}

Problem layer_note(const std::string& source, const std::string& layer, const char* word) {
    Problem note;
    note.source = source;
    note.layer = layer;
    note.problem = word;
    note.severity = Severity::note;
    return note;
}

}  // namespace

LayerText::LayerText(GDALDataset& dataset, OGRLayer& layer, const ReadOptions& options) {
    if (!options.letters.empty()) {
        m_letters = std::make_shared<const text::LegacyLetters>(options.letters);
    }
    if (!options.encoding.empty()) {
        m_decoder = std::make_shared<const text::Decoder>(options.encoding);
        m_info.asked = true;
    }
    if (!may_hold_any_encoding(dataset, layer)) {
        m_decoder.reset();
        return;
    }
    const std::vector<std::string> samples = telling_samples(layer);
    const Declared declared = declared_by(layer);
    m_info.declared = declared.encoding;
    if (samples.empty()) {
        return;
    }
    const bool declared_is_known = is_known(declared.encoding);
    m_info.guess =
        text::guess_encoding(samples, declared_is_known ? declared.encoding : std::string());
    if (m_info.asked) {
        m_info.encoding = m_decoder->encoding();
        return;
    }
    if (declared.trusted && declared_is_known && reads_without_loss(samples, declared.encoding)) {
        m_info.encoding = declared.encoding;
    } else {
        m_info.guessed = true;
        m_info.encoding = m_info.guess.readings.front().encoding;
    }
    if (m_info.encoding != "UTF-8") {
        m_decoder = std::make_shared<const text::Decoder>(m_info.encoding);
    }
}

bool LayerText::as_it_is(std::string_view bytes) const {
    return (!m_letters && !m_decoder && text::is_utf8(bytes)) || text::is_ascii(bytes);
}

std::string LayerText::operator()(std::string_view bytes, std::size_t& lost) const {
    if (as_it_is(bytes)) {
        return std::string(bytes);
    }
    std::string result;
    if (m_decoder) {
        result = m_decoder->decode(bytes, lost);
    } else {
        result = text::valid_utf8(bytes);
        lost += result == bytes ? 0 : 1;
    }
    return m_letters ? m_letters->convert(result) : result;
}

std::string LayerText::operator()(std::string_view bytes) const {
    std::size_t ignored = 0;
    return (*this)(bytes, ignored);
}

std::vector<Problem> LayerText::notes(const std::string& source, const std::string& layer) const {
    std::vector<Problem> notes;
    if (m_info.guessed && m_info.encoding != "UTF-8") {
        Problem note = layer_note(
            source, layer,
            m_info.guess.clear ? msgid("encoding guessed") : msgid("encoding uncertain"));
        note.severity = m_info.guess.clear ? Severity::note : Severity::warning;
        const std::string readings = text::readings_text(m_info.guess);
        note.detail =
            m_info.declared.empty()
                ? said(
                      "the file does not say in which encoding its texts are; they can be read "
                      "as {0}",
                      {readings})
                : said("the file says {0}, which is often wrong; its texts can be read as {1}",
                       {m_info.declared, readings});
        note.action = said("read as {0}; name another with --encoding", {m_info.encoding});
        notes.push_back(std::move(note));
    }
    if (m_info.asked && !m_decoder) {
        Problem note = layer_note(source, layer, msgid("encoding not used"));
        note.detail = said("an encoding was named, but texts of this format are UTF-8");
        note.action = said("read as UTF-8");
        notes.push_back(std::move(note));
    }
    if (m_letters) {
        Problem note = layer_note(source, layer, msgid("font letters converted"));
        note.detail =
            said("as asked, letters of the legacy font table '{0}' were taken for Tajik ones",
                 {m_letters->name()});
        note.action = said("texts of all columns converted");
        notes.push_back(std::move(note));
    }
    return notes;
}

Sentence lost_bytes_detail(const std::string& column, const LayerText& text,
                           const std::string& value) {
    constexpr std::size_t longest = 40;
    return said("column '{0}' holds bytes that mean nothing in {1}: {2}",
                {column, text.info().encoding.empty() ? "UTF-8" : text.info().encoding,
                 text::shortened(value, longest)});
}

}  // namespace zamin::io
