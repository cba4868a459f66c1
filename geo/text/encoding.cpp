#include "text/encoding.hpp"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <cctype>
#include <cerrno>

#include "core/error.hpp"
#include "text/letter_pairs.hpp"
#include "text/utf8.hpp"
#include "text/width.hpp"

namespace zamin::text {

namespace {

constexpr std::string_view replacement_bytes = "\xEF\xBF\xBD";

// Upper case; names that iconv has under another one.
std::string iconv_name(std::string_view encoding) {
    std::string name(encoding);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    if (name == "PTCP154" || name == "CP154") {
        return "PT154";
    }
    const bool number = !name.empty() && std::all_of(name.begin(), name.end(),
                                                     [](char c) { return c >= '0' && c <= '9'; });
    if (number) {
        return "CP" + name;
    }
    return name == "UTF8" ? "UTF-8" : name;
}

}  // namespace

// iconv's handle, which keeps a state and therefore is not shared.
struct Decoder::Converter {
    explicit Converter(const std::string& name) : handle(iconv_open("UTF-8", name.c_str())) {}
    ~Converter() {
        if (good()) {
            iconv_close(handle);
        }
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    bool good() const { return handle != reinterpret_cast<iconv_t>(-1); }

    // Converts from the front of `bytes` as far as it goes and takes that off; errno says why it
    // stopped.
    std::string convert(std::string_view& bytes) const {
        std::string out(bytes.size() * 4 + 8, '\0');
        iconv(handle, nullptr, nullptr, nullptr, nullptr);
        char* from = const_cast<char*>(bytes.data());  // iconv's signature; it does not write
        std::size_t left = bytes.size();
        char* to = out.data();
        std::size_t room = out.size();
        errno = 0;
        iconv(handle, &from, &left, &to, &room);
        out.resize(out.size() - room);
        bytes.remove_prefix(bytes.size() - left);
        return out;
    }

    iconv_t handle;
};

Decoder::Decoder(std::string_view encoding) : m_encoding(iconv_name(encoding)) {
    auto converter = std::make_unique<Converter>(m_encoding);
    if (encoding.empty() || !converter->good()) {
        throw usage_error(
            "'{}' is not an encoding that this machine knows; for Tajik and Russian texts there "
            "are CP1251, CP866, KOI8-T, PTCP154 and UTF-8",
            encoding);
    }
    m_is_utf8 = m_encoding == "UTF-8";
    if (m_encoding == "PT154") {
        m_encoding = "PTCP154";
    }
    bool one_byte_each = true;
    for (std::size_t i = 0; i < m_characters.size(); ++i) {
        const char byte = static_cast<char>(i);
        std::string_view rest(&byte, 1);
        m_characters[i] = converter->convert(rest);
        one_byte_each = one_byte_each && errno != EINVAL;
    }
    if (!one_byte_each && !m_is_utf8) {
        m_converter = std::move(converter);
    }
}

Decoder::~Decoder() = default;
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;

std::string Decoder::decode(std::string_view bytes, std::size_t& lost) const {
    if (m_is_utf8) {
        const std::u32string points = code_points(bytes);
        std::string text = utf8(points);
        lost +=
            is_utf8(bytes)
                ? 0
                : static_cast<std::size_t>(std::count(points.begin(), points.end(), replacement));
        return text;
    }
    std::string text;
    if (!m_converter) {
        for (const char byte : bytes) {
            const std::string& character = m_characters[static_cast<unsigned char>(byte)];
            text +=
                byte == 0 || !character.empty() ? std::string_view(character) : replacement_bytes;
            lost += byte != 0 && character.empty() ? 1 : 0;
        }
        return text;
    }
    while (!bytes.empty()) {
        text += m_converter->convert(bytes);
        if (!bytes.empty()) {
            text += replacement_bytes;
            ++lost;
            bytes.remove_prefix(1);
        }
    }
    return text;
}

namespace {

constexpr double convincing = 0.5;         // of Cyrillic text
constexpr double words_of_declared = 0.3;  // of any text, where the file says so
// The next reading lies far behind when it is 2^15 times less likely: a score of 1 stands for ten
// bits a pair.
constexpr double bits_per_pair = 10.0;
constexpr double telling_bits = 15.0;
constexpr double telling_bits_of_declared = 4.0;
constexpr std::size_t shown_readings = 3;

Reading read_as(std::string_view encoding, const std::vector<std::string>& samples) {
    const Decoder decoder(encoding);
    Reading reading;
    reading.encoding = decoder.encoding();
    std::string all;
    for (const std::string& sample : samples) {
        reading.texts.push_back(decoder.decode(sample, reading.lost));
        all += reading.texts.back() + "\n";
    }
    const LetterPairs pairs = judge_letter_pairs(all);
    reading.score = pairs.score;
    reading.pairs = pairs.count;
    return reading;
}

std::vector<std::string> candidates(std::string_view declared) {
    std::vector<std::string> names{"UTF-8", "CP1251", "CP866", "KOI8-T", "PTCP154", "CP1252"};
    if (!declared.empty() &&
        std::find(names.begin(), names.end(), iconv_name(declared)) == names.end()) {
        names.insert(names.begin() + 1, std::string(declared));
    }
    return names;
}

bool better(const Reading& a, const Reading& b) {
    if ((a.lost == 0) != (b.lost == 0)) {
        return a.lost == 0;
    }
    return a.score > b.score;
}

bool is_clear(const std::vector<Reading>& readings, std::string_view declared) {
    const Reading& best = readings.front();
    if (best.lost > 0) {
        return false;
    }
    if (best.encoding == "UTF-8") {
        return true;  // other encodings hardly ever happen to be UTF-8
    }
    const bool is_declared = !declared.empty() && best.encoding == iconv_name(declared);
    const bool far =
        readings.size() == 1 || readings[1].lost > 0 ||
        (best.score - readings[1].score) * static_cast<double>(best.pairs) * bits_per_pair >=
            (is_declared ? telling_bits_of_declared : telling_bits);
    return far && best.score >= (is_declared ? words_of_declared : convincing);
}

}  // namespace

EncodingGuess guess_encoding(std::span<const std::string> samples, std::string_view declared) {
    std::vector<std::string> telling;
    std::copy_if(samples.begin(), samples.end(), std::back_inserter(telling),
                 [](const std::string& sample) { return !is_ascii(sample); });
    EncodingGuess guess;
    if (telling.empty()) {
        return guess;
    }
    std::vector<Reading> readings;
    for (const std::string& name : candidates(declared)) {
        readings.push_back(read_as(name, telling));
        if (name == "UTF-8" && readings.back().lost == 0) {
            readings.back().score = 1.0;
        }
    }
    std::stable_sort(readings.begin(), readings.end(), better);
    for (Reading& reading : readings) {
        const bool new_texts =
            std::none_of(guess.readings.begin(), guess.readings.end(),
                         [&](const Reading& other) { return other.texts == reading.texts; });
        if (new_texts && guess.readings.size() < shown_readings) {
            guess.readings.push_back(std::move(reading));
        }
    }
    guess.clear = is_clear(guess.readings, declared);
    return guess;
}

std::string readings_text(const EncodingGuess& guess) {
    constexpr std::size_t shown_samples = 3;
    constexpr std::size_t longest = 24;
    std::string out;
    for (const Reading& reading : guess.readings) {
        out += fmt::format("{}{}:", out.empty() ? "" : " | ", reading.encoding);
        for (std::size_t i = 0; i < std::min(shown_samples, reading.texts.size()); ++i) {
            out += fmt::format("{} {}", i == 0 ? "" : ",", shortened(reading.texts[i], longest));
        }
    }
    return out;
}

}  // namespace zamin::text
