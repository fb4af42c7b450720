/// Runs plans: each step in a virtual thread of its own as soon as those it waits for are done.
@NullMarked
package dev.berth.run;

import org.jspecify.annotations.NullMarked;
