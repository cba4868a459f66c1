// Small grey pictures of pages, and how far two of them are apart.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace zamin::test {

struct GreyPicture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> dots;  // rows from the top, 255 = white
};

// A binary portable graymap, as pdftoppm writes it. Throws std::runtime_error for anything else.
GreyPicture read_pgm(const std::filesystem::path& file);
GreyPicture read_png(const std::filesystem::path& file);
// In sixteen greys, so that kept pictures are small.
void write_png(const std::filesystem::path& file, const GreyPicture& picture);

// The pictures side by side from the left, tops in line.
GreyPicture side_by_side(const std::vector<GreyPicture>& pictures);
// A part of side_by_side's.
GreyPicture column(const GreyPicture& all, int x, int width, int height);

struct GreyDifference {
    bool same_size = true;
    double far_off = 0.0;      // share of dots that differ by more than a third of black
    double worst_block = 0.0;  // largest mean difference of a block of 16 x 16 dots, of 255
    std::string worst_place;   // of that block: "x 32, y 160"
};
GreyDifference difference(const GreyPicture& a, const GreyPicture& b);

}  // namespace zamin::test
