#include "viewer/render/map_renderer.hpp"

namespace zamin::viewer {

Colour Colour::hex(std::uint32_t rgb, float alpha) {
    const auto channel = [rgb](unsigned shift) {
        return static_cast<float>((rgb >> shift) & 0xFFU) / 255.0F;
    };
    return {channel(16), channel(8), channel(0), alpha};
}

}  // namespace zamin::viewer
