#version 330 core
// A tile of the drawn map, placed on the screen: six corners of two triangles. Software renderers
// know a rectangle by the corners that such a pair shares, and fill it without running a shader for
// each pixel; in a strip they do not.
uniform vec2 u_size_px;   // of the map area
uniform vec3 u_place_px;  // lower left corner, size

out vec2 v_at;

const int corners[6] = int[6](0, 1, 2, 2, 1, 3);

void main() {
    int corner = corners[gl_VertexID];
    v_at = vec2(float(corner & 1), float(corner >> 1));
    vec2 px = u_place_px.xy + v_at * u_place_px.z;
    gl_Position = vec4(px / u_size_px * 2.0 - 1.0, 0.0, 1.0);
}
