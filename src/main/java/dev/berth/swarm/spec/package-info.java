/// What services, configs and secrets of a swarm are like: records whose attributes are named as
/// Compose files name them, and their JSON form in the Engine API.
@NullMarked
package dev.berth.swarm.spec;

import org.jspecify.annotations.NullMarked;
