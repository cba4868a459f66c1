#version 330 core
// Shared by every vertex stage: from map metres to the screen, and the colour of a feature.

const uint not_drawn = 255u;
const int palette_size = 64;

// The view's centre relative to the layer's origin, split into two floats: the subtraction of the
// first is exact near the centre, so nothing trembles however far the origin lies.
uniform vec2 u_center_high_m;
uniform vec2 u_center_low_m;
uniform float u_px_per_m;
uniform vec2 u_size_px;

uniform usamplerBuffer u_classes;
uniform vec4 u_palette[palette_size];

// Pixels from the middle of the map area, y up.
vec2 to_px(vec2 position_m) {
    return ((position_m - u_center_high_m) - u_center_low_m) * u_px_per_m;
}

vec4 to_clip(vec2 px) {
    return vec4(px * 2.0 / u_size_px, 0.0, 1.0);
}

uint class_of(uint feature) {
    return texelFetch(u_classes, int(feature)).r;
}

vec4 class_colour(uint class_index) {
    return u_palette[min(class_index, uint(palette_size - 1))];
}

// Outside the clip volume: what has all its corners here is not drawn.
vec4 nowhere() {
    return vec4(2.0, 2.0, 2.0, 1.0);
}
