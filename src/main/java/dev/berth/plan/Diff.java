package dev.berth.plan;

import dev.berth.problem.Path;
import org.jspecify.annotations.Nullable;

/// One attribute that differs.
///
/// @param path the attribute
/// @param before text of the observed value; absent if there is none
/// @param after text of the wanted value; absent if there is none
/// @param effect what changing it takes
public record Diff(
    Path path, @Nullable String before, @Nullable String after, Spec.Effect effect) {}
