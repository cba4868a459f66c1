// Text as bytes of an old encoding, and which encoding it probably is.
#pragma once

#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zamin::text {

// Bytes of one encoding to UTF-8.
class Decoder {
  public:
    // "CP1251", "windows-1251", "1251", "KOI8-T", "PTCP154", "UTF-8": any name that iconv knows.
    // Throws UsageError for another.
    explicit Decoder(std::string_view encoding);
    ~Decoder();
    Decoder(Decoder&&) noexcept;
    Decoder& operator=(Decoder&&) noexcept;

    const std::string& encoding() const { return m_encoding; }
    // Bytes that mean nothing in the encoding become U+FFFD; `lost` counts them. Safe to call from
    // several threads for encodings of one byte a character and for UTF-8.
    std::string decode(std::string_view bytes, std::size_t& lost) const;

  private:
    struct Converter;
    std::string m_encoding;
    std::array<std::string, 256> m_characters;  // of a single byte; empty = means nothing
    std::unique_ptr<Converter> m_converter;     // encodings of several bytes a character
    bool m_is_utf8 = false;
};

// Samples as one encoding gives them.
struct Reading {
    std::string encoding;
    std::vector<std::string> texts;  // as many as there were samples
    std::size_t lost = 0;            // bytes that mean nothing in it
    double score = 0.0;              // 0 rubbish to 1; running Cyrillic text has 0.6 to 0.8
    std::size_t pairs = 0;           // of letters that were judged for it
};

struct EncodingGuess {
    // Best first, without those that give the same texts as a better one; at most three.
    std::vector<Reading> readings;
    // The first leaves no doubt: nothing is lost, it reads like Russian or Tajik (or is UTF-8, or
    // what the file declares and reads like words), and the next is far behind.
    bool clear = false;
};

// Tries UTF-8, CP1251, CP866, KOI8-T, PTCP154, CP1252 and what the file declares (empty = nothing).
// `samples` are raw values, of which only those with bytes beyond ASCII count; none = no readings.
EncodingGuess guess_encoding(std::span<const std::string> samples, std::string_view declared);

// "CP1251: Восе, Кулоб | KOI8-T: бНЯЕ, йСКНА": the readings with some samples each.
std::string readings_text(const EncodingGuess& guess);

}  // namespace zamin::text
