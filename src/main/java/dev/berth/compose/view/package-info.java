/// A project as the reference shows it and fingerprints it.
@NullMarked
package dev.berth.compose.view;

import org.jspecify.annotations.NullMarked;
