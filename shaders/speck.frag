#version 330 core
flat in vec4 v_colour;
in vec2 v_offset_px;

uniform float u_radius_px;

out vec4 o_colour;

void main() {
    float inside = clamp(u_radius_px + 0.5 - length(v_offset_px), 0.0, 1.0);
    o_colour = vec4(v_colour.rgb, v_colour.a * inside);
}
