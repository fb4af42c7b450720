/// What there is in a swarm, as rows that commands show: fields are named and written as `docker …
/// --format json` has them.
@NullMarked
package dev.berth.swarm.view;

import org.jspecify.annotations.NullMarked;
