#include "siting/run_control.hpp"

#include "core/error.hpp"

namespace zamin::siting {

void RunControl::note(double bound, double incumbent) {
    if (m_total) {
        bound = *m_total - bound;
        incumbent = *m_total - incumbent;
    }
    if (!m_trace.empty() && m_trace.back().bound == bound &&
        m_trace.back().incumbent == incumbent) {
        return;
    }
    m_trace.push_back({seconds(), bound, incumbent});
    if (m_options.on_trace) {
        m_options.on_trace(m_trace.back());
    }
}

void RunControl::show(double fraction) const {
    try {
        m_progress.set(fraction);
    } catch (const Cancelled&) {
        return;  // stop() says so
    }
}

}  // namespace zamin::siting
