@NullMarked
package dev.berth.compose.variables;

import org.jspecify.annotations.NullMarked;
