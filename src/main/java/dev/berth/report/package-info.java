/// Draws plans, problems and progress for people and machines. Draws only: whatever is shown was
/// decided elsewhere.
@NullMarked
package dev.berth.report;

import org.jspecify.annotations.NullMarked;
