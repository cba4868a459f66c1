#include "siting/run_control.hpp"

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

}  // namespace zamin::siting
