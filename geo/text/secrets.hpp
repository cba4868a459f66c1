// Keeping secrets of connection strings out of messages and files.
#pragma once

#include <string>
#include <string_view>

namespace zamin::text {

// With the value of every "password=" (PG:, MySQL:; "pwd=" and "passwd=" too) and of
// "user:secret@host" in an address put as ***. Other text stays as it is.
std::string without_secrets(std::string_view text);

// The same with the secrets left out, so that it still can be connected with where the password
// comes from elsewhere (a password file).
std::string stripped_of_secrets(std::string_view text);

}  // namespace zamin::text
