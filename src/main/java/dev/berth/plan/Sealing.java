package dev.berth.plan;

import java.util.List;

/// Seals what is secret of texts that have a name or belong together. The same text is sealed alike
/// wherever it stands.
///
/// @param sensitive what is secret
/// @param seal what stands for it
public record Sealing(Sensitive sensitive, Seal seal) {
  /// The value of a variable, label or option.
  public String value(String name, String text) {
    return sensitive.isName(name) || sensitive.isIn(text) ? seal.of(text) : text;
  }

  /// The words of a command: an option may stand before its secret.
  public List<String> words(List<String> words) {
    return sensitive.isIn(Values.text(words)) ? words.stream().map(seal::of).toList() : words;
  }

  /// A digest of what may be secret.
  public String digest(String digest) {
    return digest.isEmpty() ? digest : seal.of(digest);
  }
}
