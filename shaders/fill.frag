#version 330 core
// Plain fill, or 45 degree lines in the colour over a faint tint of it.
flat in vec4 v_colour;
flat in uint v_hatched;

// Where the hatch's lines start, so that they move with the map.
uniform vec2 u_hatch_origin_px;
uniform float u_hatch_spacing_px;
uniform float u_hatch_width_px;
uniform float u_hatch_tint;

out vec4 o_colour;

void main() {
    o_colour = v_colour;
    if (v_hatched != 0u) {
        vec2 p = gl_FragCoord.xy - u_hatch_origin_px;
        float across = (p.x - p.y) * 0.70710678;
        float distance_px = abs(mod(across, u_hatch_spacing_px) - 0.5 * u_hatch_spacing_px);
        float line = clamp(0.5 * u_hatch_width_px + 0.5 - distance_px, 0.0, 1.0);
        o_colour.a *= mix(u_hatch_tint, 1.0, line);
    }
}
