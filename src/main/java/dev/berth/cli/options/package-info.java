/// Options and arguments as commands declare them: read by a reader of plain calls, and described
/// to picocli for all other calls and for help.
@NullMarked
package dev.berth.cli.options;

import org.jspecify.annotations.NullMarked;
