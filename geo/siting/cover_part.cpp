#include "siting/cover_part.hpp"

#include <algorithm>
#include <numeric>

namespace zamin::siting {

namespace {

// Sites get new numbers; no_number for those that are left out.
constexpr std::uint32_t no_number = 0xffffffff;

std::vector<std::uint32_t> numbers(const CoverPart& part, const std::vector<std::uint8_t>& barred,
                                   CoverPart& result) {
    std::vector<std::uint32_t> number(part.sites(), no_number);
    for (std::uint32_t site = 0; site < part.sites(); ++site) {
        if (barred[site] == 0) {
            number[site] = static_cast<std::uint32_t>(result.names.size());
            result.names.push_back(part.names[site]);
        }
    }
    return number;
}

void copy_row(const CoverPart& part, std::size_t row, const std::vector<std::uint32_t>& number,
              CoverPart& result) {
    const std::size_t before = result.row_site.size();
    for (std::uint32_t k = part.row_begin[row]; k < part.row_begin[row + 1]; ++k) {
        if (const std::uint32_t site = number[part.row_site[k]]; site != no_number) {
            result.row_site.push_back(site);
        }
    }
    if (result.row_site.size() == before) {
        result.lost += part.weight[row];
        return;
    }
    result.row_begin.push_back(static_cast<std::uint32_t>(result.row_site.size()));
    result.weight.push_back(part.weight[row]);
    result.price.push_back(part.price[row]);
}

// The bound of the part's prices, and by how much its plan serves each row too seldom.
class Priced {
  public:
    Priced(const CoverPart& part, const std::vector<double>& price) : m_part(part) {
        bound.saving.assign(part.sites(), 0.0);
        double paid = part.lost;
        for (std::size_t row = 0; row < part.rows(); ++row) {
            paid += price[row];
            if (price[row] > 0.0) {
                for (std::uint32_t k = part.row_begin[row]; k < part.row_begin[row + 1]; ++k) {
                    bound.saving[part.row_site[k]] += price[row];
                }
            }
        }
        choose();
        bound.bound = paid;
        for (const std::uint32_t site : bound.chosen) {
            bound.bound -= bound.saving[site];
        }
        count();
    }

    CoverBound bound;
    std::vector<double> missing;  // 1 less the chosen sites that cover the row

  private:
    void choose() {
        std::vector<std::uint32_t> all(m_part.sites());
        std::iota(all.begin(), all.end(), 0U);
        const std::size_t wanted = std::min(m_part.to_open, all.size());
        const auto middle = all.begin() + static_cast<std::ptrdiff_t>(wanted);
        if (middle != all.end()) {
            std::nth_element(all.begin(), middle, all.end(), [&](std::uint32_t a, std::uint32_t b) {
                return bound.saving[a] != bound.saving[b] ? bound.saving[a] > bound.saving[b]
                                                          : a < b;
            });
        }
        bound.chosen.assign(all.begin(), middle);
    }

    void count() {
        missing.assign(m_part.rows(), 1.0);
        for (const std::uint32_t site : bound.chosen) {
            for (std::uint32_t k = m_part.site_begin[site]; k < m_part.site_begin[site + 1]; ++k) {
                missing[m_part.site_row[k]] -= 1.0;
            }
        }
    }

    const CoverPart& m_part;
};

double product(const CoverPart& part, const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0.0;
    for (std::size_t row = 0; row < a.size(); ++row) {
        sum += part.weight[row] * a[row] * b[row];
    }
    return sum;
}

// Moves the averaged plan towards the new one so that it serves as evenly as it can; by how much.
double average(const CoverPart& part, const Priced& next, double along,
               std::vector<double>& missing, CoverBound& best) {
    constexpr double least_share = 0.1;
    const double length = product(part, missing, missing);
    const double apart = product(part, next.missing, next.missing) - 2.0 * along + length;
    const double share = std::clamp(apart > 0.0 ? (length - along) / apart : 1.0, least_share, 1.0);
    for (std::size_t row = 0; row < missing.size(); ++row) {
        missing[row] += share * (next.missing[row] - missing[row]);
    }
    for (double& fraction : best.fraction) {
        fraction *= 1.0 - share;
    }
    for (const std::uint32_t site : next.bound.chosen) {
        best.fraction[site] += share;
    }
    return share;
}

std::vector<double> whole_fractions(const CoverPart& part, const CoverBound& bound) {
    std::vector<double> fraction(part.sites(), 0.0);
    for (const std::uint32_t site : bound.chosen) {
        fraction[site] = 1.0;
    }
    return fraction;
}

}  // namespace

void turn_round(CoverPart& part) {
    part.site_begin.assign(part.sites() + 1, 0);
    for (const std::uint32_t site : part.row_site) {
        ++part.site_begin[site + 1];
    }
    std::partial_sum(part.site_begin.begin(), part.site_begin.end(), part.site_begin.begin());
    part.site_row.resize(part.row_site.size());
    std::vector<std::uint32_t> next(part.site_begin.begin(), part.site_begin.end() - 1);
    for (std::uint32_t row = 0; row < part.rows(); ++row) {
        for (std::uint32_t k = part.row_begin[row]; k < part.row_begin[row + 1]; ++k) {
            part.site_row[next[part.row_site[k]]++] = row;
        }
    }
}

CoverPart without(const CoverPart& part, const std::vector<std::uint8_t>& barred) {
    CoverPart result;
    result.to_open = part.to_open;
    result.lost = part.lost;
    const std::vector<std::uint32_t> number = numbers(part, barred, result);
    for (std::size_t row = 0; row < part.rows(); ++row) {
        copy_row(part, row, number, result);
    }
    turn_round(result);
    return result;
}

CoverPart opened(const CoverPart& part, std::uint32_t site, std::vector<std::uint8_t> barred) {
    CoverPart result;
    result.to_open = part.to_open - 1;
    result.lost = part.lost;
    barred[site] = 1;
    const std::vector<std::uint32_t> number = numbers(part, barred, result);
    std::vector<std::uint8_t> is_covered(part.rows(), 0);
    for (std::uint32_t k = part.site_begin[site]; k < part.site_begin[site + 1]; ++k) {
        is_covered[part.site_row[k]] = 1;
    }
    for (std::size_t row = 0; row < part.rows(); ++row) {
        if (is_covered[row] == 0) {
            copy_row(part, row, number, result);
        }
    }
    turn_round(result);
    return result;
}

void bar_replaced(const CoverPart& part, std::vector<std::uint8_t>& barred) {
    const auto rows_of = [&](std::uint32_t site) {
        return std::pair{part.site_row.begin() + part.site_begin[site],
                         part.site_row.begin() + part.site_begin[site + 1]};
    };
    const auto length = [&](const std::vector<std::uint32_t>& begin, std::uint32_t at) {
        return begin[at + 1] - begin[at];
    };
    for (std::uint32_t site = 0; site < part.sites(); ++site) {
        const auto [first, last] = rows_of(site);
        if (first == last) {
            barred[site] = 1;
            continue;
        }
        // Whoever replaces the site covers its row of fewest sites.
        const std::uint32_t rare = *std::min_element(first, last, [&](auto a, auto b) {
            return length(part.row_begin, a) < length(part.row_begin, b);
        });
        for (std::uint32_t k = part.row_begin[rare]; k < part.row_begin[rare + 1]; ++k) {
            const std::uint32_t other = part.row_site[k];
            const auto more = length(part.site_begin, other);
            const auto less = length(part.site_begin, site);
            if (more < less || other == site || (more == less && other > site)) {
                continue;
            }
            const auto [from, to] = rows_of(other);
            if (std::includes(from, to, first, last)) {
                barred[site] = 1;
                break;
            }
        }
    }
}

CoverBound raise_bound(CoverPart& part, double enough, double beyond, int steps) {
    Priced now(part, part.price);
    CoverBound best = std::move(now.bound);
    std::vector<double> missing = std::move(now.missing);
    best.fraction = whole_fractions(part, best);
    std::vector<double> price;
    double scale = 1.0;
    int worse = 0;
    for (int step = 0; step < steps && best.bound <= enough; ++step) {
        const double length = product(part, missing, missing);
        if (length <= 0.0) {
            break;  // the averaged plan serves every row once: nothing is above this bound
        }
        const double size = scale * (enough + beyond - best.bound) / length;
        price = part.price;
        for (std::size_t row = 0; row < price.size(); ++row) {
            price[row] = std::clamp(price[row] + size * part.weight[row] * missing[row], 0.0,
                                    part.weight[row]);
        }
        Priced next(part, price);
        const double along = product(part, next.missing, missing);
        average(part, next, along, missing, best);
        if (next.bound.bound > best.bound) {
            std::swap(part.price, price);
            next.bound.fraction = std::move(best.fraction);
            best = std::move(next.bound);
            worse = 0;
            scale = along > 0.0 ? std::min(scale * 1.1, 2.0) : scale;
        } else if (++worse >= 3) {
            worse = 0;
            scale *= 0.7;
        }
    }
    return best;
}

}  // namespace zamin::siting
