// Which sex a number stands for is never guessed; a person says it once for a source.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/layer.hpp"
#include "core/remark.hpp"
#include "project/project.hpp"
#include "text/vocabulary.hpp"

namespace zamin::project {

using SexCodes = std::map<std::string, text::Sex>;

// "1=F, 2=M": codes as the source has them, words as text::sex_from knows them, a blank one for
// unknown. Throws UsageError for anything else, and for a code that is said twice.
SexCodes sex_codes_from(std::string_view text);

// Puts "F", "M" or nothing in place of the codes of the source's columns of sexes, with a note;
// values that are no codes stay. Does nothing where the source has no codes.
void settle_sex_codes(Layer& layer, const ProjectSource& source, std::vector<Remark>& notes);

}  // namespace zamin::project
