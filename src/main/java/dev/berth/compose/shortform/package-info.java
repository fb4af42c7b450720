/// The short forms of the Compose Specification, read one by one.
@NullMarked
package dev.berth.compose.shortform;

import org.jspecify.annotations.NullMarked;
