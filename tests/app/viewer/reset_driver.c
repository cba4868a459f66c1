/* Loaded before the program (LD_PRELOAD), this plays a graphics driver that is reset: while the file
 * named in RESET_WHEN exists it says so once, removing the file. */
#include <epoxy/gl.h>
#include <stdlib.h>
#include <unistd.h>

static GLenum status(void) {
    const char* const file = getenv("RESET_WHEN");
    return file != NULL && unlink(file) == 0 ? GL_INNOCENT_CONTEXT_RESET : GL_NO_ERROR;
}

__attribute__((constructor)) static void take_the_place(void) {
    epoxy_glGetGraphicsResetStatus = status;
    epoxy_glGetGraphicsResetStatusARB = status;
}
