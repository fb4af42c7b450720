package dev.berth.model;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where the image of a service comes from: a registry, a build, or both.
///
/// @param reference `image` as written; absent for a service that is only built
/// @param build how to build it; absent if it is only pulled
/// @param pullPolicy `pull_policy` as written; absent for `missing`
/// @param platform `os/arch[/variant]`
public record ServiceImage(
    @Nullable String reference,
    @Nullable Build build,
    @Nullable String pullPolicy,
    @Nullable String platform) {

  /// The same with its build changed, if it has one.
  public ServiceImage building(UnaryOperator<Build> change) {
    return build == null
        ? this
        : new ServiceImage(reference, change.apply(build), pullPolicy, platform);
  }
}
