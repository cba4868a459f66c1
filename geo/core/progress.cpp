#include "core/progress.hpp"

#include <cmath>

#include "core/error.hpp"

namespace zamin {

void Progress::step(std::string_view name) {
    check();
    {
        const std::lock_guard lock(m_mutex);
        m_step = name;
    }
    m_fraction = 0.0;
    if (m_listener) {
        m_listener(0.0, step_name());
    }
}

void Progress::set(double fraction) {
    check();
    const double before = m_fraction.exchange(fraction);
    if (m_listener && std::floor(before * 100.0) != std::floor(fraction * 100.0)) {
        m_listener(fraction, step_name());
    }
}

void Progress::check() const {
    if (m_cancelled) {
        throw Cancelled();
    }
}

std::string Progress::step_name() const {
    const std::lock_guard lock(m_mutex);
    return m_step;
}

}  // namespace zamin
