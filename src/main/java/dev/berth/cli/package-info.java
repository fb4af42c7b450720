/// The command line: one class for each command. The only room that knows which targets there are.
@NullMarked
package dev.berth.cli;

import org.jspecify.annotations.NullMarked;
