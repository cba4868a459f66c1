// Keeps what is not saved of one project: its journal, and the project for this window alone.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "io/sync_file.hpp"
#include "project/journal.hpp"

namespace zamin::viewer {

class WorkKeeper {
  public:
    // Takes hold of a project: `.land.toml.lock` beside it.
    explicit WorkKeeper(std::filesystem::path project_file);

    // Another window has the project open: nothing is kept, and it is not to be saved over.
    bool open_elsewhere() const { return m_lock.held_elsewhere(); }
    // Records of an earlier start, until they are taken back or dropped.
    const std::vector<std::string>& left() const { return m_left; }

    // Puts a record on the disk; not before what was left has its answer. Throws Error naming the
    // journal where it cannot be kept; nothing is tried again then until the work is saved.
    void keep(std::string_view record);
    // The records of the earlier start are this window's work, or nobody's.
    void take_back_left();
    void drop_left();
    // Everything is in the project but `records`.
    void saved(const std::vector<std::string>& records);
    // Nothing is kept that would have to be offered.
    bool empty() const { return m_records.empty() && m_left.empty(); }
    const std::vector<std::string>& records() const { return m_records; }

    // Whether the project's file is another than at the start or the last save.
    bool changed_on_disk() const;

  private:
    void begin(std::vector<std::string> records);
    std::string file_sum() const;

    std::filesystem::path m_project;
    io::HeldFile m_lock;
    std::string m_sum;  // of the project's file as it was read or saved
    std::vector<std::string> m_left;
    std::vector<std::string> m_records;  // in the journal
    std::unique_ptr<project::Journal> m_journal;
    bool m_gave_up = false;
};

}  // namespace zamin::viewer
