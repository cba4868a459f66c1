#include "sample/field_system.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "sample/gazetteer.hpp"

namespace zamin::sample {

namespace {

constexpr double block_u_m = 460.0;
constexpr double block_v_m = 205.0;
constexpr double lane_m = 9.0;
constexpr double bund_m = 2.5;
constexpr double narrowest_m = 22.0;
constexpr double probe_m = 18.0;  // spacing of the points that are looked at

// Rows a block by size of its pieces, so that strips are neither threads nor slabs.
struct SizeClass {
    double up_to_m2;
    int rows;
    double likes_m;  // distance from the village where it is at home
};
constexpr std::array size_classes{SizeClass{1500.0, 5, 250.0}, SizeClass{6000.0, 3, 500.0},
                                  SizeClass{21000.0, 2, 900.0}, SizeClass{1e9, 1, 1500.0}};

}  // namespace

FieldSystem::FieldSystem(const Site& site, Open open, Free free)
    : m_site(site),
      m_open(std::move(open)),
      m_free(std::move(free)),
      m_random(site.seed),
      m_waiting(size_classes.size()) {
    const int reach_v = static_cast<int>(site.reach * block_u_m / block_v_m);
    for (int j = -reach_v; j < reach_v; ++j)
        for (int i = -site.reach; i < site.reach; ++i) {
            const double u0 = i * (block_u_m + lane_m) + lane_m / 2;
            const double v0 = j * (block_v_m + lane_m) + lane_m / 2;
            const double d = length({u0 + block_u_m / 2, 1.15 * (v0 + block_v_m / 2)});
            m_blocks.push_back({u0, v0, d * m_random.uniform(0.9, 1.1)});
        }
    std::sort(m_blocks.begin(), m_blocks.end(),
              [](const Block& a, const Block& b) { return a.distance_m < b.distance_m; });
}

void FieldSystem::add(const Piece& piece) {
    std::size_t c = 0;
    while (piece.wanted_m2 > size_classes[c].up_to_m2)
        ++c;
    m_waiting[c].push_back(piece);
}

std::vector<Piece> FieldSystem::lay_out() {
    const auto waiting = [&] {
        return std::any_of(m_waiting.begin(), m_waiting.end(),
                           [](const auto& pieces) { return !pieces.empty(); });
    };
    while (waiting() && m_next_block < m_blocks.size()) {
        const Block& block = m_blocks[m_next_block++];
        fill_rows(block.u0, block.u0 + block_u_m, block.v0, block.v0 + block_v_m, class_for(block));
    }
    std::vector<Piece> left;
    for (auto& pieces : m_waiting) {
        left.insert(left.end(), pieces.begin(), pieces.end());
        pieces.clear();
    }
    return left;
}

// Lattice metres to the plane: turned, then bent by a field that is the same for all neighbours.
Coord FieldSystem::place(double u, double v) const {
    const Coord flat = m_site.center + m_site.axis * u + left_of(m_site.axis) * v;
    return flat + Coord{28.0 * smooth_noise(flat, 900.0, word("bend east")),
                        28.0 * smooth_noise(flat, 900.0, word("bend north"))};
}

// Small plots near the houses, large ones farther out, as long as there are any.
std::size_t FieldSystem::class_for(const Block& block) {
    std::array<double, size_classes.size()> weights{};
    for (std::size_t c = 0; c < weights.size(); ++c) {
        double area = 0.0;
        for (const Piece& piece : m_waiting[c])
            area += piece.wanted_m2;
        weights[c] =
            std::sqrt(area) * std::exp(-std::abs(block.distance_m / size_classes[c].likes_m - 1.0));
    }
    return m_random.pick(weights);
}

// A rectangle of the lattice in as many rows as suit the size class.
void FieldSystem::fill_rows(double u0, double u1, double v0, double v1, std::size_t size_class) {
    const double row_m = block_v_m / size_classes[size_class].rows;
    const int rows = std::max(1, static_cast<int>(std::lround((v1 - v0) / row_m)));
    const double depth = (v1 - v0 - bund_m * (rows - 1)) / rows;
    for (int row = 0; row < rows; ++row) {
        const double low = v0 + row * (depth + bund_m);
        fill_row(u0, u1, low, low + depth, size_class, row == 0);
    }
}

std::vector<std::pair<double, double>> FieldSystem::free_stretches(double u0, double u1, double v0,
                                                                   double v1, bool all_open) const {
    if (all_open)
        return {{u0, u1}};
    const int across = static_cast<int>(std::ceil((v1 - v0) / probe_m));
    const int along = static_cast<int>(std::ceil((u1 - u0) / probe_m));
    std::vector<std::pair<double, double>> stretches;
    double from = -1.0;
    for (int i = 0; i <= along; ++i) {
        const double u = u0 + (u1 - u0) * i / along;
        bool free = true;
        for (int j = 0; j <= across && free; ++j)
            free = m_free(place(u, v0 + (v1 - v0) * j / across));
        const bool begun = from >= 0.0;
        if (free && !begun)
            from = u - u0;
        if (begun && (!free || i == along)) {
            stretches.push_back({u0 + from, free ? u : u - (u1 - u0) / along});
            from = -1.0;
        }
    }
    return stretches;
}

Path FieldSystem::outline(Divider left, Divider right, double v0, double v1, double dent_m) const {
    Path ring{place(left.low, v0), place(right.low, v0), place(right.high, v1),
              place(left.high, v1)};
    if (dent_m > 0.0) {
        const Coord middle = (ring[0] + ring[1]) * 0.5;
        ring.insert(ring.begin() + 1, middle + left_of(unit(ring[1] - ring[0])) * dent_m);
    }
    ring.push_back(ring.front());
    return ring;
}

// The right border that gives the wanted area, by Newton's rule (the area grows by the depth).
FieldSystem::Divider FieldSystem::fitting(Divider left, double lean_m, double v0, double v1,
                                          double dent_m, double wanted_m2) const {
    const double from = (left.low + left.high) / 2;
    double middle = from + wanted_m2 / (v1 - v0);
    for (int k = 0; k < 12; ++k) {
        const Divider right{middle - lean_m, middle + lean_m};
        const double missing = wanted_m2 - true_area_m2(outline(left, right, v0, v1, dent_m));
        middle += missing / (v1 - v0);
    }
    return {middle - lean_m, middle + lean_m};
}

// Strips along a row; what is too narrow for pieces of this size goes to smaller ones.
void FieldSystem::fill_row(double u0, double u1, double v0, double v1, std::size_t size_class,
                           bool at_lane) {
    const bool all_open = m_open(place((u0 + u1) / 2, (v0 + v1) / 2), 0.6 * block_u_m);
    for (const auto& [from, to] : free_stretches(u0, u1, v0, v1, all_open)) {
        const double end = fill_stretch(from, to, v0, v1, size_class, at_lane);
        if (size_class > 0 && to - end > narrowest_m)
            fill_rows(end > from ? end + bund_m : from, to, v0, v1, size_class - 1);
    }
}

// The first of the next pieces of the class that the room suffices for, or the end.
std::deque<Piece>::iterator FieldSystem::fitting_piece(std::size_t size_class, double room_m2) {
    std::deque<Piece>& waiting = m_waiting[size_class];
    const auto looked_at = std::min<std::ptrdiff_t>(60, std::ssize(waiting));
    const auto last = waiting.begin() + looked_at;
    const auto found = std::find_if(waiting.begin(), last,
                                    [&](const Piece& p) { return p.wanted_m2 < 0.97 * room_m2; });
    return found == last ? waiting.end() : found;
}

// Returns where the strips end.
double FieldSystem::fill_stretch(double from, double to, double v0, double v1,
                                 std::size_t size_class, bool at_lane) {
    const double depth = v1 - v0;
    Divider left{from, from};
    for (;;) {
        const double begin = std::max(left.low, left.high);
        const auto piece = fitting_piece(size_class, (to - begin - 4.0) * depth);
        if (piece == m_waiting[size_class].end())
            return begin;
        const double width = piece->wanted_m2 / depth;
        const double lean =
            std::min({0.10 * width, 0.04 * depth, 5.0}) * m_random.uniform(-1.0, 1.0);
        const bool dented = at_lane && m_random.chance(0.3);
        const double dent = dented ? std::min(0.06 * depth, 5.0) * m_random.uniform() : 0.0;
        const Divider right = fitting(left, lean, v0, v1, dent, piece->wanted_m2);
        *piece->ring = outline(left, right, v0, v1, dent);
        left = right;
        m_waiting[size_class].erase(piece);
    }
}

}  // namespace zamin::sample
