// What a database server's refusal means, in a sentence.
#pragma once

#include <string>
#include <string_view>

namespace zamin::io {

// "PG:..." and the addresses that PostgreSQL's library understands.
bool is_postgresql(std::string_view source);

// The server's or the library's message on one line, with what to do about it where that is known:
// no server, wrong password, a lost connection, a lock, a missing right, no PostGIS.
std::string database_reason(std::string_view message);

// The statements that every connection of ours begins with: nothing is written by accident, and a
// lock is not waited for without an end.
inline constexpr const char* reading_statements =
    "SET default_transaction_read_only = on; SET lock_timeout = '10s'";

}  // namespace zamin::io
