/// Commands that build, pull, push and commit images.
@NullMarked
package dev.berth.cli.images;

import org.jspecify.annotations.NullMarked;
