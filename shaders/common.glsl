#version 330 core
// Shared by every vertex stage: from map metres to the screen.

// The view's centre relative to the shapes' origin, split into two floats: the subtraction of the
// first is exact near the centre, so nothing trembles however far the origin lies.
uniform vec2 u_center_high_m;
uniform vec2 u_center_low_m;
uniform float u_px_per_m;
uniform vec2 u_size_px;

// Pixels from the middle of the map area, y up.
vec2 to_px(vec2 position_m) {
    return ((position_m - u_center_high_m) - u_center_low_m) * u_px_per_m;
}

vec4 to_clip(vec2 px) {
    return vec4(px * 2.0 / u_size_px, 0.0, 1.0);
}
