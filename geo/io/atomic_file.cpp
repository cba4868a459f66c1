#include "io/atomic_file.hpp"

#include <cerrno>
#include <chrono>
#include <random>
#include <string_view>
#include <system_error>

#include "core/told_error.hpp"
#include "io/sync_file.hpp"

namespace zamin::io {

namespace fs = std::filesystem;

namespace {

std::string reason_of(int code) {
    return std::generic_category().message(code);
}

ToldError<Error> not_written(const fs::path& target, std::string_view reason) {
    return error(said("{0}: cannot be written: {1}", {target.string(), std::string(reason)}));
}

void check_target(const fs::path& target) {
    std::error_code ignored;
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    if (!fs::exists(folder, ignored)) {
        throw not_written(target,
                          fmt::format("there is no folder {}; create it first", folder.string()));
    }
    if (!fs::is_directory(folder, ignored)) {
        throw not_written(target, fmt::format("{} is not a folder", folder.string()));
    }
    if (fs::is_directory(target, ignored)) {
        throw not_written(target, "it is a folder; name a file");
    }
    if (fs::exists(target, ignored) && !fs::is_regular_file(target, ignored)) {
        throw not_written(target, "it is not an ordinary file");
    }
}

std::string begin_of_temporaries(const fs::path& target) {
    return fmt::format(".{}.part-", target.stem().string());
}

fs::path temporary_beside(const fs::path& target) {
    std::random_device random;
    return target.parent_path() / fmt::format("{}{:08x}{}", begin_of_temporaries(target), random(),
                                              target.extension().string());
}

// Files of the folder of `file` whose names begin so, and for which `goes` holds.
template <typename Goes>
void remove_beside(const fs::path& file, const std::string& begin, Goes goes) {
    std::error_code ignored;
    const fs::path folder = file.has_parent_path() ? file.parent_path() : ".";
    for (fs::directory_iterator entry(folder, ignored), end; entry != end;
         entry.increment(ignored)) {
        if (entry->path().filename().string().starts_with(begin) && goes(*entry)) {
            fs::remove(entry->path(), ignored);
        }
    }
}

// A name that temporary_beside gives, a driver's own ending behind it or not.
bool is_temporary(std::string_view name, std::size_t begin) {
    constexpr std::size_t digits = 8;
    const std::string_view number = name.substr(begin, digits);
    return number.size() == digits &&
           number.find_first_not_of("0123456789abcdef") == std::string_view::npos &&
           (name.size() == begin + digits || name[begin + digits] == '.');
}

// What a power cut left of an earlier writing. A writing that is under way touches its file all
// the time.
void remove_leftovers(const fs::path& target) {
    const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(24);
    const std::string begin = begin_of_temporaries(target);
    remove_beside(target, begin, [&](const fs::directory_entry& entry) {
        if (!is_temporary(entry.path().filename().string(), begin.size())) {
            return false;
        }
        std::error_code failure;
        const auto written = entry.last_write_time(failure);
        return !failure && written < long_ago && entry.is_regular_file(failure);
    });
}

}  // namespace

AtomicFile::AtomicFile(const fs::path& target) : m_target(target) {
    std::error_code ignored;
    if (fs::is_symlink(target, ignored)) {
        m_target = fs::weakly_canonical(target);
    }
    check_target(m_target);
    m_temporary = temporary_beside(m_target);
    // An attempt now says more than a driver's failure later.
    std::FILE* probe = std::fopen(m_temporary.string().c_str(), "wbx");
    if (!probe) {
        throw not_written(m_target, reason_of(errno));
    }
    std::fclose(probe);
    fs::remove(m_temporary, ignored);
}

AtomicFile::~AtomicFile() {
    m_file.reset();
    if (m_committed) {
        return;
    }
    remove_beside(m_temporary, m_temporary.filename().string(),
                  [](const fs::directory_entry&) { return true; });
}

void AtomicFile::append(std::string_view bytes) {
    if (!m_file) {
        m_file.reset(std::fopen(m_temporary.string().c_str(), "wb"));
        if (!m_file) {
            throw not_written(m_target, reason_of(errno));
        }
    }
    if (std::fwrite(bytes.data(), 1, bytes.size(), m_file.get()) != bytes.size()) {
        throw not_written(m_target, reason_of(errno));
    }
}

void AtomicFile::commit() {
    if (m_file && std::fclose(m_file.release()) != 0) {
        throw not_written(m_target, reason_of(errno));
    }
    std::error_code failure;
    if (const fs::file_status old = fs::status(m_target, failure); fs::exists(old)) {
        fs::permissions(m_temporary, old.permissions(), failure);
    }
    failure = sync_file(m_temporary);
    if (!failure) {
        fs::rename(m_temporary, m_target, failure);
    }
    if (failure) {
        throw not_written(m_target, failure.message());
    }
    m_committed = true;
    remove_leftovers(m_target);
}

void write_file(const fs::path& target, std::string_view bytes) {
    AtomicFile file(target);
    file.append(bytes);
    file.commit();
}

}  // namespace zamin::io
