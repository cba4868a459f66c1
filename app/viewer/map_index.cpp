#include "viewer/map_index.hpp"

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cmath>
#include <cstring>
#include <fstream>
#include <functional>
#include <span>
#include <system_error>
#include <type_traits>

#include "io/atomic_file.hpp"

namespace zamin::viewer {

namespace {

namespace fs = std::filesystem;

// The last number grows with every change of the layout.
constexpr std::string_view magic = "Zamin map 1\n";
constexpr std::size_t bytes_at_once = std::size_t{1} << 24U;

// A quick sum of what a disk or a copy may have changed; nobody who means harm is kept out by it.
class Sum {
  public:
    void add(std::string_view bytes) {
        std::size_t i = 0;
        for (; i + sizeof(std::uint64_t) <= bytes.size(); i += sizeof(std::uint64_t)) {
            std::uint64_t word = 0;
            std::memcpy(&word, bytes.data() + i, sizeof word);
            mix(word);
        }
        for (; i < bytes.size(); ++i) {
            mix(static_cast<unsigned char>(bytes[i]));
        }
    }
    std::uint64_t value() const { return m_value; }

  private:
    void mix(std::uint64_t word) {
        m_value = std::rotl((m_value ^ word) * 0x9E3779B97F4A7C15U, 29);
    }
    std::uint64_t m_value = 0;
};

template <typename Value>
std::string_view bytes_of(std::span<const Value> values) {
    static_assert(std::is_trivially_copyable_v<Value>);
    return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}

class Writer {
  public:
    Writer(io::AtomicFile& file, Progress& progress) : m_file(file), m_progress(progress) {}

    template <typename Value>
    void operator()(const Value& value) {
        append(bytes_of(std::span(&value, 1)));
    }
    template <typename Value>
    void operator()(const std::vector<Value>& values) {
        (*this)(std::uint64_t{values.size()});
        append(bytes_of(std::span(values)));
    }
    void operator()(const std::string& text) {
        (*this)(std::uint64_t{text.size()});
        append(text);
    }
    void finish() {
        m_file.append(bytes_of(std::span<const std::uint64_t>(std::array{m_sum.value()})));
    }

  private:
    void append(std::string_view bytes) {
        m_sum.add(bytes);
        for (std::size_t i = 0; i < bytes.size(); i += bytes_at_once) {
            m_progress.check();
            m_file.append(bytes.substr(i, bytes_at_once));
        }
    }
    io::AtomicFile& m_file;
    Progress& m_progress;
    Sum m_sum;
};

// After the first thing that cannot be, everything is empty.
class Reader {
  public:
    Reader(const fs::path& path, Progress& progress)
        : m_file(path, std::ios::binary), m_progress(progress) {
        std::error_code failure;
        const auto size = fs::file_size(path, failure);
        m_left = failure ? 0 : size;
    }

    template <typename Value>
    void operator()(Value& value) {
        static_assert(std::is_trivially_copyable_v<Value>);
        take(reinterpret_cast<char*>(&value), sizeof value);
    }
    template <typename Value>
    void operator()(std::vector<Value>& values) {
        static_assert(std::is_trivially_copyable_v<Value>);
        values.resize(count(sizeof(Value)));
        take(reinterpret_cast<char*>(values.data()), values.size() * sizeof(Value));
    }
    void operator()(std::string& text) {
        text.resize(count(1));
        take(text.data(), text.size());
    }
    bool is_whole() {
        const std::uint64_t sum = m_sum.value();
        std::uint64_t written = 0;
        (*this)(written);
        return m_good && m_left == 0 && written == sum;
    }
    bool good() const { return m_good; }

  private:
    // A number of things never exceeds what the file can hold.
    std::size_t count(std::size_t size) {
        std::uint64_t n = 0;
        (*this)(n);
        m_good = m_good && n <= m_left / size;
        return m_good ? static_cast<std::size_t>(n) : 0;
    }
    void take(char* to, std::size_t size) {
        m_good = m_good && size <= m_left;
        for (std::size_t i = 0; m_good && i < size; i += bytes_at_once) {
            m_progress.check();
            const std::size_t part = std::min(bytes_at_once, size - i);
            m_good = bool(m_file.read(to + i, static_cast<std::streamsize>(part)));
        }
        if (!m_good) {
            std::fill_n(to, size, '\0');
            return;
        }
        m_left -= size;
        m_sum.add({to, size});
    }

    std::ifstream m_file;
    Progress& m_progress;
    std::uintmax_t m_left = 0;
    bool m_good = true;
    Sum m_sum;
};

template <typename File, typename Index, typename Shapes>
void each(File& file, Index& index, Shapes& shapes) {
    file(index.role);
    file(index.kind);
    file(index.lonlat_deg);
    file(index.map_crs_wkt);
    file(index.classes);
    file(shapes.box_m);
    file(shapes.chunks);
    file(shapes.shapes);
    file(shapes.ring_offsets);
    file(shapes.points);
    file(shapes.long_rings);
    file(shapes.run_boxes);
    file(shapes.repeated);
    file(shapes.shape_of);
}

// Farther than anything on the earth in any projection that a map is drawn in; false for NaN.
bool near_enough(double metres) {
    return std::abs(metres) < 1e9;
}

bool sound(const Box& box) {
    return near_enough(box.min_x) && near_enough(box.min_y) && near_enough(box.max_x) &&
           near_enough(box.max_y);
}

bool sound(const MapShapes::Point& p) {
    return near_enough(double{p.x_m}) && near_enough(double{p.y_m});
}

// A byte of a file need not be one of the two that a bool has.
bool is_bool(const bool& value) {
    unsigned char byte = 0;
    std::memcpy(&byte, &value, sizeof byte);
    return byte <= 1;
}

bool are_drawable(const MapShapes& s, std::size_t features) {
    const std::size_t rings = s.ring_offsets.empty() ? 0 : s.ring_offsets.size() - 1;
    const bool offsets = !s.ring_offsets.empty() && s.ring_offsets.front() == 0 &&
                         s.ring_offsets.back() == s.points.size() &&
                         std::adjacent_find(s.ring_offsets.begin(), s.ring_offsets.end(),
                                            std::greater_equal<>()) == s.ring_offsets.end();
    const bool shapes = std::all_of(s.shapes.begin(), s.shapes.end(), [&](const auto& shape) {
        return shape.feature < features && shape.first_ring <= shape.end_ring &&
               shape.end_ring <= rings && shape.kind <= GeometryKind::polygon;
    });
    std::uint32_t next = 0;
    const bool chunks = std::all_of(s.chunks.begin(), s.chunks.end(), [&](const auto& chunk) {
        const bool follows = chunk.first_shape == next && chunk.end_shape >= next;
        next = chunk.end_shape;
        return follows && is_bool(chunk.has_points) && sound(chunk.box_m) &&
               near_enough(chunk.origin_m.x) && near_enough(chunk.origin_m.y) &&
               std::isfinite(chunk.crowd.covered_m2) && std::isfinite(chunk.crowd.ground_m2);
    });
    const bool found = std::all_of(s.shape_of.begin(), s.shape_of.end(), [&](std::uint32_t shape) {
        return shape == MapShapes::nothing || shape < s.shapes.size();
    });
    return offsets && shapes && chunks && next == s.shapes.size() && found &&
           s.shape_of.size() == features && sound(s.box_m) &&
           (s.repeated.empty() || s.repeated.size() == s.points.size());
}

bool are_runs_right(const MapShapes& s) {
    std::size_t next_ring = 0;
    std::size_t next_box = 0;
    for (const MapShapes::LongRing& ring : s.long_rings) {
        if (ring.ring < next_ring || ring.ring + 1 >= s.ring_offsets.size() ||
            ring.first_box != next_box) {
            return false;
        }
        const std::size_t points = s.ring(ring.ring).size();
        next_ring = ring.ring + 1;
        next_box += points < 2 ? 0 : (points - 2) / MapShapes::run_length + 1;
    }
    return next_box == s.run_boxes.size() &&
           std::all_of(s.run_boxes.begin(), s.run_boxes.end(), [](const MapShapes::RunBox& box) {
               return sound(box.least) && sound(box.most);
           });
}

bool are_finite(const std::vector<MapShapes::Point>& points) {
    constexpr std::size_t at_once = 65'536;
    std::atomic<bool> all{true};
    tbb::parallel_for(std::size_t{0}, points.size() / at_once + 1, [&](std::size_t part) {
        const std::size_t end = std::min(points.size(), (part + 1) * at_once);
        for (std::size_t i = part * at_once; i < end; ++i) {
            if (!sound(points[i])) {
                all = false;
                return;
            }
        }
    });
    return all;
}

std::string stamp_of(const fs::path& file) {
    std::error_code failure;
    const auto bytes = fs::file_size(file, failure);
    const auto time = fs::last_write_time(file, failure);
    return failure ? "-" : fmt::format("{} {}", bytes, time.time_since_epoch().count());
}

}  // namespace

fs::path map_index_file(const project::ProjectSource& source) {
    std::error_code failure;
    const bool as_it_is = source.where.empty() && source.crs.empty() &&
                          source.crs_where_none.empty() &&
                          fs::is_regular_file(source.source.path, failure);
    if (!as_it_is) {
        return {};
    }
    std::string layer = source.source.layer;
    std::replace_if(
        layer.begin(), layer.end(), [](char c) { return c == '/' || c == '\\'; }, '_');
    return source.source.path + (layer.empty() ? "" : "." + layer) + ".zamin-map";
}

std::string source_stamp(const project::ProjectSource& source) {
    if (map_index_file(source).empty()) {
        return {};
    }
    return fmt::format("{}\n{}\n{}", source.source.layer, stamp_of(source.source.path),
                       stamp_of(source.source.path + "-wal"));
}

std::optional<MapIndex> read_map_index(const project::ProjectSource& source, Progress& progress) {
    const fs::path path = map_index_file(source);
    std::error_code failure;
    if (path.empty() || !fs::is_regular_file(path, failure)) {
        return std::nullopt;
    }
    Reader file(path, progress);
    std::string head;
    std::string stamp;
    file(head);
    file(stamp);
    if (!file.good() || head != magic || stamp != source_stamp(source)) {
        return std::nullopt;
    }
    MapIndex index;
    auto shapes = std::make_shared<MapShapes>();
    each(file, index, *shapes);
    shapes->feature_count = index.classes.size();
    if (!file.is_whole() || index.kind > GeometryKind::polygon || !sound(index.lonlat_deg) ||
        !are_drawable(*shapes, shapes->feature_count) || !are_runs_right(*shapes) ||
        !are_finite(shapes->points)) {
        return std::nullopt;
    }
    index.shapes = std::move(shapes);
    return index;
}

void write_map_index(const project::ProjectSource& source, const std::string& stamp,
                     const MapIndex& index, Progress& progress) {
    io::AtomicFile target(map_index_file(source));
    Writer file(target, progress);
    file(std::string(magic));
    file(stamp);
    each(file, index, *index.shapes);
    file.finish();
    target.commit();
}

}  // namespace zamin::viewer
