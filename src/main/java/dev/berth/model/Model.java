package dev.berth.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A declared AI model.
///
/// @param key key under `models`
/// @param name name on the target
/// @param model reference of the model
/// @param contextSize tokens
/// @param runtimeFlags flags of the inference engine
public record Model(
    String key,
    String name,
    String model,
    @Nullable Integer contextSize,
    List<String> runtimeFlags) {

  public Model {
    runtimeFlags = List.copyOf(runtimeFlags);
  }
}
