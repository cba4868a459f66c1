#include "text/mo_file.hpp"

#include <algorithm>

#include "core/error.hpp"

namespace zamin::text {

namespace {

constexpr std::uint32_t magic = 0x950412DE;
constexpr std::uint32_t magic_swapped = 0xDE120495;
constexpr std::size_t header_bytes = 28;
constexpr std::size_t entry_bytes = 8;  // length, offset

class MoBytes {
  public:
    explicit MoBytes(std::string_view bytes) : m_bytes(bytes) {
        if (bytes.size() < header_bytes) {
            throw error("the message catalogue is cut: it has {} bytes only", bytes.size());
        }
        const std::uint32_t first = word(0);
        if (first != magic && first != magic_swapped) {
            throw Error("this is no message catalogue: its first bytes are not those of one");
        }
        m_swapped = first == magic_swapped;
    }

    std::uint32_t word(std::size_t at) const {
        if (at + 4 > m_bytes.size()) {
            throw error("the message catalogue is cut at byte {}", m_bytes.size());
        }
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const std::size_t k = m_swapped ? i : 3 - i;
            value = (value << 8U) | static_cast<unsigned char>(m_bytes[at + k]);
        }
        return value;
    }

    // The string of the length and offset stored at `at`, which a NUL ends.
    std::string_view text(std::size_t at) const {
        const std::size_t length = word(at);
        const std::size_t begin = word(at + 4);
        if (begin >= m_bytes.size() || length >= m_bytes.size() - begin ||
            m_bytes[begin + length] != '\0') {
            throw error("the message catalogue is cut at byte {}", m_bytes.size());
        }
        return m_bytes.substr(begin, length);
    }

  private:
    std::string_view m_bytes;
    bool m_swapped = false;
};

}  // namespace

std::vector<Message> read_mo(std::string_view bytes) {
    const MoBytes file(bytes);
    const std::size_t count = file.word(8);
    const std::size_t keys = file.word(12);
    const std::size_t translations = file.word(16);
    if (count > bytes.size() / (2 * entry_bytes)) {
        throw error("the message catalogue is cut: {} messages do not fit into {} bytes", count,
                    bytes.size());
    }
    std::vector<Message> messages;
    messages.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        messages.push_back(
            {file.text(keys + i * entry_bytes), file.text(translations + i * entry_bytes)});
    }
    const bool sorted =
        std::is_sorted(messages.begin(), messages.end(),
                       [](const Message& a, const Message& b) { return a.key < b.key; });
    if (!sorted) {
        throw Error("the message catalogue's messages are not in order");
    }
    return messages;
}

}  // namespace zamin::text
