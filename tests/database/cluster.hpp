// A PostgreSQL server of the test's own, from the packages of the machine: in a temporary folder,
// on a socket there and on a port of 127.0.0.1. It is started by the first test that needs it and
// ends with the program, however that ends. Over the socket everybody is trusted, over the port a
// password is asked for.
#pragma once

#include <string>
#include <vector>

namespace zamin::test {

using Row = std::vector<std::string>;  // "" = null

// A database of a test's own with PostGIS; dropped at its end.
class Database {
  public:
    enum class With { postgis, nothing };
    explicit Database(With with = With::postgis);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    // False, and a line that says so, where there is no PostgreSQL or no PostGIS.
    static bool possible();

    const std::string& name() const { return m_name; }
    // "PG:..." over the socket, as the owner of everything unless another user is named.
    std::string source(const std::string& user = "land") const;
    // The same over the port; nobody gets in without the password.
    std::string source_by_port(const std::string& user) const;
    std::string port() const;

    // As the owner. Fails the test with the server's message.
    std::vector<Row> sql(const std::string& statements) const;
    // What the server was asked since the last call, a line a statement.
    std::string log() const;

  private:
    std::string m_name;
    mutable std::size_t m_log_read = 0;
};

}  // namespace zamin::test
