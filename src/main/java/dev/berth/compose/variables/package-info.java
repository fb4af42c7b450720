/// Variables: templates that use them, env files that set them.
@NullMarked
package dev.berth.compose.variables;

import org.jspecify.annotations.NullMarked;
