/// Tests of the whole.
@NullMarked
package dev.berth;

import org.jspecify.annotations.NullMarked;
