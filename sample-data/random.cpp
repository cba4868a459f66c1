#include "sample/random.hpp"

#include <cmath>

namespace zamin::sample {

namespace {

// -1..1 at a corner of the noise's lattice.
double corner_value(std::int64_t ix, std::int64_t iy, std::uint64_t seed) {
    const std::uint64_t hash =
        mix(mix(seed, static_cast<std::uint64_t>(ix)), static_cast<std::uint64_t>(iy));
    return static_cast<double>(hash >> 11) * 0x1.0p-52 - 1.0;
}

double ease(double t) {
    return t * t * t * (t * (t * 6.0 - 15.0) + 10.0);
}

}  // namespace

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    std::uint64_t z = a * 0x9e3779b97f4a7c15ULL + b + 0x632be59bd9b4e019ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

std::uint64_t word(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

std::uint64_t Random::next() {
    m_state += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = m_state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

double Random::uniform() {
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

double Random::uniform(double low, double high) {
    return low + (high - low) * uniform();
}

std::size_t Random::below(std::size_t n) {
    return static_cast<std::size_t>(uniform() * static_cast<double>(n));
}

double Random::normal() {
    double sum = -6.0;
    for (int i = 0; i < 12; ++i)
        sum += uniform();
    return sum;
}

std::size_t Random::pick(std::span<const double> weights) {
    double total = 0.0;
    for (const double w : weights)
        total += w;
    double at = uniform() * total;
    for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
        if (at < weights[i])
            return i;
        at -= weights[i];
    }
    return weights.size() - 1;
}

double smooth_noise(Coord p, double wavelength_m, std::uint64_t seed) {
    const double x = p.x / wavelength_m;
    const double y = p.y / wavelength_m;
    const auto ix = static_cast<std::int64_t>(std::floor(x));
    const auto iy = static_cast<std::int64_t>(std::floor(y));
    const double tx = ease(x - static_cast<double>(ix));
    const double ty = ease(y - static_cast<double>(iy));
    const double south = std::lerp(corner_value(ix, iy, seed), corner_value(ix + 1, iy, seed), tx);
    const double north =
        std::lerp(corner_value(ix, iy + 1, seed), corner_value(ix + 1, iy + 1, seed), tx);
    return std::lerp(south, north, ty);
}

double fractal_noise(Coord p, double wavelength_m, int octaves, std::uint64_t seed) {
    double sum = 0.0;
    double height = 0.6;
    for (int i = 0; i < octaves; ++i) {
        sum += height * smooth_noise(p, wavelength_m, mix(seed, static_cast<std::uint64_t>(i)));
        wavelength_m /= 2;
        height /= 2;
    }
    return sum;
}

}  // namespace zamin::sample
