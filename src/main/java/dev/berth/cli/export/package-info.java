/// Compose files written from what runs.
@NullMarked
package dev.berth.cli.export;

import org.jspecify.annotations.NullMarked;
