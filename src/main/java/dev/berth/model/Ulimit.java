package dev.berth.model;

/// A resource limit of the kernel.
///
/// @param soft value that is enforced; -1 for no limit
/// @param hard ceiling of the soft value; -1 for no limit
public record Ulimit(long soft, long hard) {}
