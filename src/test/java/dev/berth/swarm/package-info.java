@NullMarked
package dev.berth.swarm;

import org.jspecify.annotations.NullMarked;
