// Work that takes longer than a frame, on threads of its own. The window starts a job, shows its
// progress, may cancel it, and gets its result on its own thread in poll().
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/progress.hpp"
#include "core/sentence.hpp"

namespace zamin::viewer {

using JobId = std::uint64_t;

struct JobStatus {
    JobId id = 0;
    Sentence title;  // "Reading plots.gpkg"
    std::string step;
    double fraction = 0.0;
    bool cancelling = false;
    std::optional<double> left_s;  // of the step; none while too little is done
};

// What went wrong in a job, for a note.
struct JobError {
    Sentence title;
    Sentence message;
};

class Jobs {
  public:
    // Puts a job's result in place; runs on the window's thread.
    using Finish = std::function<void()>;
    // Runs on the job's thread and must not touch what the window uses; it checks `progress` for
    // cancellation.
    using Work = std::function<Finish(Progress& progress)>;

    // `wake` is called from the jobs' threads when there is something new to show; it may be empty.
    explicit Jobs(std::function<void()> wake = {});
    // Cancels what runs and waits for it; results are dropped.
    ~Jobs();
    Jobs(const Jobs&) = delete;
    Jobs& operator=(const Jobs&) = delete;

    // With `kept_when_cancelled` what the work returned after it was cancelled is put in place too.
    JobId start(Sentence title, Work work, bool kept_when_cancelled = false);
    // Nothing happens if the job has ended.
    void cancel(JobId id);
    bool running(JobId id) const;
    bool idle() const { return m_jobs.empty(); }
    // In the order in which they were started.
    std::vector<JobStatus> status() const;
    // Puts the results of finished jobs in place, in the order of their start; returns the errors
    // of those that failed. A cancelled job is no error.
    std::vector<JobError> poll();

  private:
    struct Job {
        JobId id = 0;
        Sentence title;
        bool kept_when_cancelled = false;
        std::string step;  // as last seen by the window, and since when
        std::chrono::steady_clock::time_point step_started = std::chrono::steady_clock::now();
        Progress progress;
        std::atomic<bool> done{false};
        Finish finish;
        std::exception_ptr failure;
        std::thread thread;
    };
    static void run(Job& job, const Work& work);

    std::function<void()> m_wake;
    std::vector<std::unique_ptr<Job>> m_jobs;
    JobId m_next_id = 1;
};

// What is left of work that did `fraction` of its step in `elapsed_s`; none where little is done.
std::optional<double> time_left_s(double fraction, double elapsed_s);

// The sentence of an exception for a note; empty for Cancelled.
Sentence sentence(const std::exception_ptr& failure);

}  // namespace zamin::viewer
