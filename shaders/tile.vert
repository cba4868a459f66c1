#version 330 core
// A tile of the drawn map, placed on the screen.
uniform vec2 u_size_px;   // of the map area
uniform vec3 u_place_px;  // lower left corner, size

out vec2 v_at;

void main() {
    v_at = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
    vec2 px = u_place_px.xy + v_at * u_place_px.z;
    gl_Position = vec4(px / u_size_px * 2.0 - 1.0, 0.0, 1.0);
}
