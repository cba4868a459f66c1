// A point as a square that holds the rim of its sign; one instance a point.
layout(location = 0) in vec2 a_position_m;

uniform float u_half_size_px;  // of the sign itself
uniform float u_rim_px;        // drawn outside it

out vec2 v_offset_px;

void main() {
    float reach = u_half_size_px * 1.5 + u_rim_px + 1.0;
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
    v_offset_px = corner * reach;
    gl_Position = to_clip(to_px(a_position_m) + v_offset_px);
}
