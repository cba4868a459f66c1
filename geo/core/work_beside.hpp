// Pieces of work done beside the caller, one after another, in their order: while one is in work
// the caller makes ready the next.
#pragma once

#include <functional>
#include <future>

#include "core/progress.hpp"

namespace zamin {

class WorkBeside {
  public:
    using Work = std::function<void(Progress& unseen)>;

    WorkBeside() = default;
    WorkBeside(const WorkBeside&) = delete;
    WorkBeside& operator=(const WorkBeside&) = delete;
    // Where the caller failed: tells the work to stop, and waits for it.
    ~WorkBeside() { m_progress.cancel(); }

    // Waits for the work before, and throws what it threw.
    void start(Work work) {
        finish();
        m_in_work =
            std::async(std::launch::async, [this, work = std::move(work)] { work(m_progress); });
    }
    void finish() {
        if (m_in_work.valid()) {
            m_in_work.get();
        }
    }

  private:
    Progress m_progress;          // the caller's own is what is shown
    std::future<void> m_in_work;  // the last member: waited for before the others go
};

}  // namespace zamin
