// How much of each dot a small polygon covers, exactly, as style::AreaMask has it, but without a
// question for every edge and dot: for an outline of a few dots the processor's wrong guesses take
// longer than the sums over a fixed block of dots, of which it does four at a time.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

namespace zamin::style {

// Figures of four dots beside each other (an extension of GCC and Clang).
using Four __attribute__((vector_size(16))) = float;
using FourClasses __attribute__((vector_size(16))) = int;

inline Four all_four(float value) {
    return Four{value, value, value, value};
}

// A block of `columns` dots, four or eight, in each of `most_rows` rows.
template <std::size_t columns>
class SmallCover {
  public:
    static constexpr std::size_t most_rows = 8;
    using Row = std::array<Four, columns / 4>;

    // An edge of a closed outline, in dots, with 0 <= x <= columns and 0 <= y <= most_rows.
    void edge(float x0, float y0, float x1, float y1) {
        const bool down = y0 < y1;
        const float top = down ? y0 : y1;
        const float bottom = down ? y1 : y0;
        const float from = down ? x0 : x1;
        const float slope = ((down ? x1 : x0) - from) / std::max(bottom - top, 1e-9F);
        const float direction = down ? 1.0F : -1.0F;
        const int last = std::min(static_cast<int>(bottom), static_cast<int>(most_rows) - 1);
        for (int y = static_cast<int>(top); y <= last; ++y) {
            const float begin = std::max(static_cast<float>(y), top);
            const float end = std::min(static_cast<float>(y + 1), bottom);
            slice(m_rows[static_cast<std::size_t>(y)], from + slope * (begin - top),
                  from + slope * (end - top), (end - begin) * direction);
        }
    }

    // What is covered of the dots of a row, 0 to 1; the row is empty afterwards.
    Row take(std::size_t y) {
        const Four least = all_four(1.0F / 1024.0F);  // less is an error of rounding
        const Four whole = all_four(1.0F);
        Row covered;
        float before = 0.0F;  // of the dot to the left
        for (std::size_t i = 0; i < columns / 4; ++i) {
            const Four at = m_rows[y][i];
            const Four share = at - Four{before, at[0], at[1], at[2]};
            const Four positive = share < 0.0F ? -share : share;
            const Four most = positive < whole ? positive : whole;
            covered[i] = most > least ? most : Four{};
            before = at[3];
            m_rows[y][i] = Four{};
        }
        return covered;
    }

  private:
    // The part of an edge within a row: for the right side of each dot, the mean way back to the
    // edge, which is a parabola while the side cuts the edge and a straight line behind it.
    static void slice(Row& row, float x0, float x1, float height) {
        const float left = std::min(x0, x1);
        const float right = std::max(x0, x1);
        const float per_width = 1.0F / std::max(right - left, 1e-6F);
        const float half = 0.5F * (right - left) * height;
        Four side{1.0F, 2.0F, 3.0F, 4.0F};
        for (std::size_t i = 0; i < columns / 4; ++i, side += 4.0F) {
            Four share = (side - left) * per_width;
            share = share > 0.0F ? share : Four{};
            share = share < 1.0F ? share : all_four(1.0F);
            const Four beyond = side - right;
            row[i] += half * share * share + height * (beyond > 0.0F ? beyond : Four{});
        }
    }

    std::array<Row, most_rows> m_rows{};
};

}  // namespace zamin::style
