# Writes files as byte strings into the C++ source -DOUT: for "tg.mo" a function
# std::string_view embedded_tg_mo() in the namespace -DNAMESPACE, declared in -DHEADER.
# -DFILES=a,b
set(text "// Written by geo/embed_bytes.cmake.\n")
string(APPEND text "#include \"${HEADER}\"\n\nnamespace ${NAMESPACE} {\n\n")
string(REPLACE "," ";" files "${FILES}")
foreach(path ${files})
    get_filename_component(name ${path} NAME)
    string(REGEX REPLACE "[^A-Za-z0-9]" "_" name ${name})
    file(READ ${path} hex HEX)
    file(SIZE ${path} size)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${hex}")
    string(APPEND text "std::string_view embedded_${name}() {\n"
        "    static constexpr char bytes[] = \"${bytes}\";\n    return {bytes, ${size}};\n}\n\n")
endforeach()
string(APPEND text "}  // namespace ${NAMESPACE}\n")
file(WRITE ${OUT} "${text}")
