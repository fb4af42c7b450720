package dev.berth.cli;

/// One call of Berth: the world around it and the options that stand before the command.
///
/// @param console the world around it
/// @param globals the options before the command
/// @param problems where problems are told
record Session(Console console, GlobalOptions globals, ProblemOutput problems) {}
