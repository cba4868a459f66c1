#version 330 core
// Distance to the segment gives a smooth edge; round ends close the joins.
flat in float v_length_px;
in vec2 v_along_across_px;

uniform float u_half_width_px;
uniform vec4 u_colour;

out vec4 o_colour;

void main() {
    float along = v_along_across_px.x;
    float beyond = max(max(-along, along - v_length_px), 0.0);
    float distance_px = length(vec2(beyond, v_along_across_px.y));
    float alpha = clamp(u_half_width_px + 0.5 - distance_px, 0.0, 1.0);
    o_colour = vec4(u_colour.rgb, u_colour.a * alpha);
}
