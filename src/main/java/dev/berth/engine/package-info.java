/// Projects on a single Docker engine: what is wanted and what is there as states, the steps from
/// one to the other, and their performing.
@NullMarked
package dev.berth.engine;

import org.jspecify.annotations.NullMarked;
