#version 330 core
// The rim about a sign, by its distance function: negative inside, in pixels.
in vec2 v_offset_px;

uniform int u_sign;  // PointSign: circle, square, diamond, triangle
uniform float u_half_size_px;
uniform float u_rim_px;
uniform vec4 u_colour;

out vec4 o_colour;

float sign_distance(vec2 p) {
    float r = u_half_size_px;
    if (u_sign == 1) {
        vec2 q = abs(p) - vec2(r * 0.886);  // the same area as the circle
        return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0);
    }
    if (u_sign == 2) {
        return (abs(p.x) + abs(p.y) - r * 1.253) * 0.70710678;
    }
    if (u_sign == 3) {
        // Three half-planes of an equilateral triangle whose incircle has 0.778 r.
        return max(-p.y, 0.8660254 * abs(p.x) + 0.5 * p.y) - r * 0.778;
    }
    return length(p) - r;
}

float inside(float distance_px) {
    return clamp(0.5 - distance_px, 0.0, 1.0);
}

void main() {
    float d = sign_distance(v_offset_px);
    o_colour = vec4(u_colour.rgb, u_colour.a * inside(d - u_rim_px) * (1.0 - inside(d)));
}
