/// Reads Compose files: from text to a project, in stages that can each be printed.
@NullMarked
package dev.berth.compose;

import org.jspecify.annotations.NullMarked;
