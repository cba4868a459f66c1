#include "io/sync_file.hpp"

#if defined(__unix__) || defined(__APPLE__)
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#endif

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

}  // namespace zamin::io
