// One connection to a PostgreSQL server.
//
// Values reach the server as parameters and names through quoted_name, never as part of a
// statement's text. While the server works, the user's cancelling is looked for ten times a second
// and told to the server.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/progress.hpp"

namespace zamin::database {

// A value as text; none = null.
using Value = std::optional<std::string>;
using Values = std::vector<Value>;
using Rows = std::vector<Values>;

// What the server refused, in a sentence that names the database.
class ServerError : public Error {
  public:
    ServerError(const std::string& sentence, std::string state)
        : Error(sentence), m_state(std::move(state)) {}
    // The five characters of PostgreSQL's appendix A ("42501"); empty where the connection failed.
    const std::string& state() const { return m_state; }

  private:
    std::string m_state;
};

enum class Rights { read, write };

class Connection {
  public:
    // "PG:..." as a source names it, or an address "postgresql://...". With Rights::read the server
    // lets nothing be written. A lock is waited for ten seconds. Throws io::NetworkRefused where
    // its host was not allowed, UsageError for words that are not a connection's, ServerError.
    Connection(const std::string& source, Rights rights);
    ~Connection();
    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;

    // One statement with its parameters $1, $2 ... Throws ServerError, Cancelled.
    Rows query(const std::string& statement, const Values& parameters, Progress& progress);
    // A name in quotation marks, for the text of a statement.
    std::string quoted_name(const std::string& name) const;
    // The source without its secrets, for messages.
    const std::string& name() const { return m_name; }

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
    std::string m_name;
};

// All or nothing: rolled back unless it was committed.
class Transaction {
  public:
    Transaction(Connection& connection, Progress& progress);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

  private:
    Connection& m_connection;
    Progress& m_progress;
    bool m_open = true;
};

// "libpq 15.8", as found at run time.
std::string library_version();

}  // namespace zamin::database
