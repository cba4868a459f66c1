// What is left to be covered below a node of branch_on_cover, and its bound by prices.
#pragma once

#include <cstdint>
#include <vector>

namespace zamin::siting {

struct CoverPart {
    std::size_t rows() const { return weight.size(); }
    std::size_t sites() const { return names.size(); }

    std::size_t to_open = 0;
    double lost = 0.0;           // weight that no site left covers
    std::vector<double> weight;  // a row each, above 0
    std::vector<double> price;   // a row each, 0 .. weight
    std::vector<std::uint32_t> row_begin{0};
    std::vector<std::uint32_t> row_site;
    std::vector<std::uint32_t> site_begin;  // the same turned round
    std::vector<std::uint32_t> site_row;
    std::vector<std::uint32_t> names;  // of its sites in the model
};

// Fills in the lists by site.
void turn_round(CoverPart& part);

// The part without the sites that are `barred`; rows that none of the others covers are lost.
CoverPart without(const CoverPart& part, const std::vector<std::uint8_t>& barred);
// The part once `site` is open: its rows are covered, and it and the barred ones are no choice.
CoverPart opened(const CoverPart& part, std::uint32_t site, std::vector<std::uint8_t> barred);

// Bars every site that covers no more than another (of equal ones all but the first).
void bar_replaced(const CoverPart& part, std::vector<std::uint8_t>& barred);

// With prices q of the rows no plan leaves less than
//     lost + sum_i q_i - the largest to_open of sum_{i of j} q_i   (Lagrange; 0 <= q_i <= w_i).
struct CoverBound {
    double bound = -1e300;
    std::vector<double> saving;         // of each site: the prices of its rows
    std::vector<std::uint32_t> chosen;  // the to_open sites that save most
    std::vector<double> fraction;       // of each site in the averaged plan, 0 .. 1
};

// Raises the bound by steps of the volume algorithm (Barahona and Anbil 2000) towards a little more
// than `enough`, and ends above it or after so many steps; the part's prices are the best then.
// `beyond`: how far above `enough` steps aim.
CoverBound raise_bound(CoverPart& part, double enough, double beyond, int steps);

}  // namespace zamin::siting
