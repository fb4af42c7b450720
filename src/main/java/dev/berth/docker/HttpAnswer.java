package dev.berth.docker;

/// The head of an answer, and its body as it comes.
record HttpAnswer(int status, Headers headers, HttpBody body) {}
