// The fields of one village: a lattice of blocks turned along the nearest canal, river or road and
// gently bent, each block cut into rows, each row into strips. Neighbours in a row share their
// border vertex by vertex; rows are parted by a bund, blocks by a lane.
#pragma once

#include <deque>
#include <functional>

#include "sample/random.hpp"
#include "sample/world.hpp"

namespace zamin::sample {

// A piece of land to be laid out: `ring` receives its closed outline.
struct Piece {
    double wanted_m2 = 0.0;
    Path* ring = nullptr;
};

class FieldSystem {
  public:
    struct Site {
        Coord center;
        Coord axis{1.0, 0.0};   // unit vector along the rows
        double core_m = 250.0;  // houses: no fields nearer to the centre
        int reach = 8;          // blocks in each direction
        std::uint64_t seed = 0;
    };
    // Whether nothing can be in the way within radius_m of a point, and whether a point may be
    // tilled.
    using Open = std::function<bool(Coord, double radius_m)>;
    using Free = std::function<bool(Coord)>;

    FieldSystem(const Site& site, Open open, Free free);

    void add(const Piece& piece);
    // Lays out what has been added, near blocks first; what finds no room is returned.
    std::vector<Piece> lay_out();

  private:
    struct Block {
        double u0, v0;
        double distance_m;
    };
    struct Divider {
        double low, high;  // u at the lower and the upper edge of the row
    };

    Coord place(double u, double v) const;
    std::size_t class_for(const Block& block);
    void fill_rows(double u0, double u1, double v0, double v1, std::size_t size_class);
    void fill_row(double u0, double u1, double v0, double v1, std::size_t size_class, bool at_lane);
    double fill_stretch(double from, double to, double v0, double v1, std::size_t size_class,
                        bool at_lane);
    std::deque<Piece>::iterator fitting_piece(std::size_t size_class, double room_m2);
    std::vector<std::pair<double, double>> free_stretches(double u0, double u1, double v0,
                                                          double v1, bool all_open) const;
    Path outline(Divider left, Divider right, double v0, double v1, double dent_m) const;
    Divider fitting(Divider left, double lean_m, double v0, double v1, double dent_m,
                    double wanted_m2) const;

    Site m_site;
    Open m_open;
    Free m_free;
    Random m_random;
    std::vector<Block> m_blocks;
    std::size_t m_next_block = 0;
    std::vector<std::deque<Piece>> m_waiting;  // by size class
};

}  // namespace zamin::sample
