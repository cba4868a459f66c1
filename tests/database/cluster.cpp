#include "cluster.hpp"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <memory>
#include <optional>
#include <thread>

#include "temporary_folder.hpp"

namespace zamin::test {

namespace {

namespace fs = std::filesystem;

struct FinishConnection {
    void operator()(PGconn* p) const { PQfinish(p); }
};
struct ClearResult {
    void operator()(PGresult* p) const { PQclear(p); }
};
using Link = std::unique_ptr<PGconn, FinishConnection>;
using Result = std::unique_ptr<PGresult, ClearResult>;

// Where Debian keeps initdb and postgres; empty where they are not installed.
fs::path programs() {
    fs::path found;
    std::error_code none;
    for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", none)) {
        if (fs::exists(version.path() / "bin/postgres") && version.path() / "bin" > found) {
            found = version.path() / "bin";
        }
    }
    return found;
}

int free_port() {
    const int listening = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    const bool bound = bind(listening, reinterpret_cast<sockaddr*>(&address), length) == 0 &&
                       getsockname(listening, reinterpret_cast<sockaddr*>(&address), &length) == 0;
    close(listening);
    return bound ? ntohs(address.sin_port) : 0;
}

// PostgreSQL refuses to run as root; none for another user, who runs it himself.
const passwd* server_user() {
    return geteuid() == 0 ? getpwnam("postgres") : nullptr;
}

pid_t start(const fs::path& log, const std::vector<std::string>& words) {
    const passwd* const user = server_user();
    const pid_t parent = getpid();
    const pid_t child = fork();
    if (child != 0) {
        return child;
    }
    const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    dup2(out, STDOUT_FILENO);
    dup2(out, STDERR_FILENO);
    if (user && (setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0)) {
        _exit(126);
    }
    prctl(PR_SET_PDEATHSIG, SIGQUIT);  // an immediate shutdown when the test is killed
    if (getppid() != parent || chdir("/") != 0) {
        _exit(126);
    }
    std::vector<std::string> copy = words;
    std::vector<char*> argv;
    for (std::string& word : copy) {
        argv.push_back(word.data());
    }
    argv.push_back(nullptr);
    execv(argv.front(), argv.data());
    _exit(127);
}

class Cluster {
  public:
    explicit Cluster(const fs::path& bin) : m_port(std::to_string(free_port())) {
        const passwd* const user = server_user();
        if (user && chown(m_folder.path().c_str(), user->pw_uid, user->pw_gid) != 0) {
            return;
        }
        const std::string data = (m_folder / "data").string();
        int status = 1;
        waitpid(start(m_folder / "initdb.log",
                      {(bin / "initdb").string(), "-D", data, "-A", "trust", "-U", "land",
                       "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"}),
                &status, 0);
        if (status != 0) {
            return;
        }
        write_text(m_folder / "data/pg_hba.conf",
                   "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
        m_server = start(log_file(), server_words((bin / "postgres").string(), data));
        m_ready = wait_for_answer() && make_template();
    }
    ~Cluster() {
        if (m_server > 0) {
            kill(m_server, SIGINT);  // a fast shutdown
            waitpid(m_server, nullptr, 0);
        }
    }
    Cluster(const Cluster&) = delete;
    Cluster& operator=(const Cluster&) = delete;

    bool ready() const { return m_ready; }
    std::string log_file() const { return (m_folder / "server.log").string(); }
    const std::string& port() const { return m_port; }
    std::string socket_words() const {
        return fmt::format("host={} port={}", m_folder.path().string(), m_port);
    }

    std::vector<Row> sql(const std::string& database, const std::string& statements,
                         std::string& failure) const {
        const Link link(
            PQconnectdb(fmt::format("{} user=land dbname={}", socket_words(), database).c_str()));
        PQsetNoticeProcessor(
            link.get(), [](void*, const char*) {}, nullptr);
        const Result result(PQexec(link.get(), statements.c_str()));
        failure = PQresultStatus(result.get()) == PGRES_COMMAND_OK ||
                          PQresultStatus(result.get()) == PGRES_TUPLES_OK
                      ? ""
                      : PQerrorMessage(link.get());
        std::vector<Row> rows;
        for (int row = 0; row < PQntuples(result.get()); ++row) {
            Row& values = rows.emplace_back();
            for (int column = 0; column < PQnfields(result.get()); ++column) {
                values.emplace_back(PQgetvalue(result.get(), row, column));
            }
        }
        return rows;
    }

  private:
    std::vector<std::string> server_words(const std::string& program, const std::string& data) {
        std::vector<std::string> words{program, "-D", data, "-p", m_port};
        for (const std::string& setting :
             {std::string("listen_addresses=127.0.0.1"),
              "unix_socket_directories=" + m_folder.path().string(), std::string("fsync=off"),
              std::string("full_page_writes=off"), std::string("shared_buffers=32MB"),
              std::string("autovacuum=off"), std::string("jit=off"),
              std::string("log_statement=all")}) {
            words.insert(words.end(), {"-c", setting});
        }
        return words;
    }

    bool wait_for_answer() const {
        const std::string words = socket_words() + " user=land dbname=postgres";
        for (int tries = 0; tries < 600; ++tries) {
            if (PQping(words.c_str()) == PQPING_OK) {
                return true;
            }
            if (waitpid(m_server, nullptr, WNOHANG) != 0) {
                return false;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        return false;
    }

    bool make_template() const {
        std::string failure;
        sql("postgres", "CREATE DATABASE with_postgis", failure);
        if (failure.empty()) {
            sql("with_postgis", "CREATE EXTENSION postgis; CREATE EXTENSION postgres_fdw", failure);
        }
        return failure.empty();
    }

    TemporaryFolder m_folder;
    std::string m_port;
    pid_t m_server = -1;
    bool m_ready = false;
};

const Cluster* cluster() {
    static const std::unique_ptr<const Cluster> of_program = [] {
        const fs::path bin = programs();
        return bin.empty() || (geteuid() == 0 && !server_user())
                   ? nullptr
                   : std::make_unique<const Cluster>(bin);
    }();
    return of_program && of_program->ready() ? of_program.get() : nullptr;
}

std::vector<Row> run(const std::string& database, const std::string& statements) {
    std::string failure;
    std::vector<Row> rows = cluster()->sql(database, statements, failure);
    INFO(statements);
    REQUIRE(failure == "");
    return rows;
}

}  // namespace

bool Database::possible() {
    if (!cluster()) {
        MESSAGE("skipped: PostgreSQL's server with PostGIS is not installed");
    }
    return cluster() != nullptr;
}

Database::Database(With with) {
    static int number = 0;
    m_name = fmt::format("land{}", ++number);
    run("postgres", fmt::format("CREATE DATABASE {} TEMPLATE {}", m_name,
                                with == With::postgis ? "with_postgis" : "template1"));
    (void)log();
}

Database::~Database() {
    std::string ignored;
    cluster()->sql("postgres", fmt::format("DROP DATABASE {} WITH (FORCE)", m_name), ignored);
}

std::string Database::source(const std::string& user) const {
    return fmt::format("PG:{} dbname={} user={}", cluster()->socket_words(), m_name, user);
}

std::string Database::source_by_port(const std::string& user) const {
    return fmt::format("PG:host=127.0.0.1 port={} dbname={} user={}", port(), m_name, user);
}

std::string Database::port() const {
    return cluster()->port();
}

std::vector<Row> Database::sql(const std::string& statements) const {
    return run(m_name, statements);
}

std::string Database::log() const {
    const std::string all = read_text(cluster()->log_file());
    const std::string now = all.substr(m_log_read);
    m_log_read = all.size();
    return now;
}

}  // namespace zamin::test
