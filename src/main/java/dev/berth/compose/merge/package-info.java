/// Puts one tree over another.
@NullMarked
package dev.berth.compose.merge;

import org.jspecify.annotations.NullMarked;
