/// What the Compose Specification says about each attribute, as data.
@NullMarked
package dev.berth.compose.grammar;

import org.jspecify.annotations.NullMarked;
