#include "io/query_canceller.hpp"

#include <fmt/format.h>

#include <chrono>

#include "io/open.hpp"

namespace zamin::io {

namespace {

// A number that a statement gives; 0 where it gives none.
GIntBig number_from(GDALDataset& dataset, const std::string& statement) {
    OGRLayer* const answer = dataset.ExecuteSQL(statement.c_str(), nullptr, nullptr);
    if (!answer) {
        return 0;
    }
    GIntBig number = 0;
    if (const Feature row{answer->GetNextFeature()}; row && row->GetFieldCount() > 0) {
        number = row->GetFieldAsInteger64(0);
    }
    dataset.ReleaseResultSet(answer);
    return number;
}

}  // namespace

QueryCanceller::QueryCanceller(GDALDataset& dataset, const std::string& connection,
                               const Progress& progress) {
    if (!EQUAL(dataset.GetDriverName(), "PostgreSQL")) {
        return;
    }
    const GIntBig process = number_from(dataset, "SELECT pg_backend_pid()");
    m_watch = std::thread(
        [this, connection, process, &progress] { watch(connection, process, progress); });
}

QueryCanceller::~QueryCanceller() {
    {
        const std::lock_guard lock(m_mutex);
        m_over = true;
    }
    m_ended.notify_all();
    if (m_watch.joinable()) {
        m_watch.join();
    }
}

void QueryCanceller::watch(const std::string& connection, GIntBig server_process,
                           const Progress& progress) {
    constexpr auto pause = std::chrono::milliseconds(100);
    std::unique_lock lock(m_mutex);
    while (!m_over && !progress.cancelled()) {
        m_ended.wait_for(lock, pause);
    }
    if (m_over) {
        return;
    }
    lock.unlock();
    const GdalMessages quiet;
    if (const Dataset second = open_vector(connection)) {
        number_from(*second, fmt::format("SELECT pg_cancel_backend({})::int", server_process));
    }
}

}  // namespace zamin::io
