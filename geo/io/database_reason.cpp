#include "io/database_reason.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace zamin::io {

namespace {

// Messages of several lines as one, without the words that only say that it is a message.
std::string on_one_line(std::string_view message) {
    std::string line;
    for (std::size_t at = 0; at < message.size();) {
        const std::size_t end = std::min(message.find('\n', at), message.size());
        std::string_view part = message.substr(at, end - at);
        at = end + 1;
        while (!part.empty() && (part.front() == '\t' || part.front() == ' ')) {
            part.remove_prefix(1);
        }
        while (!part.empty() && (part.back() == ' ' || part.back() == '\r')) {
            part.remove_suffix(1);
        }
        if (!part.empty() && line.find(part) == std::string::npos) {
            line += (line.empty() ? "" : "; ") + std::string(part);
        }
    }
    return line;
}

}  // namespace

bool is_postgresql(std::string_view source) {
    constexpr std::array<std::string_view, 4> beginnings{"PG:", "pg:", "postgresql://",
                                                         "postgres://"};
    return std::ranges::any_of(beginnings, [&](auto word) { return source.starts_with(word); });
}

std::string database_reason(std::string_view message) {
    constexpr std::array<std::pair<std::string_view, const char*>, 14> advice{{
        {"password authentication failed",
         "give the right password in a password file (PGPASSFILE, ~/.pgpass) or a service file"},
        {"no password supplied",
         "give the password in a password file (PGPASSFILE, ~/.pgpass) or a service file"},
        {"Connection refused", "check that the server is running and that its address is right"},
        {"No such file or directory",
         "check that the server is running and that its address is right"},
        {"could not translate host name", "check the server's name and the network"},
        {"timeout expired", "check the server's address and the network"},
        {"definition of service", "check the service file (PGSERVICEFILE, ~/.pg_service.conf)"},
        {"terminating connection", "the connection was lost; run it again"},
        {"server closed the connection", "the connection was lost; run it again"},
        {"no connection to the server", "the connection was lost; run it again"},
        {"lock timeout", "somebody else keeps the table locked; run it again later"},
        {"statement timeout", "the server's own limit of time was reached"},
        {"permission denied",
         "ask the database's owner for the right: GRANT SELECT for reading, and USAGE of the "
         "schema"},
        {"type \"geometry\" does not exist",
         "the database lacks PostGIS: ask its owner for CREATE EXTENSION postgis"},
    }};
    std::string line = on_one_line(message);
    for (const auto& [words, what_to_do] : advice) {
        if (message.find(words) != std::string_view::npos) {
            return line + "; " + what_to_do;
        }
    }
    return line;
}

}  // namespace zamin::io
