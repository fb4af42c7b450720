/// Says what a project only implies.
@NullMarked
package dev.berth.compose.normalize;

import org.jspecify.annotations.NullMarked;
