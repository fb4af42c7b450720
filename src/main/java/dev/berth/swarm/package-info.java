/// The swarm target: stacks as plans on a swarm manager, with the names, labels and specs of
/// `docker stack`.
@NullMarked
package dev.berth.swarm;

import org.jspecify.annotations.NullMarked;
