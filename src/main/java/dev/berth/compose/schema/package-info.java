/// Holds trees against the grammar.
@NullMarked
package dev.berth.compose.schema;

import org.jspecify.annotations.NullMarked;
