#version 330 core
// Signs as distance functions: negative inside, in pixels.
flat in vec4 v_colour;
in vec2 v_offset_px;

uniform int u_sign;  // PointSign: circle, square, diamond, triangle
uniform float u_half_size_px;
uniform float u_outline_px;  // inside the sign's edge
uniform vec4 u_outline;
uniform float u_rim_px;  // outside it: casing or selection
uniform vec4 u_rim;
uniform bool u_filled;

out vec4 o_colour;

float sign_distance(vec2 p) {
    float r = u_half_size_px;
    if (u_sign == 1) {
        vec2 q = abs(p) - vec2(r * 0.886);  // the same area as the circle
        return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0);
    }
    if (u_sign == 2) {
        return (abs(p.x) + abs(p.y) - r * 1.253) * 0.70710678;
    }
    if (u_sign == 3) {
        // Three half-planes of an equilateral triangle whose incircle has 0.778 r.
        float inner = r * 0.778;
        return max(-p.y, max(0.8660254 * p.x, -0.8660254 * p.x) + 0.5 * p.y) - inner;
    }
    return length(p) - r;
}

vec4 over(vec4 above, vec4 below) {
    float alpha = above.a + below.a * (1.0 - above.a);
    vec3 rgb = above.rgb * above.a + below.rgb * below.a * (1.0 - above.a);
    return vec4(alpha > 0.0 ? rgb / alpha : above.rgb, alpha);
}

float inside(float distance_px) {
    return clamp(0.5 - distance_px, 0.0, 1.0);
}

void main() {
    float d = sign_distance(v_offset_px);
    float body = inside(d);
    float core = inside(d + u_outline_px);
    vec4 rim = vec4(u_rim.rgb, u_rim.a * (u_filled ? inside(d - u_rim_px)
                                                   : inside(d - u_rim_px) * (1.0 - body)));
    vec4 outline = vec4(u_outline.rgb, u_outline.a * (u_outline_px > 0.0 ? body - core : 0.0));
    vec4 fill = vec4(v_colour.rgb, v_colour.a * (u_outline_px > 0.0 ? core : body));
    if (!u_filled) {
        o_colour = rim;
    } else {
        float ring = outline.a + fill.a;
        vec4 sign = ring > 0.0
                        ? vec4((outline.rgb * outline.a + fill.rgb * fill.a) / ring, ring)
                        : vec4(0.0);
        o_colour = over(sign, rim);
    }
}
