package dev.berth.docker;

import java.util.Map;

/// The head of an answer, and its body as it comes.
///
/// @param headers by their names in small letters
record HttpAnswer(int status, Map<String, String> headers, HttpBody body) {}
