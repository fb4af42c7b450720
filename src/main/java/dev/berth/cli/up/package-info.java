/// Commands that make what the file declares.
@NullMarked
package dev.berth.cli.up;

import org.jspecify.annotations.NullMarked;
