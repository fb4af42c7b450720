@NullMarked
package dev.berth.compose.compatibility;

import org.jspecify.annotations.NullMarked;
