#include "measure/shared_area.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <span>
#include <unordered_map>

namespace zamin::measure {

namespace {

// The strip under one edge within the common box: heights above the box's lower side at both ends,
// x from its left side.
struct Strip {
    double left = 0.0;
    double right = 0.0;
    double height_left = 0.0;
    double height_right = 0.0;
    double sign = 0.0;
};
using Strips = std::vector<Strip>;

double height_at(const Strip& strip, double x) {
    if (x <= strip.left) {
        return strip.height_left;
    }
    if (x >= strip.right) {
        return strip.height_right;
    }
    const double share = (x - strip.left) / (strip.right - strip.left);
    return strip.height_left + share * (strip.height_right - strip.height_left);
}

// Appends the strip under a -> b between x = from and x = to, unless it is empty.
void add_strip(Coord a, Coord b, double from, double to, const Box& box, Strips& out) {
    const bool leftwards = b.x < a.x;  // the interior is below
    const Coord left = leftwards ? b : a;
    const Coord right = leftwards ? a : b;
    if (std::max(left.y, right.y) <= box.min_y || right.x <= from || left.x >= to ||
        left.x == right.x) {
        return;
    }
    Strip whole{left.x - box.min_x, right.x - box.min_x, left.y - box.min_y, right.y - box.min_y,
                leftwards ? 1.0 : -1.0};
    Strip strip = whole;
    strip.left = std::max(whole.left, from - box.min_x);
    strip.right = std::min(whole.right, to - box.min_x);
    strip.height_left = height_at(whole, strip.left);
    strip.height_right = height_at(whole, strip.right);
    if (strip.left < strip.right) {
        out.push_back(strip);
    }
}

// Area above 0 under a line from height a to height b.
double area_under(double a, double b, double width) {
    if (a >= 0.0 && b >= 0.0) {
        return (a + b) / 2.0 * width;
    }
    if (a <= 0.0 && b <= 0.0) {
        return 0.0;
    }
    const double above = a > 0.0 ? a : b;
    return above * above / (2.0 * (a > 0.0 ? a - b : b - a)) * width;
}

double area_under_lower(const Strip& p, const Strip& q) {
    const double left = std::max(p.left, q.left);
    const double right = std::min(p.right, q.right);
    if (left >= right) {
        return 0.0;
    }
    const double pl = height_at(p, left);
    const double pr = height_at(p, right);
    const double ql = height_at(q, left);
    const double qr = height_at(q, right);
    const double width = right - left;
    if ((pl < ql) == (pr < qr)) {
        return area_under(std::min(pl, ql), std::min(pr, qr), width);
    }
    const double share = (pl - ql) / ((pl - ql) - (pr - qr));
    const double middle = pl + share * (pr - pl);
    return area_under(std::min(pl, ql), middle, share * width) +
           area_under(middle, std::min(pr, qr), (1.0 - share) * width);
}

double sum_of_pairs(const Strips& a, const Strips& b) {
    double sum = 0.0;
    for (const Strip& p : a) {
        for (const Strip& q : b) {
            if (p.left < q.right && q.left < p.right) {
                sum += p.sign * q.sign * area_under_lower(p, q);
            }
        }
    }
    return sum;
}

Strips between(const Strips& strips, double from, double to) {
    Strips result;
    for (const Strip& strip : strips) {
        if (strip.left < to && from < strip.right) {
            const double left = std::max(strip.left, from);
            const double right = std::min(strip.right, to);
            result.push_back(
                {left, right, height_at(strip, left), height_at(strip, right), strip.sign});
        }
    }
    return result;
}

// Halves the range until few pairs are left, or halving no longer parts them; nullopt where too
// many are left then.
std::optional<double> sum_over(const Strips& a, const Strips& b, double from, double to) {
    constexpr std::size_t few_pairs = 1024;
    constexpr std::size_t too_many_pairs = 20'000'000;
    const std::size_t pairs = a.size() * b.size();
    if (pairs <= few_pairs) {
        return sum_of_pairs(a, b);
    }
    const double middle = (from + to) / 2.0;
    const Strips a_left = between(a, from, middle);
    const Strips b_left = between(b, from, middle);
    const Strips a_right = between(a, middle, to);
    const Strips b_right = between(b, middle, to);
    if (a_left.size() * b_left.size() + a_right.size() * b_right.size() > pairs / 4 * 3) {
        return pairs < too_many_pairs ? std::optional(sum_of_pairs(a, b)) : std::nullopt;
    }
    const auto left = sum_over(a_left, b_left, from, middle);
    const auto right = left ? sum_over(a_right, b_right, middle, to) : std::nullopt;
    return right ? std::optional(*left + *right) : std::nullopt;
}

// A large polygon's edges by upright stripes of its box.
class Stripes {
  public:
    Stripes(const Geometries& geometries, std::size_t feature)
        : m_box(geometries.feature_box(feature)) {
        std::size_t vertices = geometries.feature_coords(feature).size();
        for (std::size_t count = std::max<std::size_t>(1, vertices / 4);
             !fill(geometries, feature, count, 8 * vertices); count /= 2) {
        }
    }

    void collect(const Geometries& geometries, const Box& box, Strips& out) const {
        for (std::size_t s = stripe_of(box.min_x); s <= stripe_of(box.max_x); ++s) {
            const double from = std::max(box.min_x, side(s));
            const double to = std::min(box.max_x, side(s + 1));
            for (std::size_t i = m_offsets[s]; i < m_offsets[s + 1]; ++i) {
                const Coord* edge = &geometries.coords[m_edges[i]];
                add_strip(edge[0], edge[1], from, to, box, out);
            }
        }
    }

  private:
    std::size_t count() const { return m_offsets.size() - 1; }
    double side(std::size_t stripe) const {
        return stripe == count() ? m_box.max_x
                                 : m_box.min_x + m_box.width() * static_cast<double>(stripe) /
                                                     static_cast<double>(count());
    }
    // The stripe whose sides hold x; by its sides as `side` gives them, so that none falls between.
    std::size_t stripe_of(double x) const {
        const double wanted = m_box.width() > 0.0
                                  ? (x - m_box.min_x) / m_box.width() * static_cast<double>(count())
                                  : 0.0;
        auto stripe =
            static_cast<std::size_t>(std::clamp(wanted, 0.0, static_cast<double>(count() - 1)));
        while (stripe > 0 && x < side(stripe)) {
            --stripe;
        }
        while (stripe + 1 < count() && x > side(stripe + 1)) {
            ++stripe;
        }
        return stripe;
    }

    template <typename Visit>
    void each_edge(const Geometries& geometries, std::size_t feature, Visit visit) const {
        for (std::size_t r = geometries.ring_begin(feature); r < geometries.ring_end(feature);
             ++r) {
            for (std::uint32_t i = geometries.ring_offsets[r];
                 i + 1 < geometries.ring_offsets[r + 1]; ++i) {
                const double a = geometries.coords[i].x;
                const double b = geometries.coords[i + 1].x;
                visit(i, stripe_of(std::min(a, b)), stripe_of(std::max(a, b)));
            }
        }
    }

    // False where edges would be listed more than `most` times; one stripe is always possible.
    bool fill(const Geometries& geometries, std::size_t feature, std::size_t stripes,
              std::size_t most) {
        m_offsets.assign(stripes + 1, 0);
        std::size_t listed = 0;
        each_edge(geometries, feature, [&](std::uint32_t, std::size_t first, std::size_t last) {
            listed += last - first + 1;
            for (std::size_t s = first; s <= last && listed <= most; ++s) {
                ++m_offsets[s + 1];
            }
        });
        if (listed > most && stripes > 1) {
            return false;
        }
        for (std::size_t s = 1; s < m_offsets.size(); ++s) {
            m_offsets[s] += m_offsets[s - 1];
        }
        m_edges.resize(m_offsets.back());
        std::vector<std::size_t> next(m_offsets.begin(), m_offsets.end() - 1);
        each_edge(geometries, feature, [&](std::uint32_t i, std::size_t first, std::size_t last) {
            for (std::size_t s = first; s <= last; ++s) {
                m_edges[next[s]++] = i;
            }
        });
        return true;
    }

    Box m_box;
    std::vector<std::size_t> m_offsets;
    std::vector<std::uint32_t> m_edges;  // each by the coordinate that it starts from
};

}  // namespace

struct SharedArea::Impl {
    explicit Impl(const Geometries& all) : geometries(all) {
        std::vector<std::size_t> large;
        for (std::size_t f = 0; f < all.feature_count(); ++f) {
            if (all.kinds[f] == GeometryKind::polygon &&
                all.feature_coords(f).size() > few_vertices) {
                large.push_back(f);
            }
        }
        std::vector<std::unique_ptr<const Stripes>> made(large.size());
        tbb::parallel_for(std::size_t{0}, large.size(), [&](std::size_t i) {
            made[i] = std::make_unique<const Stripes>(all, large[i]);
        });
        for (std::size_t i = 0; i < large.size(); ++i) {
            stripes.emplace(large[i], std::move(made[i]));
        }
    }

    void collect(std::size_t feature, const Box& box, Strips& out) const {
        out.clear();
        if (!stripes.empty() && geometries.feature_coords(feature).size() > few_vertices) {
            stripes.at(feature)->collect(geometries, box, out);
            return;
        }
        for (std::size_t r = geometries.ring_begin(feature); r < geometries.ring_end(feature);
             ++r) {
            const Ring ring = geometries.ring(r);
            for (std::size_t i = 1; i < ring.size(); ++i) {
                add_strip(ring[i - 1], ring[i], box.min_x, box.max_x, box, out);
            }
        }
    }

    static constexpr std::size_t few_vertices = 64;
    const Geometries& geometries;
    std::unordered_map<std::size_t, std::unique_ptr<const Stripes>> stripes;
};

SharedArea::SharedArea(const Geometries& geometries) : m_impl(std::make_unique<Impl>(geometries)) {}

SharedArea::~SharedArea() = default;

std::optional<double> SharedArea::of(std::size_t a, std::size_t b, const Box& box_a,
                                     const Box& box_b) const {
    const Geometries& all = m_impl->geometries;
    const Box box{std::max(box_a.min_x, box_b.min_x), std::max(box_a.min_y, box_b.min_y),
                  std::min(box_a.max_x, box_b.max_x), std::min(box_a.max_y, box_b.max_y)};
    if (all.kinds[a] != GeometryKind::polygon || all.kinds[b] != GeometryKind::polygon ||
        box.width() <= 0.0 || box.height() <= 0.0) {
        return 0.0;
    }
    thread_local Strips of_a;
    thread_local Strips of_b;
    m_impl->collect(a, box, of_a);
    m_impl->collect(b, box, of_b);
    return sum_over(of_a, of_b, 0.0, box.width());
}

}  // namespace zamin::measure
