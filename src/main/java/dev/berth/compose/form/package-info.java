/// The one form of each attribute: short forms written out, values in their final form.
@NullMarked
package dev.berth.compose.form;

import org.jspecify.annotations.NullMarked;
