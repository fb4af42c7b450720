/// Plans shown, saved, and made without an engine.
@NullMarked
package dev.berth.cli.plans;

import org.jspecify.annotations.NullMarked;
