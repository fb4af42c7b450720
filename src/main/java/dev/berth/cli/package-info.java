/// The entrance of the command line: the table of commands and what is said about them. Only this
/// room and those in it know which targets there are.
@NullMarked
package dev.berth.cli;

import org.jspecify.annotations.NullMarked;
