// Three-valued answers and the bounds that follow from them.
//
// A survey does not know everything. Every figure keeps what is known apart from what is not, and
// says between which values the truth lies:
//     lower = yes / (yes + no + unknown)     point = yes / (yes + no)
//     upper = (yes + unknown) / (yes + no + unknown)
// The point is not given where more than a fifth is unknown: the range then is the answer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace zamin::access {

enum class Tri : std::uint8_t { no, yes, unknown };

constexpr Tri tri(bool is) {
    return is ? Tri::yes : Tri::no;
}
// Yes if one of them is yes, no only if both are known to be no.
constexpr Tri either(Tri a, Tri b) {
    if (a == Tri::yes || b == Tri::yes) {
        return Tri::yes;
    }
    return a == Tri::no && b == Tri::no ? Tri::no : Tri::unknown;
}
// No if one of them is no, yes only if both are known to be yes.
constexpr Tri both(Tri a, Tri b) {
    if (a == Tri::no || b == Tri::no) {
        return Tri::no;
    }
    return a == Tri::yes && b == Tri::yes ? Tri::yes : Tri::unknown;
}

// Above this part of unknowns a point is not shown.
inline constexpr double most_unknown_for_a_point = 0.2;

// A figure with its bounds. Without `value` but with bounds: too much is unknown for a point.
// Without any of them: it cannot be said, and `note` has the reason ("not collected", "n < 10").
struct Estimate {
    std::optional<double> value;
    std::optional<double> lower;
    std::optional<double> upper;
    double known = 0.0;    // how many persons, plots or hectares the figure rests on
    double unknown = 0.0;  // how many of them say nothing
    std::string note;
};

// How many say yes, no, or nothing; weights where plots are counted by hectares or by shares.
struct Answers {
    double yes = 0.0;
    double no = 0.0;
    double unknown = 0.0;

    void add(Tri answer, double weight = 1.0) {
        (answer == Tri::yes ? yes : answer == Tri::no ? no : unknown) += weight;
    }
    double known() const { return yes + no; }
    double all() const { return yes + no + unknown; }
};

// Whether a point may be shown.
bool enough_known(double known, double unknown);
// Takes the point away where too much is unknown.
Estimate bounded(Estimate estimate);
// The share of yes in per cent by the formulas above; nobody asked: no figure, note "nobody".
Estimate share_of(const Answers& answers);

// Who has something, by sex: the answers of women, of men and of those whose sex is not recorded.
struct AnswersBySex {
    Answers women;
    Answers men;
    Answers sex_unknown;
};
// Women's part in per cent of all who say yes. Lower: every unknown answer of a woman is no, all
// others' yes, and nobody of unknown sex is a woman; upper: the other way round. Known counts the
// yes of known sex, unknown whatever could change the figure.
Estimate womens_part(const AnswersBySex& answers);

// A number known to be exact.
Estimate exactly(double value, double known);
// No figure, for a reason.
Estimate nothing(std::string note, double known = 0.0, double unknown = 0.0);

}  // namespace zamin::access
