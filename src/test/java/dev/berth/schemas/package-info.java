/// Holds the schemas in `schemas/` against files, the grammar and their own rules.
@NullMarked
package dev.berth.schemas;

import org.jspecify.annotations.NullMarked;
