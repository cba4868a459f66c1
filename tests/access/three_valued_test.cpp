#include "access/three_valued.hpp"

#include "access/gap_ratio.hpp"
#include "hand.hpp"

using namespace zamin::access;
using zamin::test::check_bounds;

TEST_CASE("either and both keep what is not known") {
    CHECK(either(Tri::yes, Tri::unknown) == Tri::yes);
    CHECK(either(Tri::no, Tri::unknown) == Tri::unknown);
    CHECK(either(Tri::no, Tri::no) == Tri::no);
    CHECK(both(Tri::no, Tri::unknown) == Tri::no);
    CHECK(both(Tri::yes, Tri::unknown) == Tri::unknown);
    CHECK(both(Tri::yes, Tri::yes) == Tri::yes);
}

TEST_CASE("a share has bounds, and no point where more than a fifth is unknown") {
    // 3 yes, 5 no, 2 unknown of 10: 30 %, 3/8 = 37.5 %, 50 %.
    const Estimate share = share_of({3, 5, 2});
    check_bounds(share, 30, 37.5, 50);
    CHECK(share.known == 8);
    CHECK(share.unknown == 2);
    // 3 of 11 unknown is more than a fifth.
    check_bounds(share_of({3, 5, 3}), 300.0 / 11, -1, 600.0 / 11);
    check_bounds(share_of({0, 0, 4}), 0, -1, 100);
    CHECK(share_of({0, 0, 0}).note == "nobody");
}

TEST_CASE("women's part is bounded over unknown sex and unknown answers") {
    // 4 women and 5 men say yes, 1 of unknown sex says yes: 4/10, 4/9, 5/10.
    AnswersBySex answers;
    answers.women = {4, 1, 0};
    answers.men = {5, 0, 0};
    answers.sex_unknown = {1, 0, 0};
    check_bounds(womens_part(answers), 40, 400.0 / 9, 50);
    // A woman who may hold, a man who may: 4/(4+5+1+1), and (4+1+1)/(4+1+1+5).
    answers.women.unknown = answers.men.unknown = 1;
    const Estimate part = womens_part(answers);
    check_bounds(part, 400.0 / 11, -1, 600.0 / 11);
    CHECK(part.known == 9);
    CHECK(part.unknown == 3);
}

TEST_CASE("the gap ratio is bounded by every way in which unknown sexes can fall") {
    // Women 1 and 2 ha, men 3 and 5 ha: 1.5 / 4.
    check_bounds(gap_ratio({{1, 2}, {5, 3}, {}, 0}), 0.375, 0.375, 0.375);
    // One more of 0 ha: as a woman 1 / 4, as a man 1.5 / (8/3).
    check_bounds(gap_ratio({{1, 2}, {5, 3}, {0}, 0}), 0.25, 0.375, 0.5625);
    CHECK(gap_ratio({{1, 2}, {0, 0}, {}, 0}).note == "n/a: no man with land");
    CHECK(gap_ratio({{}, {1}, {}, 0}).note == "n/a: no women");
    const Estimate open = gap_ratio({{1, 2, 1, 1}, {5, 3}, {}, 1});
    CHECK(open.value.has_value());
    CHECK_FALSE(open.lower.has_value());
    CHECK(open.unknown == 1);
}
