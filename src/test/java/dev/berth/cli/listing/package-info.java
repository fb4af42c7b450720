@NullMarked
package dev.berth.cli.listing;

import org.jspecify.annotations.NullMarked;
