/// Tests of what the build does to the classes, so that a cache can keep them.
@NullMarked
package dev.berth.cache;

import org.jspecify.annotations.NullMarked;
