#include "style/value_classes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace zamin::style {

namespace {

// Natural breaks look at so many values at most, spread evenly over all of them in order: their
// time grows with the square.
constexpr std::size_t most_looked_at = 1000;

std::vector<double> sorted_finite(std::span<const double> values) {
    std::vector<double> sorted;
    sorted.reserve(values.size());
    std::ranges::copy_if(values, std::back_inserter(sorted),
                         [](double value) { return std::isfinite(value); });
    std::ranges::sort(sorted);
    return sorted;
}

std::vector<double> quantile_ends(const std::vector<double>& sorted, std::size_t classes) {
    std::vector<double> ends;
    for (std::size_t i = 1; i < classes; ++i) {
        ends.push_back(sorted[std::max<std::size_t>(i * sorted.size() / classes, 1) - 1]);
    }
    return ends;
}

std::vector<double> equal_ends(double least, double most, std::size_t classes) {
    std::vector<double> ends;
    for (std::size_t i = 1; i < classes; ++i) {
        ends.push_back(
            std::lerp(least, most, static_cast<double>(i) / static_cast<double>(classes)));
    }
    return ends;
}

std::vector<double> thinned(const std::vector<double>& sorted) {
    if (sorted.size() <= most_looked_at) {
        return sorted;
    }
    std::vector<double> some;
    for (std::size_t i = 0; i < most_looked_at; ++i) {
        some.push_back(sorted[i * (sorted.size() - 1) / (most_looked_at - 1)]);
    }
    return some;
}

// Fisher's dynamic programme: the best way to part the first n values into k classes ends with one
// class over the best way to part those before it into k - 1.
std::vector<double> natural_ends(const std::vector<double>& all, std::size_t classes) {
    const std::vector<double> values = thinned(all);
    const std::size_t n = values.size();
    std::vector<double> sum(n + 1, 0.0);
    std::vector<double> squares(n + 1, 0.0);
    for (std::size_t i = 0; i < n; ++i) {
        const double value = values[i] - values.front();
        sum[i + 1] = sum[i] + value;
        squares[i + 1] = squares[i] + value * value;
    }
    // Squared distances of values [from, to) from their mean.
    const auto spread = [&](std::size_t from, std::size_t to) {
        const double s = sum[to] - sum[from];
        return squares[to] - squares[from] - s * s / static_cast<double>(to - from);
    };
    std::vector<double> best(n + 1, std::numeric_limits<double>::infinity());
    best[0] = 0.0;
    std::vector<std::vector<std::size_t>> begins;
    for (std::size_t k = 0; k < classes; ++k) {
        std::vector<double> next(n + 1, std::numeric_limits<double>::infinity());
        std::vector<std::size_t> begin(n + 1, 0);
        for (std::size_t to = k + 1; to <= n; ++to) {
            for (std::size_t from = k; from < to; ++from) {
                const double total = best[from] + spread(from, to);
                if (total < next[to]) {
                    next[to] = total;
                    begin[to] = from;
                }
            }
        }
        best = std::move(next);
        begins.push_back(std::move(begin));
    }
    std::vector<double> ends;
    std::size_t to = n;
    for (std::size_t k = classes; k-- > 1;) {
        to = begins[k][to];
        ends.push_back(values[to - 1]);
    }
    std::ranges::reverse(ends);
    return ends;
}

}  // namespace

const char* to_string(Classing classing) {
    switch (classing) {
        case Classing::equal:
            return "equal";
        case Classing::natural:
            return "natural";
        case Classing::quantiles:
            break;
    }
    return "quantiles";
}

std::optional<Classing> classing_from(std::string_view word) {
    for (const Classing classing : {Classing::quantiles, Classing::equal, Classing::natural}) {
        if (word == to_string(classing)) {
            return classing;
        }
    }
    return std::nullopt;
}

std::vector<double> class_ends(std::span<const double> values, Classing classing, int classes) {
    const std::vector<double> sorted = sorted_finite(values);
    if (sorted.empty() || sorted.front() == sorted.back()) {
        return {};
    }
    std::vector<double> different = sorted;
    different.erase(std::unique(different.begin(), different.end()), different.end());
    const std::size_t wanted =
        std::min(static_cast<std::size_t>(std::clamp(classes, 1, most_classes)), different.size());
    std::vector<double> ends;
    switch (classing) {
        case Classing::quantiles:
            ends = quantile_ends(sorted, wanted);
            break;
        case Classing::equal:
            ends = equal_ends(sorted.front(), sorted.back(), wanted);
            break;
        case Classing::natural:
            ends = natural_ends(sorted, wanted);
            break;
    }
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    // A last class that nothing falls in is none.
    std::erase_if(ends, [&](double end) { return end >= sorted.back(); });
    return ends;
}

std::uint8_t value_class(double value, std::span<const double> ends) {
    return static_cast<std::uint8_t>(std::ranges::lower_bound(ends, value) - ends.begin());
}

std::vector<double> rounded_ends(std::vector<double> ends) {
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const double below = i > 0 ? ends[i - 1] : -std::numeric_limits<double>::infinity();
        const double above =
            i + 1 < ends.size() ? ends[i + 1] : std::numeric_limits<double>::infinity();
        const double room =
            std::min({ends[i] - below, above - ends[i], std::max(std::abs(ends[i]), 1e-12)});
        // A step of 1, 2 or 5 times a power of ten that is a tenth of the room at most.
        const double power = std::pow(10.0, std::floor(std::log10(room / 10.0)));
        const double step = room / 10.0 >= 5.0 * power   ? 5.0 * power
                            : room / 10.0 >= 2.0 * power ? 2.0 * power
                                                         : power;
        ends[i] = std::round(ends[i] / step) * step;
    }
    return ends;
}

}  // namespace zamin::style
