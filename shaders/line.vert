// A segment as a rectangle that holds its round-ended stroke; one instance a segment.
layout(location = 0) in vec2 a_from_m;
layout(location = 1) in vec2 a_to_m;

uniform float u_half_width_px;

flat out float v_length_px;
out vec2 v_along_across_px;

void main() {
    vec2 from = to_px(a_from_m);
    vec2 to = to_px(a_to_m);
    vec2 span = to - from;
    v_length_px = length(span);
    vec2 direction = v_length_px > 0.0 ? span / v_length_px : vec2(1.0, 0.0);
    float reach = u_half_width_px + 1.0;
    float end = float(gl_VertexID & 1);
    float side = float(gl_VertexID >> 1) * 2.0 - 1.0;
    v_along_across_px = vec2(mix(-reach, v_length_px + reach, end), side * reach);
    gl_Position = to_clip(from + direction * v_along_across_px.x +
                          vec2(-direction.y, direction.x) * v_along_across_px.y);
}
