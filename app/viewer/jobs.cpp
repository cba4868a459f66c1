#include "viewer/jobs.hpp"

#include <algorithm>
#include <new>

#include "core/told_error.hpp"

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace zamin::viewer {

namespace {
constexpr std::chrono::milliseconds long_work{500};
}  // namespace

Jobs::Jobs(std::function<void()> wake) : m_wake(std::move(wake)) {}

Jobs::~Jobs() {
    for (const auto& job : m_jobs) {
        job->progress.cancel();
    }
    for (const auto& job : m_jobs) {
        job->thread.join();
    }
}

JobId Jobs::start(Sentence title, Work work, bool kept_when_cancelled) {
    const auto wake = m_wake;
    auto job = std::make_unique<Job>();
    job->id = m_next_id++;
    job->title = std::move(title);
    job->kept_when_cancelled = kept_when_cancelled;
    Job& running = *job;
    m_jobs.push_back(std::move(job));
    running.thread = std::thread([&running, work = std::move(work), wake] {
        run(running, work);
        running.done = true;
        if (wake) {
            wake();
        }
    });
    return running.id;
}

void Jobs::run(Job& job, const Work& work) {
    const auto began = std::chrono::steady_clock::now();
    try {
        job.finish = work(job.progress);
    } catch (...) {
        job.failure = std::current_exception();
    }
#ifdef __GLIBC__
    // Every thread's share of memory keeps what long work freed, hundreds of MB after some hours.
    if (std::chrono::steady_clock::now() - began > long_work) {
        malloc_trim(0);
    }
#endif
}

void Jobs::cancel(JobId id) {
    for (const auto& job : m_jobs) {
        if (job->id == id) {
            job->progress.cancel();
        }
    }
}

bool Jobs::running(JobId id) const {
    return std::any_of(m_jobs.begin(), m_jobs.end(),
                       [id](const auto& job) { return job->id == id; });
}

std::vector<JobStatus> Jobs::status() const {
    const auto now = std::chrono::steady_clock::now();
    std::vector<JobStatus> result;
    for (const auto& job : m_jobs) {
        const double fraction = job->progress.fraction();
        const std::chrono::duration<double> elapsed = now - job->step_started;
        result.push_back({job->id, job->title, job->progress.step_name(), fraction,
                          job->progress.cancelled(), time_left_s(fraction, elapsed.count())});
    }
    return result;
}

std::vector<JobError> Jobs::poll() {
    for (auto& job : m_jobs) {
        if (std::string step = job->progress.step_name(); step != job->step) {
            job->step = std::move(step);
            job->step_started = std::chrono::steady_clock::now();
        }
    }
    // A result may start new jobs, so finished ones are taken out first.
    std::vector<std::unique_ptr<Job>> finished;
    for (auto& job : m_jobs) {
        if (job->done) {
            finished.push_back(std::move(job));
        }
    }
    std::erase(m_jobs, nullptr);
    std::vector<JobError> errors;
    for (const auto& job : finished) {
        job->thread.join();
        const bool wanted = job->kept_when_cancelled || !job->progress.cancelled();
        if (!job->failure && wanted && job->finish) {
            try {
                job->finish();
            } catch (...) {
                job->failure = std::current_exception();
            }
        }
        Sentence message = sentence(job->failure);
        if (!message.empty()) {
            errors.push_back({job->title, std::move(message)});
        }
    }
    return errors;
}

std::optional<double> time_left_s(double fraction, double elapsed_s) {
    constexpr double least_fraction = 0.05;
    constexpr double least_s = 1.0;
    if (fraction < least_fraction || elapsed_s < least_s) {
        return std::nullopt;
    }
    return elapsed_s * (1.0 - std::min(fraction, 1.0)) / fraction;
}

Sentence sentence(const std::exception_ptr& failure) {
    if (!failure) {
        return {};
    }
    try {
        std::rethrow_exception(failure);
    } catch (const Cancelled&) {
        return {};
    } catch (const std::bad_alloc&) {
        return said(
            "There is not enough memory for this; close other programs or open a smaller layer.");
    } catch (const std::exception& e) {
        const auto* told = dynamic_cast<const Told*>(&e);
        return told == nullptr ? as_it_is(e.what()) : told->sentence();
    } catch (...) {
        return said("An unknown failure ended the work.");
    }
}

}  // namespace zamin::viewer
