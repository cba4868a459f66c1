// Which of many names are borne by several: to be told apart where they are listed.
#pragma once

#include <string>
#include <unordered_map>
#include <utility>

namespace zamin::text {

class SharedNames {
  public:
    // Once for each bearer.
    void add(std::string name) { ++m_bearers[std::move(name)]; }
    bool contains(const std::string& name) const {
        const auto found = m_bearers.find(name);
        return found != m_bearers.end() && found->second > 1;
    }

  private:
    std::unordered_map<std::string, int> m_bearers;
};

}  // namespace zamin::text
