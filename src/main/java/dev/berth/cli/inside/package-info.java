/// Commands within containers: run, exec, attach, cp.
@NullMarked
package dev.berth.cli.inside;

import org.jspecify.annotations.NullMarked;
