#include "io/network.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <mutex>
#include <optional>
#include <set>
#include <utility>

#include "text/secrets.hpp"

namespace zamin::io {

namespace {

std::string lower(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

// "https%3A%2F%2Fa" as "https://a"; what is no such code stays.
std::string percent_decoded(std::string_view text) {
    const auto digit = [](char c) { return std::string_view("0123456789abcdef").find(c); };
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) < 16 &&
            digit(text[i + 2]) < 16) {
            result += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        } else {
            result += text[i];
        }
    }
    return result;
}

// Of what follows "://": "user:secret@a.example:80/x" is "a.example:80".
std::string authority(std::string_view rest) {
    rest = rest.substr(0, rest.find_first_of("/?#"));
    const std::size_t user = rest.rfind('@');
    return std::string(user == std::string_view::npos ? rest : rest.substr(user + 1));
}

// Every value of a word in "host=a port = 5 hostaddr='b'", with commas between them.
std::string values_of(const std::string& words, const std::string& word) {
    std::string values;
    for (std::size_t at = words.find(word); at != std::string::npos;
         at = words.find(word, at + 1)) {
        std::size_t end = at + word.size();
        const bool begins = at == 0 || !std::isalnum(static_cast<unsigned char>(words[at - 1]));
        end = words.find_first_not_of(' ', end);
        if (!begins || end == std::string::npos || words[end] != '=') {
            continue;
        }
        end = words.find_first_not_of(" '\"", end + 1);
        if (end != std::string::npos) {
            const std::size_t stop = words.find_first_of(" ,;'\"&", end);
            values += (values.empty() ? "" : ",") + words.substr(end, stop - end);
        }
    }
    return values;
}

bool is_socket(const std::string& host) {
    return host.starts_with('/') || host.starts_with('@');
}

// None where the name is no database's.
std::optional<std::string> database_host(const std::string& name) {
    constexpr std::array prefixes{"pg:",   "postgresql:", "postgres:",  "mysql:", "mssql:",
                                  "odbc:", "mongodb:",    "mongodbv3:", "oci:"};
    const bool database = std::ranges::any_of(
        prefixes, [&](std::string_view prefix) { return name.starts_with(prefix); });
    if (!database) {
        return std::nullopt;
    }
    std::string hosts;
    for (const char* word : {"host", "hostaddr", "server", "service", "dsn", "driver"}) {
        const std::string value = values_of(name, word);
        if (!value.empty() && !is_socket(value)) {
            hosts += (hosts.empty() ? "" : ",") + value;
        }
    }
    if (const std::size_t scheme = name.find("://"); scheme != std::string::npos) {
        const std::string host = authority(std::string_view(name).substr(scheme + 3));
        hosts += hosts.empty() || host.empty() ? host : "," + host;
    }
    const bool own =
        name.starts_with("pg:") || name.starts_with("mysql:") || name.starts_with("postgres");
    return hosts.empty() && !own ? name.substr(0, name.find(':')) : hosts;
}

// "vsis3/bucket" of "/vsizip//vsis3/bucket/a.zip"; empty where there is none.
std::string cloud_store(const std::string& name) {
    constexpr std::array stores{"/vsis3",  "/vsigs",    "/vsiaz",   "/vsiadls",
                                "/vsioss", "/vsiswift", "/vsihdfs", "/vsiwebhdfs"};
    for (const std::string store : stores) {
        if (const std::size_t at = name.find(store); at != std::string::npos) {
            const std::size_t bucket = name.find('/', at + 1);
            const std::size_t end =
                bucket == std::string::npos ? bucket : name.find('/', bucket + 1);
            return name.substr(at + 1, end == std::string::npos ? end : end - at - 1);
        }
    }
    return {};
}

struct Consent {
    std::mutex mutex;
    std::set<std::string> hosts;
    bool every = false;
};

Consent& consent() {
    static Consent of_process;
    return of_process;
}

}  // namespace

NetworkRefused::NetworkRefused(std::string_view source, std::string host)
    : Error(fmt::format("{}: it would be fetched from {}, and nothing on a network is asked before "
                        "you say yes to it: add --allow-network",
                        text::without_secrets(source), host)),
      m_host(std::move(host)) {}

std::string host_of(std::string_view source) {
    std::string name = lower(source);
    if (const auto host = database_host(name)) {
        return *host;
    }
    if (std::string store = cloud_store(name); !store.empty()) {
        return store;
    }
    const std::size_t curl = name.find("/vsicurl");
    if (curl != std::string::npos && name.find("/vsicurl?") == curl) {
        name = percent_decoded(name);  // /vsicurl?url=https%3A%2F%2Fa
    }
    const std::size_t scheme = name.find("://");
    // Of two addresses in such options GDAL takes one and we might take the other.
    const bool twice = scheme != std::string::npos && name.find("/vsicurl?") != std::string::npos &&
                       name.find("://", scheme + 3) != std::string::npos;
    if (twice || (scheme == std::string::npos && curl != std::string::npos)) {
        return name.substr(curl + 1);
    }
    if (scheme != std::string::npos) {
        const bool file = std::string_view(name).substr(0, scheme).ends_with("file");
        return file ? std::string() : authority(std::string_view(name).substr(scheme + 3));
    }
    for (const std::string_view asks : {"wms:", "wfs:", "wcs:", "wmts:", "oapif:", "csw:"}) {
        if (name.starts_with(asks) && name.find('.') != std::string::npos) {
            return authority(std::string_view(name).substr(asks.size()));
        }
    }
    return {};
}

void allow_host(const std::string& host) {
    const std::lock_guard lock(consent().mutex);
    consent().hosts.insert(host);
}

void allow_every_host() {
    const std::lock_guard lock(consent().mutex);
    consent().every = true;
}

bool host_allowed(const std::string& host) {
    const std::lock_guard lock(consent().mutex);
    return host.empty() || consent().every || consent().hosts.contains(host);
}

}  // namespace zamin::io
