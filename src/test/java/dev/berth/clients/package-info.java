/// Programs that were written for `docker compose`, run with Berth in its place.
@org.jspecify.annotations.NullMarked
package dev.berth.clients;
