package dev.berth.swarm.view;

import java.util.SortedMap;
import java.util.TreeMap;

/// A task of a service.
///
/// @param id its ID
/// @param name service and slot, such as `shop_web.1`, or service and node
/// @param image its image
/// @param node host name of its node; empty until it has one
/// @param desiredState what it is to be, such as `Running`
/// @param currentState what it is and for how long, such as `Running 3 minutes ago`
/// @param error why it failed, in quotes; empty if it did not
/// @param ports ports published on its node alone
/// @param past whether a newer task has taken its place; tables indent it then
public record TaskRow(
    String id,
    String name,
    String image,
    String node,
    String desiredState,
    String currentState,
    String error,
    String ports,
    boolean past)
    implements Row {

  @Override
  public SortedMap<String, Object> fields() {
    SortedMap<String, Object> fields = new TreeMap<>();
    fields.put("CurrentState", currentState);
    fields.put("DesiredState", desiredState);
    fields.put("Error", error);
    fields.put("ID", id);
    fields.put("Image", image);
    fields.put("Name", name);
    fields.put("Node", node);
    fields.put("Ports", ports);
    return fields;
  }

  /// With names of past tasks indented below the one that has taken their place.
  @Override
  public SortedMap<String, Object> cells() {
    SortedMap<String, Object> cells = fields();
    cells.put("Name", past ? " \\_ " + name : name);
    return cells;
  }
}
