// Filled polygons: a class a feature, a colour a class.
layout(location = 0) in vec2 a_position_m;
layout(location = 1) in uint a_feature;

// Bit i of word i / 32: class i is hatched.
uniform uvec2 u_hatched;

flat out vec4 v_colour;
flat out uint v_hatched;

void main() {
    uint class_index = class_of(a_feature);
    v_colour = class_colour(class_index);
    uint word = class_index < 32u ? u_hatched.x : u_hatched.y;
    v_hatched = (word >> (class_index & 31u)) & 1u;
    gl_Position = class_index == not_drawn ? nowhere() : to_clip(to_px(a_position_m));
}
