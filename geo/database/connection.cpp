#include "database/connection.hpp"

#if defined(_WIN32)
#include <winsock2.h>
#else
#include <poll.h>
#endif

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "database/handles.hpp"
#include "io/database_reason.hpp"
#include "io/network.hpp"
#include "text/secrets.hpp"

namespace zamin::database {

namespace {

// Waits a tenth of a second at most for words of the server.
void wait_a_little(PGconn* link) {
    constexpr int pause_ms = 100;
#if defined(_WIN32)
    WSAPOLLFD server{static_cast<SOCKET>(PQsocket(link)), POLLIN, 0};
    WSAPoll(&server, 1, pause_ms);
#else
    pollfd server{PQsocket(link), POLLIN, 0};
    poll(&server, 1, pause_ms);
#endif
}

// "PG:" and the words that only GDAL understands taken away.
std::string words_for_libpq(std::string_view source) {
    if (source.starts_with("PG:") || source.starts_with("pg:")) {
        source.remove_prefix(3);
    }
    std::string words(source);
    for (const std::string_view word : {"schemas", "tables", "active_schema"}) {
        const std::size_t at = words.find(std::string(word) + "=");
        if (at == std::string::npos || (at > 0 && words[at - 1] != ' ')) {
            continue;
        }
        const std::size_t value = at + word.size() + 1;
        const bool marked = value < words.size() && words[value] == '\'';
        const std::size_t end = marked ? words.find('\'', value + 1) : words.find(' ', value);
        words.erase(at, end == std::string::npos ? end : end + (marked ? 1 : 0) - at);
    }
    return words;
}

struct Setting {
    std::string key;
    std::string value;
};

std::vector<Setting> settings_from(const std::string& source, const std::string& name) {
    char* complaint = nullptr;
    const ConnectionWords parsed(PQconninfoParse(words_for_libpq(source).c_str(), &complaint));
    const Text reason(complaint);
    if (!parsed) {
        throw usage_error("{}: not a connection to a database: {}", name,
                          io::database_reason(reason ? reason.get() : "not enough memory"));
    }
    std::vector<Setting> settings;
    for (const PQconninfoOption* option = parsed.get(); option->keyword; ++option) {
        if (option->val) {
            settings.push_back({option->keyword, option->val});
        }
    }
    const auto unless_said = [&](const char* key, const char* value) {
        if (std::ranges::none_of(settings, [&](const Setting& s) { return s.key == key; })) {
            settings.push_back({key, value});
        }
    };
    unless_said("connect_timeout", "10");
    unless_said("application_name", "zamin");
    unless_said("client_encoding", "UTF8");
    return settings;
}

Link connect(const std::vector<Setting>& settings) {
    std::vector<const char*> keys;
    std::vector<const char*> values;
    for (const Setting& setting : settings) {
        keys.push_back(setting.key.c_str());
        values.push_back(setting.value.c_str());
    }
    keys.push_back(nullptr);
    values.push_back(nullptr);
    return Link(PQconnectdbParams(keys.data(), values.data(), 0));
}

// The server's words, with its detail.
std::string words_of(const PGresult* answer, PGconn* link) {
    const char* said = answer ? PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
    if (!said) {
        return PQerrorMessage(link);
    }
    const char* detail = PQresultErrorField(answer, PG_DIAG_MESSAGE_DETAIL);
    return detail ? std::string(said) + "\n" + detail : std::string(said);
}

Rows rows_of(const PGresult* answer) {
    Rows rows(static_cast<std::size_t>(PQntuples(answer)));
    for (int row = 0; row < PQntuples(answer); ++row) {
        Values& values = rows[static_cast<std::size_t>(row)];
        for (int column = 0; column < PQnfields(answer); ++column) {
            const bool null = PQgetisnull(answer, row, column) != 0;
            values.push_back(null ? Value()
                                  : Value(std::string(PQgetvalue(answer, row, column),
                                                      static_cast<std::size_t>(
                                                          PQgetlength(answer, row, column)))));
        }
    }
    return rows;
}

}  // namespace

struct Connection::Impl {
    Link link;

    // Tells the server to stop; what it answers is not waited for here.
    void stop() const {
        std::array<char, 256> reason{};
        const Cancel cancel(PQgetCancel(link.get()));
        PQcancel(cancel.get(), reason.data(), static_cast<int>(reason.size()));
    }

    // The statement's last answer.
    Answer wait(Progress& progress) const {
        Answer last;
        bool told = false;
        while (true) {
            while (PQisBusy(link.get()) != 0) {
                if (progress.cancelled() && !std::exchange(told, true)) {
                    stop();
                }
                wait_a_little(link.get());
                if (PQconsumeInput(link.get()) == 0) {
                    return Answer();
                }
            }
            Answer next(PQgetResult(link.get()));
            if (!next) {
                return last;
            }
            last = std::move(next);
        }
    }
};

Connection::Connection(const std::string& source, Rights rights)
    : m_impl(std::make_unique<Impl>()), m_name(text::without_secrets(source)) {
    if (const std::string host = io::host_of(source); !io::host_allowed(host)) {
        throw io::NetworkRefused(m_name, host);
    }
    m_impl->link = connect(settings_from(source, m_name));
    if (PQstatus(m_impl->link.get()) != CONNECTION_OK) {
        throw ServerError(
            fmt::format("{}: {}", m_name, io::database_reason(PQerrorMessage(m_impl->link.get()))),
            "");
    }
    PQsetNoticeProcessor(
        m_impl->link.get(), [](void*, const char*) {}, nullptr);
    Progress progress;
    query("SET lock_timeout = '10s'", {}, progress);
    if (rights == Rights::read) {
        query("SET default_transaction_read_only = on", {}, progress);
    }
}

Connection::~Connection() = default;
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;

Rows Connection::query(const std::string& statement, const Values& parameters, Progress& progress) {
    progress.check();
    std::vector<const char*> values;
    for (const Value& parameter : parameters) {
        values.push_back(parameter ? parameter->c_str() : nullptr);
    }
    PGconn* const link = m_impl->link.get();
    const bool sent = PQsendQueryParams(link, statement.c_str(), static_cast<int>(values.size()),
                                        nullptr, values.data(), nullptr, nullptr, 0) != 0;
    const Answer answer = sent ? m_impl->wait(progress) : Answer();
    progress.check();
    const ExecStatusType status = PQresultStatus(answer.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
        const char* state = PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE);
        throw ServerError(
            fmt::format("{}: {}", m_name, io::database_reason(words_of(answer.get(), link))),
            state ? state : "");
    }
    return rows_of(answer.get());
}

std::string Connection::quoted_name(const std::string& name) const {
    const Text quoted(PQescapeIdentifier(m_impl->link.get(), name.c_str(), name.size()));
    if (!quoted) {
        throw usage_error("{}: '{}' cannot be a name: {}", m_name, name,
                          io::database_reason(PQerrorMessage(m_impl->link.get())));
    }
    return quoted.get();
}

std::string library_version() {
    constexpr int major = 10'000;
    return fmt::format("libpq {}.{}", PQlibVersion() / major, PQlibVersion() % major);
}

Transaction::Transaction(Connection& connection, Progress& progress)
    : m_connection(connection), m_progress(progress) {
    m_connection.query("BEGIN", {}, m_progress);
}

Transaction::~Transaction() {
    if (m_open) {
        try {
            Progress undisturbed;
            m_connection.query("ROLLBACK", {}, undisturbed);
        } catch (const Error&) {
            // A connection that is lost is rolled back by the server.
        }
    }
}

void Transaction::commit() {
    m_connection.query("COMMIT", {}, m_progress);
    m_open = false;
}

}  // namespace zamin::database
