// A linked pair of shaders and its uniforms; for the .cpp files of app/viewer/render.
#pragma once

#include <string>

#include "viewer/render/handles.hpp"

namespace zamin::viewer {

class ShaderProgram {
  public:
    // `common` goes before the vertex stage. Throws Error with the compiler's log, naming `name`.
    ShaderProgram(std::string name, const char* common, const char* vertex, const char* fragment);

    void use() const { glUseProgram(m_program.get()); }
    // -1 for a uniform that the compiler found unused; setting it is then without effect.
    GLint uniform(const char* uniform_name) const {
        return glGetUniformLocation(m_program.get(), uniform_name);
    }

  private:
    std::string m_name;
    GlProgram m_program;
};

}  // namespace zamin::viewer
