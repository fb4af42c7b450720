package dev.berth.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names and labels of the containers of a service.
///
/// @param containerName fixed name; allows one container only
/// @param hostname host name inside
/// @param domainname domain name inside
/// @param labels container labels, those of `label_file` included
/// @param annotations OCI annotations
public record Identity(
    @Nullable String containerName,
    @Nullable String hostname,
    @Nullable String domainname,
    Map<String, String> labels,
    Map<String, String> annotations) {

  public Identity {
    labels = Maps.ordered(labels);
    annotations = Maps.ordered(annotations);
  }
}
