/// Rules that hold between the parts of a project.
@NullMarked
package dev.berth.compose.check;

import org.jspecify.annotations.NullMarked;
