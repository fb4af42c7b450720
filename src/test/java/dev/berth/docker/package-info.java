/// Tests of the gateway.
@NullMarked
package dev.berth.docker;

import org.jspecify.annotations.NullMarked;
