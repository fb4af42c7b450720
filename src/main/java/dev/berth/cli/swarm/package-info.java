/// Commands for stacks, services, nodes and the swarm itself.
@NullMarked
package dev.berth.cli.swarm;

import org.jspecify.annotations.NullMarked;
