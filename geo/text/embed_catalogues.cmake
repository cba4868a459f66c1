# Writes the compiled catalogues -DMO=tg.mo,ru.mo as byte strings into the C++ source -DOUT.
set(text "// Written by geo/text/embed_catalogues.cmake.\n")
string(APPEND text "#include \"text/embedded_catalogues.hpp\"\n\nnamespace zamin::text {\n\n")
string(REPLACE "," ";" files "${MO}")
foreach(path ${files})
    get_filename_component(name ${path} NAME_WE)
    file(READ ${path} hex HEX)
    file(SIZE ${path} size)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${hex}")
    string(APPEND text "std::string_view embedded_${name}() {\n"
        "    static constexpr char bytes[] = \"${bytes}\";\n    return {bytes, ${size}};\n}\n\n")
endforeach()
string(APPEND text "}  // namespace zamin::text\n")
file(WRITE ${OUT} "${text}")
