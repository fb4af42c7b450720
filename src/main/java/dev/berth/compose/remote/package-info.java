/// Fetches Compose files from git repositories and registries into a cache on this machine. Loaded
/// with the first reference to another machine.
@NullMarked
package dev.berth.compose.remote;

import org.jspecify.annotations.NullMarked;
