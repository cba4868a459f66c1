#include "database/ask_zones.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <iterator>
#include <mutex>
#include <thread>

namespace zamin::database {

namespace {

constexpr std::size_t most_connections = 4;

class Asking {
  public:
    Asking(const std::string& source, const CoverageQuery& query, const SentZones& sent,
           std::span<const Shapes> shapes, bool with_land, Progress& progress)
        : m_source(source),
          m_query(query),
          m_sent(sent),
          m_shapes(shapes),
          m_with_land(with_land),
          m_progress(progress),
          m_left(sent.zones.size() + 1),
          m_answers(sent.zones.size() + 1) {}

    std::vector<ZoneAnswer> run() {
        m_progress.step("clipping plots to districts");
        std::vector<std::thread> workers;
        for (std::size_t i = 0; i < std::min(most_connections, m_answers.size()); ++i) {
            workers.emplace_back([this] { work(); });
        }
        for (std::thread& worker : workers) {
            worker.join();
        }
        if (m_failure) {
            std::rethrow_exception(m_failure);
        }
        return std::move(m_answers);
    }

  private:
    void work() {
        try {
            Connection connection = connect_for_coverage(m_source, m_progress);
            // The outside, which takes longest, comes first.
            for (std::size_t left = m_left; left > 0;) {
                if (!m_left.compare_exchange_weak(left, left - 1)) {
                    continue;
                }
                ask(left - 1, connection);
                m_progress.set(static_cast<double>(++m_done) /
                               static_cast<double>(m_answers.size()));
                left = m_left;
            }
        } catch (...) {
            const std::lock_guard lock(m_mutex);
            m_left = 0;
            if (!m_failure) {
                m_failure = std::current_exception();
            }
        }
    }

    void ask(std::size_t zone, Connection& connection) {
        const bool outside = zone == m_sent.zones.size();
        const Values parameters = outside ? m_query.parameters(m_sent.all, m_sent.zones)
                                          : m_query.parameters(m_sent.zones[zone]);
        ZoneAnswer& answer = m_answers[zone];
        for (const Shapes shapes : m_shapes) {
            std::ranges::move(
                connection.query(m_query.pieces(outside, shapes), parameters, m_progress),
                std::back_inserter(answer.pieces));
        }
        if (m_with_land) {
            answer.land_of_crops =
                connection.query(m_query.land(outside, true), parameters, m_progress);
            answer.land = connection.query(m_query.land(outside, false), parameters, m_progress);
        }
    }

    const std::string& m_source;
    const CoverageQuery& m_query;
    const SentZones& m_sent;
    std::span<const Shapes> m_shapes;
    bool m_with_land;
    Progress& m_progress;
    std::atomic<std::size_t> m_left;  // zones that nobody has asked for
    std::atomic<std::size_t> m_done{0};
    std::vector<ZoneAnswer> m_answers;
    std::mutex m_mutex;
    std::exception_ptr m_failure;
};

}  // namespace

Connection connect_for_coverage(const std::string& source, Progress& progress) {
    Connection connection(source, Rights::read);
    // Of a table that is partitioned over servers, each sums its own part.
    connection.query("SET enable_partitionwise_aggregate = on", {}, progress);
    return connection;
}

std::vector<ZoneAnswer> ask_zones(const std::string& source, const CoverageQuery& query,
                                  const SentZones& sent, std::span<const Shapes> shapes,
                                  bool with_land, Progress& progress) {
    return Asking(source, query, sent, shapes, with_land, progress).run();
}

}  // namespace zamin::database
