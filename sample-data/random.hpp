// Deterministic randomness of our own: the standard's distributions differ from library to library,
// and the sample has to be the same everywhere.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/geometry.hpp"

namespace zamin::sample {

// splitmix64's finisher (Steele, Lea, Flood 2014): two numbers in, one well-mixed number out.
std::uint64_t mix(std::uint64_t a, std::uint64_t b);
// FNV-1a of a word, so that every subject draws from a stream of its own: mix(seed, word("roads")).
std::uint64_t word(std::string_view text);

class Random {
  public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next();
    double uniform();                         // [0, 1)
    double uniform(double low, double high);  // [low, high)
    std::size_t below(std::size_t n);         // 0 .. n-1; n > 0
    bool chance(double probability) { return uniform() < probability; }
    double normal();  // mean 0, deviation 1, within +-6: the sum of twelve uniforms, less 6
    // Index drawn in proportion to the weights, which are not negative and not all zero.
    std::size_t pick(std::span<const double> weights);

    template <typename T>
    void shuffle(std::vector<T>& values) {
        for (std::size_t i = values.size(); i > 1; --i)
            std::swap(values[i - 1], values[below(i)]);
    }

  private:
    std::uint64_t m_state;
};

// Smooth noise in the plane, about -1..1, that changes over `wavelength_m`.
double smooth_noise(Coord p, double wavelength_m, std::uint64_t seed);
// Octaves of it, each half as long and half as high: about -1..1.
double fractal_noise(Coord p, double wavelength_m, int octaves, std::uint64_t seed);

}  // namespace zamin::sample
