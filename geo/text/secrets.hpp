// Keeping secrets of connection strings out of messages.
#pragma once

#include <string>
#include <string_view>

namespace zamin::text {

// With the value of every "password=" (PG:, MySQL:) and of "user:secret@host" in an address put as
// ***. Other text stays as it is.
std::string without_secrets(std::string_view text);

}  // namespace zamin::text
