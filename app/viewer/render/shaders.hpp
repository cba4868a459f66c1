// The GLSL files of shaders/, embedded at build; `common_glsl` goes before the vertex stages of
// layers.
#pragma once

namespace zamin::viewer::shaders {

extern const char* const common_glsl;
extern const char* const fill_vert;
extern const char* const fill_frag;
extern const char* const line_vert;
extern const char* const line_frag;
extern const char* const point_vert;
extern const char* const point_frag;
extern const char* const speck_vert;
extern const char* const speck_frag;
extern const char* const tile_vert;
extern const char* const tile_frag;

}  // namespace zamin::viewer::shaders
