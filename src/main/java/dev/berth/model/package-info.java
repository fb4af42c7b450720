/// A Compose project as immutable records: what the file says, after merging, interpolation and
/// normalization, with units decoded. An absent attribute is `null` or empty, never a default, so
/// that "not said" and "said to be the default" stay apart.
@NullMarked
package dev.berth.model;

import org.jspecify.annotations.NullMarked;
