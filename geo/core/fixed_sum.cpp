#include "core/fixed_sum.hpp"

#include <cmath>

namespace zamin {

namespace {
constexpr double parts_per_whole = 0x1p30;
}

void FixedSum::add(double number) {
    const double whole = std::floor(number);
    m_whole += static_cast<std::int64_t>(whole);
    m_parts += std::llround((number - whole) * parts_per_whole);
}

void FixedSum::add(const FixedSum& other) {
    m_whole += other.m_whole;
    m_parts += other.m_parts;
}

double FixedSum::value() const {
    return static_cast<double>(m_whole) + static_cast<double>(m_parts) / parts_per_whole;
}

}  // namespace zamin
