// What may be fetched over a network. A file or a project can name an address, by itself or deep
// inside (a VRT in a zip, a description of tiles, a database): nothing is asked of a host before
// the user said yes to it. The yes holds for the process, as GDAL's drivers do, and for what the
// host itself passes on to others.
#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"

namespace zamin::io {

// A source needs a host that nobody said yes to; nothing was sent.
class NetworkRefused : public Error {
  public:
    NetworkRefused(std::string_view source, std::string host);
    // As host_of gives it.
    const std::string& host() const { return m_host; }

  private:
    std::string m_host;
};

// Whom reading this name asks: "tiles.example:8080" of an address, also inside /vsicurl/ and
// /vsizip/, "db.example" of "PG:host=db.example", "vsis3/bucket" of a cloud's store. Empty for
// files, for sockets and for databases of this machine that are named without a host.
std::string host_of(std::string_view name);

// Safe from any thread.
void allow_host(const std::string& host);
void allow_every_host();
bool host_allowed(const std::string& host);

}  // namespace zamin::io
