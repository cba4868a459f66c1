// Progress of a long operation, and the way to cancel it. One object is shared by the thread that
// works and the thread that shows it; every member function may be called from any thread.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace zamin {

class Progress {
  public:
    // Called from the working thread at each new step and at each whole per cent.
    using Listener = std::function<void(double fraction, const std::string& step)>;

    Progress() = default;
    explicit Progress(Listener listener) : m_listener(std::move(listener)) {}

    // Begins a step ("reading plots") whose fraction starts at 0.
    void step(std::string_view name);
    // Sets the done part of the current step, 0..1; throws Cancelled if asked to stop.
    void set(double fraction);
    // Throws Cancelled if asked to stop.
    void check() const;

    void cancel() { m_cancelled = true; }
    bool cancelled() const { return m_cancelled; }
    double fraction() const { return m_fraction; }
    std::string step_name() const;

  private:
    std::atomic<bool> m_cancelled{false};
    std::atomic<double> m_fraction{0.0};
    mutable std::mutex m_mutex;
    std::string m_step;
    Listener m_listener;
};

}  // namespace zamin
