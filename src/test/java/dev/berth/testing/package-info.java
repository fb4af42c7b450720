/// Real engines for integration tests, and the reference tools to compare with.
@NullMarked
package dev.berth.testing;

import org.jspecify.annotations.NullMarked;
