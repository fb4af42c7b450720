/// Loads stacks in the legacy format 3.0 to 3.13.
@NullMarked
package dev.berth.compose.stack;

import org.jspecify.annotations.NullMarked;
