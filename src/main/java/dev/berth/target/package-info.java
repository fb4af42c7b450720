/// What engine and swarm have in common: goals, and the specs of networks and volumes.
@NullMarked
package dev.berth.target;

import org.jspecify.annotations.NullMarked;
