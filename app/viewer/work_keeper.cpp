#include "viewer/work_keeper.hpp"

#include <fstream>
#include <iterator>
#include <utility>

#include "core/error.hpp"
#include "io/checksum.hpp"
#include "project/lock.hpp"

namespace zamin::viewer {

namespace fs = std::filesystem;

WorkKeeper::WorkKeeper(fs::path project_file)
    : m_project(std::move(project_file)),
      m_lock(project::lock_beside(m_project)),
      m_sum(file_sum()) {
    if (!open_elsewhere()) {
        m_left = project::read_journal(project::journal_beside(m_project));
    }
}

void WorkKeeper::keep(std::string_view record) {
    if (open_elsewhere() || m_gave_up || !m_left.empty()) {
        return;
    }
    try {
        if (!m_journal) {
            m_journal = std::make_unique<project::Journal>(project::journal_beside(m_project));
        }
        m_journal->append(record);
        m_records.emplace_back(record);
    } catch (const Error&) {
        m_gave_up = true;
        throw;
    }
}

void WorkKeeper::take_back_left() {
    begin(std::exchange(m_left, {}));
}

void WorkKeeper::drop_left() {
    m_left.clear();
    begin({});
}

void WorkKeeper::saved(const std::vector<std::string>& records) {
    m_sum = file_sum();
    m_gave_up = false;
    m_left.clear();
    begin(records);
}

void WorkKeeper::begin(std::vector<std::string> records) {
    if (open_elsewhere()) {
        return;
    }
    m_journal.reset();
    m_records = std::move(records);
    const fs::path file = project::journal_beside(m_project);
    if (m_records.empty()) {
        std::error_code ignored;
        fs::remove(file, ignored);
    } else {
        m_journal = std::make_unique<project::Journal>(file, m_records);
    }
}

bool WorkKeeper::changed_on_disk() const {
    return file_sum() != m_sum;
}

// Empty where there is no file.
std::string WorkKeeper::file_sum() const {
    std::ifstream in(m_project, std::ios::binary);
    return in ? io::sha256(std::string{std::istreambuf_iterator<char>(in), {}}) : std::string();
}

}  // namespace zamin::viewer
