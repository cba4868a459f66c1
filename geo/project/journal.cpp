#include "project/journal.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

#include "core/error.hpp"
#include "io/atomic_file.hpp"
#include "io/checksum.hpp"
#include "io/sync_file.hpp"

namespace zamin::project {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view head = "zamin journal 1\n";
constexpr std::size_t sum_length = 16;

std::string sum_of(std::string_view before, std::string_view text) {
    return io::sha256(fmt::format("{} {}", before, text)).substr(0, sum_length);
}

std::string line_of(std::string_view sum, std::string_view text) {
    return fmt::format("{} {} {}\n", sum, text.size(), text);
}

// Takes the next record off `rest`; none where it is broken or nothing is left.
std::optional<std::string> next_record(std::string_view& rest, std::string& sum) {
    if (rest.size() < sum_length + 1 || rest[sum_length] != ' ') {
        return std::nullopt;
    }
    const std::string_view said = rest.substr(0, sum_length);
    const char* const begin = rest.data() + sum_length + 1;
    const char* const end = rest.data() + rest.size();
    std::size_t length = 0;
    const auto [stop, failure] = std::from_chars(begin, end, length);
    if (failure != std::errc() || stop == end || *stop != ' ') {
        return std::nullopt;
    }
    const auto left = static_cast<std::size_t>(end - stop) - 1;
    if (length >= left || stop[1 + length] != '\n') {
        return std::nullopt;
    }
    std::string text(stop + 1, length);
    const std::string right = sum_of(sum, text);
    if (right != said) {
        return std::nullopt;
    }
    sum = right;
    rest = rest.substr(static_cast<std::size_t>(stop - rest.data()) + 1 + length + 1);
    return text;
}

Error not_kept(const fs::path& file, const std::string& reason) {
    return error("{}: changes cannot be kept there against a power cut: {}", file.string(), reason);
}

}  // namespace

fs::path journal_beside(const fs::path& project_file) {
    fs::path file = project_file;
    file += ".journal";
    return file;
}

std::vector<std::string> read_journal(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(in), {}};
    std::vector<std::string> records;
    std::string_view rest = content;
    if (!rest.starts_with(head)) {
        return records;
    }
    rest.remove_prefix(head.size());
    std::string sum;
    while (auto record = next_record(rest, sum)) {
        records.push_back(std::move(*record));
    }
    return records;
}

Journal::Journal(fs::path file, std::span<const std::string> records) : m_file(std::move(file)) {
    std::string content(head);
    for (const std::string& record : records) {
        m_sum = sum_of(m_sum, record);
        content += line_of(m_sum, record);
    }
    io::write_file(m_file, content);
    m_size = content.size();
}

void Journal::append(std::string_view text) {
    const std::string sum = sum_of(m_sum, text);
    const std::string line = line_of(sum, text);
    std::error_code failure;
    if (fs::file_size(m_file, failure) != m_size || failure) {
        throw not_kept(m_file, "another program has changed or removed it");
    }
    std::FILE* const out = std::fopen(m_file.string().c_str(), "ab");
    bool written = out != nullptr && std::fwrite(line.data(), 1, line.size(), out) == line.size();
    int reason = errno;
    if (out != nullptr && std::fclose(out) != 0) {
        written = false;
        reason = errno;
    }
    failure = written ? io::sync_file(m_file) : std::error_code(reason, std::generic_category());
    if (failure) {
        std::error_code ignored;
        fs::resize_file(m_file, m_size, ignored);
        throw not_kept(m_file, failure.message());
    }
    m_sum = sum;
    m_size += line.size();
}

}  // namespace zamin::project
