// Names in three languages. They are written once in Tajik; English and Russian follow by letter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sample/random.hpp"
#include "sample/world.hpp"

namespace zamin::sample {

// Letter by letter, capitals kept: Ҷангал -> Jangal, Чангал is Changal.
std::string tajik_to_english(std::string_view tajik);
std::string tajik_to_russian(std::string_view tajik);
// `tajik` with both transliterations.
Names spelled(std::string_view tajik);

// Village names, each at most once a pool; "upper", "lower" and "new" ones when the plain are used.
class VillageNames {
  public:
    explicit VillageNames(std::uint64_t seed);
    Names take();

  private:
    std::vector<std::string> m_names;
};

// "Раҳимова Зулфия" for sex F, "Раҳимов Рустам" for M; for an unknown sex a surname that does not
// tell.
std::string person_name(Word sex, Random& random);

}  // namespace zamin::sample
