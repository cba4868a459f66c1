#include "io/sync_file.hpp"

#if defined(__unix__) || defined(__APPLE__)
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#endif

#include <utility>

namespace zamin::io {

std::error_code sync_file(const std::filesystem::path& path) {
#if defined(__unix__) || defined(__APPLE__)
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return {errno, std::generic_category()};
    }
    // Some file systems (network shares, pipes) know no fsync and say EINVAL.
    const int code = ::fsync(file) == 0 || errno == EINVAL ? 0 : errno;
    ::close(file);
    return {code, std::generic_category()};
#else
    (void)path;
    return {};
#endif
}

#if defined(__unix__) || defined(__APPLE__)
namespace {

// False where the file was removed by the one who held it before, after it was opened here.
bool still_there(int file, const std::filesystem::path& path) {
    struct stat opened {};
    struct stat named {};
    return ::fstat(file, &opened) == 0 && ::stat(path.c_str(), &named) == 0 &&
           opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

}  // namespace

HeldFile::HeldFile(std::filesystem::path path) : m_path(std::move(path)) {
    constexpr int attempts = 5;
    constexpr mode_t everybody = 0666;
    for (int i = 0; i < attempts && m_file < 0 && !m_elsewhere; ++i) {
        const int file = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, everybody);
        if (file < 0) {
            return;
        }
        const bool held = ::flock(file, LOCK_EX | LOCK_NB) == 0;
        m_elsewhere = !held && errno == EWOULDBLOCK;
        if (held && still_there(file, m_path)) {
            m_file = file;
        } else {
            ::close(file);
        }
    }
}

HeldFile::~HeldFile() {
    if (m_file >= 0) {
        ::unlink(m_path.c_str());
        ::close(m_file);
    }
}
#else
HeldFile::HeldFile(std::filesystem::path path) : m_path(std::move(path)) {}
HeldFile::~HeldFile() = default;
#endif

}  // namespace zamin::io
