#include "viewer/render/shader_program.hpp"

#include <array>

#include "core/error.hpp"

namespace zamin::viewer {

namespace {

std::string compile_log(GLuint shader) {
    GLint length = 0;
    glGetShaderiv(shader, GL_INFO_LOG_LENGTH, &length);
    std::string log(static_cast<std::size_t>(length), '\0');
    glGetShaderInfoLog(shader, length, nullptr, log.data());
    return log;
}

std::string link_log(GLuint program) {
    GLint length = 0;
    glGetProgramiv(program, GL_INFO_LOG_LENGTH, &length);
    std::string log(static_cast<std::size_t>(length), '\0');
    glGetProgramInfoLog(program, length, nullptr, log.data());
    return log;
}

GlShader compile(const std::string& name, GLenum stage, const char* common, const char* source) {
    GlShader shader(glCreateShader(stage));
    const std::array sources{common, source};
    glShaderSource(shader.get(), 2, sources.data(), nullptr);
    glCompileShader(shader.get());
    GLint compiled = GL_FALSE;
    glGetShaderiv(shader.get(), GL_COMPILE_STATUS, &compiled);
    if (compiled == GL_FALSE) {
        throw error("the {} shader of '{}' does not compile on this graphics driver: {}",
                    stage == GL_VERTEX_SHADER ? "vertex" : "fragment", name,
                    compile_log(shader.get()));
    }
    return shader;
}

}  // namespace

ShaderProgram::ShaderProgram(std::string name, const char* common, const char* vertex,
                             const char* fragment)
    : m_name(std::move(name)) {
    const GlShader vertex_stage = compile(m_name, GL_VERTEX_SHADER, common, vertex);
    const GlShader fragment_stage = compile(m_name, GL_FRAGMENT_SHADER, "", fragment);
    m_program = GlProgram(glCreateProgram());
    glAttachShader(m_program.get(), vertex_stage.get());
    glAttachShader(m_program.get(), fragment_stage.get());
    glLinkProgram(m_program.get());
    GLint linked = GL_FALSE;
    glGetProgramiv(m_program.get(), GL_LINK_STATUS, &linked);
    if (linked == GL_FALSE) {
        throw error("the shaders of '{}' do not link on this graphics driver: {}", m_name,
                    link_log(m_program.get()));
    }
}

}  // namespace zamin::viewer
