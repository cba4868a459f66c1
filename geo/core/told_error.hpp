// Errors whose sentence a window says in the reader's language; commands say it in English.
#pragma once

#include "core/error.hpp"
#include "core/sentence.hpp"

namespace zamin {

// What an error says, for whoever has a catalogue: dynamic_cast<const Told*>(&error).
class Told {
  public:
    explicit Told(Sentence sentence) : m_sentence(std::move(sentence)) {}
    virtual ~Told() = default;
    const Sentence& sentence() const { return m_sentence; }

  private:
    Sentence m_sentence;
};

template <typename Base>
class ToldError : public Base, public Told {
  public:
    explicit ToldError(Sentence sentence) : Base(sentence.english()), Told(std::move(sentence)) {}
};

// error(said("{0}: the file cannot be read", {path}))
[[nodiscard]] inline ToldError<Error> error(Sentence sentence) {
    return ToldError<Error>(std::move(sentence));
}
[[nodiscard]] inline ToldError<UsageError> usage_error(Sentence sentence) {
    return ToldError<UsageError>(std::move(sentence));
}

}  // namespace zamin
