#include "project/place_names.hpp"

#include <array>

namespace zamin::project {

std::vector<text::PlaceNames> place_names(const Layer& layer, const ProjectSource& source) {
    constexpr std::array fields{"name", "name_en", "name_tg", "name_ru", "aliases"};
    std::vector<text::PlaceNames> places(layer.size());
    for (const char* field : fields) {
        const Column* column = layer.find_column(source.column(field));
        for (std::size_t row = 0; column && row < layer.size(); ++row) {
            places[row].add(column->text(row));
        }
    }
    return places;
}

}  // namespace zamin::project
