/// What can be wrong with what a user wrote, where it is, and what to do about it.
@NullMarked
package dev.berth.problem;

import org.jspecify.annotations.NullMarked;
