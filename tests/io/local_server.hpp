// A server of HTTP on this machine, on a thread of its own, that counts what it is asked.
#pragma once

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace zamin::test {

class LocalServer {
  public:
    // Every request has this answer; an empty status: none ever.
    explicit LocalServer(std::string status, std::string kind = "text/plain", std::string body = "")
        : m_status(std::move(status)), m_kind(std::move(kind)), m_body(std::move(body)) {
        m_listening = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        REQUIRE(bind(m_listening, reinterpret_cast<sockaddr*>(&address), length) == 0);
        REQUIRE(listen(m_listening, 64) == 0);
        REQUIRE(getsockname(m_listening, reinterpret_cast<sockaddr*>(&address), &length) == 0);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { serve(); });
    }
    ~LocalServer() {
        m_stop = true;
        shutdown(m_listening, SHUT_RDWR);
        close(m_listening);
        m_thread.join();
        for (const int connection : m_silent) {
            close(connection);
        }
    }
    LocalServer(const LocalServer&) = delete;
    LocalServer& operator=(const LocalServer&) = delete;

    std::string port() const { return std::to_string(m_port); }
    std::string host() const { return "127.0.0.1:" + port(); }
    std::string address(const std::string& path) const { return "http://" + host() + path; }
    // Connections that were taken.
    int requests() const { return m_requests; }

  private:
    void serve() {
        while (!m_stop) {
            const int connection = accept(m_listening, nullptr, nullptr);
            if (connection < 0) {
                return;
            }
            ++m_requests;
            if (m_status.empty()) {
                m_silent.push_back(connection);
                continue;
            }
            char request[4096];
            (void)!read(connection, request, sizeof request);
            const std::string text = fmt::format(
                "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n"
                "Connection: close\r\n\r\n{}",
                m_status, m_kind, m_body.size(), m_body);
            (void)!write(connection, text.data(), text.size());
            close(connection);
        }
    }

    std::string m_status;
    std::string m_kind;
    std::string m_body;
    int m_listening = -1;
    int m_port = 0;
    std::atomic<bool> m_stop{false};
    std::atomic<int> m_requests{0};
    std::vector<int> m_silent;
    std::thread m_thread;
};

}  // namespace zamin::test
