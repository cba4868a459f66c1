// Time, cancelling and the trace of one solver run.
#pragma once

#include <chrono>
#include <optional>

#include "siting/siting.hpp"

namespace zamin::siting {

class RunControl {
  public:
    RunControl(const SitingOptions& options, Progress& progress)
        : m_options(options), m_progress(progress), m_start(Clock::now()) {}

    double seconds() const { return std::chrono::duration<double>(Clock::now() - m_start).count(); }
    // Time is up or the user cancelled: return the best so far.
    bool stop() const { return m_progress.cancelled() || seconds() >= m_options.time_limit_s; }
    // A bound and a plan's value, as people count them; points that say nothing new are left out.
    void note(double bound, double incumbent);
    // From now on notes say how much is left of `total` (max_cover, whose solver counts what is not
    // covered); none = notes are as they are.
    void count_down_from(std::optional<double> total) { m_total = total; }
    const std::vector<TracePoint>& trace() const { return m_trace; }
    const SitingOptions& options() const { return m_options; }
    Progress& progress() const { return m_progress; }
    // The done part, 0 to 1; unlike Progress::set it does not throw, so that the plan is kept.
    void show(double fraction) const;

  private:
    using Clock = std::chrono::steady_clock;
    const SitingOptions& m_options;
    Progress& m_progress;
    Clock::time_point m_start;
    std::optional<double> m_total;
    std::vector<TracePoint> m_trace;
};

}  // namespace zamin::siting
