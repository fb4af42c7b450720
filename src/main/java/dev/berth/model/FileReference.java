package dev.berth.model;

import org.jspecify.annotations.Nullable;

/// A config or secret as a service uses it.
///
/// @param source key under `configs` or `secrets`
/// @param target path inside, or a name under the default directory; absent for the default
/// @param uid owner inside
/// @param gid group inside
/// @param mode file mode; absent for 0444
public record FileReference(
    String source,
    @Nullable String target,
    @Nullable String uid,
    @Nullable String gid,
    @Nullable Integer mode) {}
