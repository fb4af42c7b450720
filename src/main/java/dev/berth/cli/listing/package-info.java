/// Commands that show what there is and change nothing.
@NullMarked
package dev.berth.cli.listing;

import org.jspecify.annotations.NullMarked;
