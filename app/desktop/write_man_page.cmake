# Writes the man page: the template with the commands that the program itself lists.
#   cmake -DPROGRAM=zamin -DTEMPLATE=zamin.1.in -DOUTPUT=zamin.1 -DPROJECT_VERSION=...
#         -P write_man_page.cmake
execute_process(COMMAND ${PROGRAM} --help OUTPUT_VARIABLE help COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCH "Subcommands:\n(  [^\n]+\n)+" list "${help}")
string(REGEX MATCHALL "  [a-z]+ +[^\n]+" lines "${list}")
set(commands "")
foreach(line IN LISTS lines)
    string(REGEX MATCH "^  ([a-z]+) +(.*)$" whole "${line}")
    string(APPEND commands ".TP\n.B ${CMAKE_MATCH_1}\n${CMAKE_MATCH_2}\n")
endforeach()
if(commands STREQUAL "")
    message(FATAL_ERROR "${PROGRAM} --help lists no commands")
endif()
configure_file(${TEMPLATE} ${OUTPUT} @ONLY)
