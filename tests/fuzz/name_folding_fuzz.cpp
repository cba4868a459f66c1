// Any bytes as a name: its key is stable, and it finds itself with certainty where it has letters.
#include <cstdlib>
#include <string>
#include <vector>

#include "text/encoding.hpp"
#include "text/place_key.hpp"
#include "text/place_match.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace zamin::text;
    const std::string name(reinterpret_cast<const char*>(data), size);
    const std::string folded = fold_word(name);
    const PlaceKey key = place_key(name);
    if (!is_utf8(folded) || fold_word(folded) != folded || !is_utf8(key.key) ||
        !(place_key(name) == key)) {
        std::abort();
    }
    PlaceNames place;
    place.names = {name};
    const auto found = match_names(place.names, {&place, 1});
    const bool itself = !found.front().empty() && found.front().front().certain;
    if (itself != !key.key.empty()) {
        std::abort();
    }
    for (const Reading& reading : guess_encoding(place.names, "CP866").readings) {
        for (const std::string& text : reading.texts) {
            if (!is_utf8(text)) {
                std::abort();
            }
        }
    }
    return 0;
}
