/// What a target makes of a project: which attributes it honours and which it does not.
@NullMarked
package dev.berth.compose.compatibility;

import org.jspecify.annotations.NullMarked;
