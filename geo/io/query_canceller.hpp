// Stops what a database server is busy with for us when the user cancels: GDAL waits for the answer
// and does not look up. For .cpp files of geo/io only.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "core/progress.hpp"
#include "io/gdal_handles.hpp"

namespace zamin::io {

// While it lives, a cancelled `progress` ends the statement that the server runs for this dataset,
// by a second connection; GDAL then gives a failure. Does nothing for sources that are no database
// of PostgreSQL's.
class QueryCanceller {
  public:
    QueryCanceller(GDALDataset& dataset, const std::string& connection, const Progress& progress);
    ~QueryCanceller();
    QueryCanceller(const QueryCanceller&) = delete;
    QueryCanceller& operator=(const QueryCanceller&) = delete;

  private:
    void watch(const std::string& connection, GIntBig server_process, const Progress& progress);

    std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_over = false;
    std::thread m_watch;
};

}  // namespace zamin::io
