package dev.berth.model.values;

/// What proves to a registry who is asking.
///
/// @param user the user's name; empty along with an identity token
/// @param secret a password, or the identity token
public record RegistryLogin(String user, String secret) {

  /// Whether the secret is a token that a registry's authority gave out in place of a password.
  public boolean isIdentityToken() {
    return user.isEmpty();
  }

  /// Without the secret, so that it cannot get into a message.
  @Override
  public String toString() {
    return user;
  }
}
