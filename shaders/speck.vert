// A polygon too small to be seen as one, as a dot; one instance a polygon.
layout(location = 0) in vec2 a_middle_m;
layout(location = 1) in uint a_feature;
layout(location = 2) in float a_size_m;

uniform float u_radius_px;
uniform float u_seen_px;   // polygons of this size need no dot
uniform float u_strength;  // of a dot, less where they crowd

flat out vec4 v_colour;
out vec2 v_offset_px;

void main() {
    uint class_index = class_of(a_feature);
    float needed = clamp(2.0 - 2.0 * a_size_m * u_px_per_m / u_seen_px, 0.0, 1.0);
    if (class_index == not_drawn || needed <= 0.0) {
        gl_Position = nowhere();
        return;
    }
    v_colour = class_colour(class_index);
    v_colour.a *= needed * u_strength;
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
    v_offset_px = corner * (u_radius_px + 1.0);
    gl_Position = to_clip(to_px(a_middle_m) + v_offset_px);
}
