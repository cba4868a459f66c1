#version 330 core
in vec2 v_at;

uniform sampler2D u_tile;

out vec4 o_colour;

void main() {
    o_colour = texture(u_tile, v_at);
}
