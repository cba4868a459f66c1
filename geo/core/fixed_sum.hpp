// A sum that does not depend on the order in which its numbers were added.
#pragma once

#include <cstdint>

namespace zamin {

// In fixed point, whole numbers and parts of 2^-30: integer addition is associative, so that any
// order, and any number of threads, gives the same digits. Up to 9e18; each number is rounded to
// 1e-9.
class FixedSum {
  public:
    void add(double number);
    void add(const FixedSum& other);
    double value() const;

  private:
    std::int64_t m_whole = 0;
    std::int64_t m_parts = 0;
};

}  // namespace zamin
