/// What has to change and why: pure functions from a desired and an observed state to a plan. Knows
/// neither Compose nor Docker, reads no clock, does no I/O: same input, same plan.
@NullMarked
package dev.berth.plan;

import org.jspecify.annotations.NullMarked;
