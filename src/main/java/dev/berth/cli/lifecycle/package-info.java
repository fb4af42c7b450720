/// Commands for containers that there are: start, stop, remove.
@NullMarked
package dev.berth.cli.lifecycle;

import org.jspecify.annotations.NullMarked;
