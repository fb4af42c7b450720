/// What all commands share: the call with its console and options, the files it names, the targets
/// it acts on, and how plans are run and problems told. Knows no command.
@NullMarked
package dev.berth.cli.session;

import org.jspecify.annotations.NullMarked;
