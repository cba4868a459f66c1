// A journal: records that are on the disk as soon as they are written, and can be read after a
// crash or a power cut.
//
//   zamin journal 1
//   SUM LENGTH TEXT        # a line a record; LENGTH of TEXT in bytes, SUM the first 16 hex digits
//                          # of SHA-256 over the sum before (none at first), a space and TEXT
//
// Every sum hangs on the one before, so that a byte that is broken, missing or added ends what can
// be read: what is read is always the first so many of the records that were written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zamin::project {

// NAME.toml.journal, beside the project.
std::filesystem::path journal_beside(const std::filesystem::path& project_file);

// The records up to the first that is broken; none where there is no journal.
std::vector<std::string> read_journal(const std::filesystem::path& file);

class Journal {
  public:
    // Begins the file anew with these records, written beside and renamed. Throws Error naming the
    // file where it cannot be written.
    explicit Journal(std::filesystem::path file, std::span<const std::string> records = {});

    // On the disk when it returns. Throws Error naming the file and the reason; what was written
    // of the record is taken back then.
    void append(std::string_view text);
    const std::filesystem::path& file() const { return m_file; }

  private:
    std::filesystem::path m_file;
    std::string m_sum;  // of the last record
    std::uintmax_t m_size = 0;
};

}  // namespace zamin::project
