#include "io/walk.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace zamin::io {

namespace {

constexpr std::size_t cut_length = 255;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_space(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

// Takes a number and the spaces behind it off the front. False, and untouched, if there is none.
bool take_number(std::string_view& text, double& value) {
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    const auto length = static_cast<std::size_t>(end - text.data());
    if (code != std::errc{} || !std::isfinite(value) ||
        (length < text.size() && !is_space(text[length]))) {
        return false;
    }
    text = trimmed(text.substr(length));
    return true;
}

struct Vertex {
    double numbers[4] = {0.0, 0.0, 0.0, 0.0};
    std::size_t count = 0;
    bool clean = false;  // nothing but numbers
};

Vertex parse_vertex(std::string_view text) {
    Vertex vertex;
    text = trimmed(text);
    while (vertex.count < 4 && take_number(text, vertex.numbers[vertex.count])) {
        ++vertex.count;
    }
    vertex.clean = text.empty() && vertex.count > 0;
    return vertex;
}

bool on_earth(const Vertex& v) {
    return std::abs(v.numbers[0]) <= 90.0 && std::abs(v.numbers[1]) <= 180.0;
}

void add(const Vertex& vertex, Walk& walk) {
    if (vertex.numbers[0] == 0.0 && vertex.numbers[1] == 0.0) {
        ++walk.zeros_dropped;
        return;
    }
    walk.numbers_least =
        walk.points.empty() ? vertex.count : std::min(walk.numbers_least, vertex.count);
    walk.accuracy_m = std::max(walk.accuracy_m, vertex.numbers[3]);
    walk.points.push_back({vertex.numbers[1], vertex.numbers[0]});
}

}  // namespace

bool is_blank_answer(std::string_view text) {
    text = trimmed(text);
    return text.empty() || text == "n/a" || text == "N/A" || text == "null" || text == "NULL" ||
           text == "-";
}

Walk parse_walk(std::string_view text) {
    const bool at_limit = text.size() == cut_length;
    text = trimmed(text);
    Walk walk;
    if (is_blank_answer(text)) {
        walk.status = WalkText::blank;
        return walk;
    }
    while (!text.empty()) {
        const std::size_t end = text.find(';');
        const bool last = end == std::string_view::npos;
        const Vertex vertex = parse_vertex(text.substr(0, end));
        text = last ? std::string_view{} : trimmed(text.substr(end + 1));
        // A text that ends at the limit has most likely lost digits of its last number.
        const bool broken = vertex.count < 2 || !vertex.clean || (last && at_limit);
        const bool has_others = !walk.points.empty() || walk.zeros_dropped > 0;
        if (last && broken && has_others && (vertex.clean || at_limit)) {
            walk.cut = true;
            break;
        }
        if (vertex.count < 2 || !vertex.clean || !on_earth(vertex)) {
            return {};
        }
        add(vertex, walk);
    }
    walk.status =
        walk.points.empty() && walk.zeros_dropped == 0 ? WalkText::no_shape : WalkText::shape;
    return walk;
}

}  // namespace zamin::io
