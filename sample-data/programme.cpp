#include "sample/programme.hpp"

#include <array>

namespace zamin::sample {

std::span<const ProgrammeFacts> programme_facts() {
    static constexpr std::array facts{
        ProgrammeFacts{"KUL", "tomato", 55, 573, 401, 22, 21, 10, 209, 108, 32, 1, 1},
        ProgrammeFacts{"JOM", "tomato", 27, 474, 331, 18, 18, 8, 166, 88, 24, 1, 0},
        ProgrammeFacts{"VOS", "onion", 46, 349, 244, 13, 12, 6, 49, 64, 7, 0, 1},
        ProgrammeFacts{"BAL", "rice", 223, 743, 520, 28, 27, 11, 10, 138, 1, 1, 0}};
    return facts;
}

std::span<const HoldingClass> holding_classes() {
    static constexpr std::array classes{HoldingClass{0.80, 0.05, 0.99, 0.45},
                                        HoldingClass{0.15, 1.0, 5.0, 3.0},
                                        HoldingClass{0.05, 5.0, 20.0, 12.4}};
    return classes;
}

}  // namespace zamin::sample
