#version 330 core
// Distance to the segment gives a smooth edge; round ends close the joins.
flat in vec4 v_colour;
flat in float v_length_px;
flat in float v_start_px;
in vec2 v_along_across_px;

uniform float u_half_width_px;
uniform bool u_dashed;
uniform vec2 u_dash_px;  // drawn, left out

out vec4 o_colour;

void main() {
    float along = v_along_across_px.x;
    float beyond = max(max(-along, along - v_length_px), 0.0);
    float distance_px = length(vec2(beyond, v_along_across_px.y));
    // A line thinner than a pixel is a pixel wide and paler.
    float half_width = max(u_half_width_px, 0.5);
    float alpha = clamp(half_width + 0.5 - distance_px, 0.0, 1.0) * min(2.0 * u_half_width_px, 1.0);
    if (u_dashed) {
        float at = mod(v_start_px + clamp(along, 0.0, v_length_px), u_dash_px.x + u_dash_px.y);
        float from_middle = abs(at - 0.5 * u_dash_px.x);
        from_middle = min(from_middle, u_dash_px.x + u_dash_px.y - from_middle);
        alpha *= clamp(0.5 * u_dash_px.x + 0.5 - from_middle, 0.0, 1.0);
    }
    o_colour = vec4(v_colour.rgb, v_colour.a * alpha);
}
