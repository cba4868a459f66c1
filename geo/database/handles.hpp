// RAII aliases of libpq's objects; for .cpp files of geo/database only.
#pragma once

#include <libpq-fe.h>

#include <memory>

namespace zamin::database {

struct LinkDeleter {
    void operator()(PGconn* p) const { PQfinish(p); }
};
struct AnswerDeleter {
    void operator()(PGresult* p) const { PQclear(p); }
};
struct CancelDeleter {
    void operator()(PGcancel* p) const { PQfreeCancel(p); }
};
struct WordsDeleter {
    void operator()(PQconninfoOption* p) const { PQconninfoFree(p); }
};
struct TextDeleter {
    void operator()(char* p) const { PQfreemem(p); }
};
using Link = std::unique_ptr<PGconn, LinkDeleter>;
using Answer = std::unique_ptr<PGresult, AnswerDeleter>;
using Cancel = std::unique_ptr<PGcancel, CancelDeleter>;
using ConnectionWords = std::unique_ptr<PQconninfoOption, WordsDeleter>;
using Text = std::unique_ptr<char, TextDeleter>;

}  // namespace zamin::database
