#include "print/catchment_farms.hpp"

#include <algorithm>
#include <array>

#include "print/page_theme.hpp"
#include "style/crop_colours.hpp"

namespace zamin::print {

namespace {

struct FarmSign {
    style::PointSign shape;
    bool open;  // pale with a dark rim
    double size_mm;
};

// Seven signs and nine hues: the first 63 centres differ in one or the other, and seven at a time
// without any colour. No open circle: that is a farm whose harvest finds no room.
constexpr std::array farm_signs{FarmSign{style::PointSign::circle, false, 1.1},
                                FarmSign{style::PointSign::triangle, true, 1.5},
                                FarmSign{style::PointSign::diamond, false, 1.5},
                                FarmSign{style::PointSign::square, true, 1.2},
                                FarmSign{style::PointSign::triangle, false, 1.5},
                                FarmSign{style::PointSign::diamond, true, 1.5},
                                FarmSign{style::PointSign::square, false, 1.2}};

const FarmSign& sign_of(std::size_t centre) {
    return farm_signs[centre % farm_signs.size()];
}

std::uint8_t hue_of(std::size_t centre) {
    return static_cast<std::uint8_t>(centre % style::hue_slots);
}

Fill fill_of(const FarmSign& sign, std::size_t hue) {
    const style::Colour colour =
        style::crop_colour(static_cast<style::CropSlot>(hue), theme().muted);
    return Fill{sign.open ? style::mix(theme().raised, colour, 0.5F) : colour};
}

style::Colour rim_of(const FarmSign& sign) {
    return sign.open ? theme().ink : theme().raised;
}
double rim_mm(const FarmSign& sign) {
    return sign.open ? 0.2 : 0.08;
}

MapLayer layer_of(const FarmSign& sign) {
    MapLayer layer;
    layer.sign = sign.shape;
    layer.point_mm = sign.size_mm;
    layer.outline = rim_of(sign);
    layer.outline_mm = rim_mm(sign);
    for (std::size_t hue = 0; hue < style::hue_slots; ++hue) {
        layer.fills.push_back(fill_of(sign, hue));
    }
    return layer;
}

}  // namespace

std::vector<MapLayer> farm_layers(const catchment::Catchments& catchments,
                                  std::shared_ptr<const Geometries> farms,
                                  std::optional<std::size_t> only) {
    std::vector<MapLayer> layers;
    const std::size_t used = std::min(farm_signs.size(), catchments.centres.size());
    for (std::size_t s = 0; s < used; ++s) {
        MapLayer layer = layer_of(farm_signs[s]);
        bool any = false;
        for (const catchment::Delivery& delivery : catchments.deliveries) {
            const bool shown = delivery.centre && *delivery.centre % farm_signs.size() == s &&
                               (!only || *only == *delivery.centre);
            layer.classes.push_back(shown ? hue_of(*delivery.centre) : hidden_farm);
            any = any || shown;
        }
        if (any) {
            layer.geometry = farms;
            layers.push_back(std::move(layer));
        }
    }
    return layers;
}

Swatch farm_swatch(std::size_t centre) {
    const FarmSign& sign = sign_of(centre);
    Swatch swatch;
    swatch.shape = swatch_shape(sign.shape);
    swatch.fill = fill_of(sign, hue_of(centre));
    swatch.outline = rim_of(sign);
    swatch.outline_mm = rim_mm(sign);
    swatch.sign_mm = 1.3 * sign.size_mm;  // a single sign is harder to make out than a crowd
    return swatch;
}

}  // namespace zamin::print
