// A file written beside its target and renamed over it: whatever happens, the target is the old
// file or the new one, whole.
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

namespace zamin::io {

class AtomicFile {
  public:
    // Picks a hidden temporary name in the target's folder, with the target's ending. A target that
    // is a symbolic link is followed. Throws Error naming the target and the reason: the folder
    // does not exist, cannot be written to, or the target is a folder or a device.
    explicit AtomicFile(const std::filesystem::path& target);
    // Without commit(), removes the temporary file and what drivers left beside it (-journal,
    // -wal, -shm).
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    // The file to be made, for writers that want a name; it does not exist yet.
    const std::filesystem::path& temporary() const { return m_temporary; }
    // For writers that have the bytes: adds them to the temporary file. Throws Error.
    void append(std::string_view bytes);
    // Flushes the temporary file to the disk and renames it over the target. Throws Error.
    void commit();

  private:
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::filesystem::path m_target;
    std::filesystem::path m_temporary;
    std::unique_ptr<std::FILE, Closer> m_file;
    bool m_committed = false;
};

// The whole of a small file at once.
void write_file(const std::filesystem::path& target, std::string_view bytes);

}  // namespace zamin::io
