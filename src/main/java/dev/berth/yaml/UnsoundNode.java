package dev.berth.yaml;

import dev.berth.problem.Span;
import org.jspecify.annotations.Nullable;

/// What a problem was told about. It keeps the place of what the user wrote, so that nobody takes
/// the value for missing, and nothing can be read from it, so that no second problem comes of the
/// first one.
///
/// @param span where the value stands
public record UnsoundNode(@Nullable Span span) implements Node {}
