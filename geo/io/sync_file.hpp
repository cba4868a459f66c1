// What the C++ library does not offer about files.
#pragma once

#include <filesystem>
#include <system_error>

namespace zamin::io {

// Waits until the content of a file is on the disk. No error where the system has no such call.
std::error_code sync_file(const std::filesystem::path& path);

// A file that one program at a time can hold. It is let go and removed at the end of its life, and
// let go by the system however the program ends.
class HeldFile {
  public:
    // Makes the file where there is none.
    explicit HeldFile(std::filesystem::path path);
    ~HeldFile();
    HeldFile(const HeldFile&) = delete;
    HeldFile& operator=(const HeldFile&) = delete;

    // Another program holds it. False where that cannot be known: the folder cannot be written to,
    // or the system or the disk has no such thing.
    bool held_elsewhere() const { return m_elsewhere; }

  private:
    std::filesystem::path m_path;
    int m_file = -1;  // open and held
    bool m_elsewhere = false;
};

}  // namespace zamin::io
