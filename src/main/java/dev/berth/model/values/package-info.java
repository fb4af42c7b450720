/// Values that parse and validate themselves.
@NullMarked
package dev.berth.model.values;

import org.jspecify.annotations.NullMarked;
