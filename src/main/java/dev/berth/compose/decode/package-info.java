/// The last stage of loading: the canonical tree becomes the typed model. The tree has passed the
/// schema and was normalized, so every attribute has one form.
@NullMarked
package dev.berth.compose.decode;

import org.jspecify.annotations.NullMarked;
