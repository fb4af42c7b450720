/// `config`: the file as it is understood, stage by stage or part by part.
@NullMarked
package dev.berth.cli.config;

import org.jspecify.annotations.NullMarked;
