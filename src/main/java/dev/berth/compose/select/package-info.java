/// The services and resources of a project that take part.
@NullMarked
package dev.berth.compose.select;

import org.jspecify.annotations.NullMarked;
